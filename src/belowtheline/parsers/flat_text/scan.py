"""What every grammar asks of a dump, computed once."""

from dataclasses import dataclass, field

from belowtheline.parsers.flat_text import lines
from belowtheline.parsers.flat_text.bylines import Byline, read_byline
from belowtheline.parsers.flat_text.dump import Dump


@dataclass(slots=True)
class Scan:
    """A dump with its bylines and machinery marked."""

    dump: Dump
    bylines: dict[int, Byline] = field(default_factory=dict)  # lines that hold a time
    chrome: list[bool] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)  # lines that start what follows a thread

    def is_bare_time(self, at: int) -> bool:
        """Tell whether a line is nothing but a time and machinery."""
        byline = self.bylines.get(at)
        return byline is not None and byline.author is None

    def is_machinery(self, at: int) -> bool:
        """Tell whether a line is buttons, counters, or a bare time."""
        return self.chrome[at] or self.is_bare_time(at)


def scan(dump: Dump) -> Scan:
    """Look at every line once."""
    found = Scan(dump)
    repeats: dict[str, int] = {}
    for at, (text, folded) in enumerate(zip(dump.text, dump.key, strict=True)):
        found.chrome.append(lines.is_chrome(text, folded) or not text)
        if not folded:
            continue
        if "0" in folded and (byline := read_byline(text)) is not None:
            found.bylines[at] = byline
        if lines.is_end(folded) or lines.is_more(folded):
            found.ends.append(at)
            repeats[folded] = repeats.get(folded, 0) + 1
    found.ends = [at for at in found.ends if repeats[dump.key[at]] <= 2]
    return found
