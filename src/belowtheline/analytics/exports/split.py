"""Which part of a split a thread belongs to: by its article's id alone, so the same on every machine and for ever."""

from dataclasses import dataclass
from hashlib import blake2b

from belowtheline.errors import UsageError

_NAMES = {2: ("train", "test"), 3: ("train", "dev", "test")}
_FINE = 10_000


@dataclass(frozen=True, slots=True)
class Split:
    """Parts by name with their shares, which add up to 100."""

    parts: tuple[tuple[str, int], ...]

    def part_of(self, article_id: str) -> str:
        """Return the part of a thread. A larger corpus never moves a thread from one part to another."""
        digest = blake2b(article_id.encode(), digest_size=8, person=b"btl-split").digest()
        drawn = int.from_bytes(digest, "big") % _FINE
        border = 0
        for name, share in self.parts:
            border += share * _FINE // 100
            if drawn < border:
                return name
        return self.parts[-1][0]


def parse(text: str) -> Split:
    """Return the split that “80/20” (train/test) or “80/10/10” (train/dev/test) asks for. Raises UsageError."""
    shares = [int(part) for part in text.split("/") if part.isascii() and part.isdigit()]
    if len(shares) != text.count("/") + 1 or len(shares) not in _NAMES or sum(shares) != 100 or 0 in shares:
        raise UsageError(f"--split={text}: whole percentages that add up to 100, as in 80/20 or 80/10/10")
    return Split(tuple(zip(_NAMES[len(shares)], shares, strict=True)))
