"""What one reading of a comment contributes to telling repeats apart, packed into fixed-size records.

A reading is one comment as seen in one capture. Only these records meet in a shuffle, never the text
(shared/beam.md: 0.5 µs a packed key against 5–9 µs for an element each).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from hashlib import blake2b

import numpy as np
import numpy.typing as npt

Packed = npt.NDArray[np.void]

NO_TIME = np.iinfo(np.int64).max
"""A time that no dump states: sorts after every known one."""

SHORT = 20
"""Below this many skeleton characters equal words mean nothing unless author and page are the same too."""

LONG = 60
"""From this many skeleton characters on, equal words by different authors are a copy."""

READING = np.dtype(
    [
        ("id_hi", "<u8"),
        ("id_lo", "<u8"),
        ("node_hi", "<u8"),
        ("node_lo", "<u8"),
        ("article", "<u8"),
        ("site", "<u8"),
        ("author", "<u8"),  # 0: unknown
        ("captured", "<i8"),
        ("posted", "<i8"),
        ("reading", "<u8"),
        ("text", "<u8"),
        ("position", "<u4"),
        ("length", "<u4"),
        ("bucket", "<u4"),
        ("first", "<i8"),  # filled by `recaptures`: earliest capture of the comment
        ("newest", "<u1"),  # filled by `recaptures`: 1 for the reading that stands for the comment
    ]
)

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)


@dataclass(frozen=True, slots=True)
class Reading:
    """One comment as seen in one capture."""

    comment_id: str  # 32 hex digits
    node: str | None  # 32 hex digits, equal for comments with the same words in scope; None: never a repeat
    article: str
    site: str | None
    author: str | None  # author_key
    captured_at: datetime | None
    posted_at: datetime | None
    reading: int  # 64 bits, names this reading
    position: int
    text: int  # 64-bit digest of the words
    length: int  # skeleton characters


def reading_of(source: str, offset: int) -> int:
    """Return the number of the first reading of a capture; the nth comment's is n higher (modulo 2^64)."""
    return short_digest(f"{source}\0{offset}")


def short_digest(text: str) -> int:
    """Return 64 bits of digest of a text."""
    return int.from_bytes(blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "little")


def node_of(is_comment: bool, bare: str, author: str | None, article: str) -> str | None:
    """Return the key under which equal words are the same comment posted again; None: never a repeat by words.

    The scope follows shared/dedup.md 4.3: short words need author and page, middling ones the author (the page
    when the author is unknown), long ones stand for themselves. Pingbacks and placeholders never repeat by words.
    """
    if not is_comment or bare.startswith("\0") or not bare:
        return None
    if author is None:
        return None if len(bare) < SHORT else _key("page", bare, article)
    if len(bare) < SHORT:
        return _key("author+page", bare, author, article)
    return _key("author", bare, author) if len(bare) < LONG else _key("words", bare)


def _key(*fields: str) -> str:
    return blake2b("\0".join(fields).encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


def micros(moment: datetime | None) -> int:
    """Return microseconds since 1970, or NO_TIME."""
    return NO_TIME if moment is None else (moment - _EPOCH) // _MICROSECOND


def pack(readings: Iterable[Reading], buckets: int) -> Packed:
    """Return readings as one packed array; `buckets` is the number of article buckets of the run."""
    rows = [
        (
            *_halves(r.comment_id),
            *(_halves(r.node) if r.node else _halves(r.comment_id)),  # alone under its own id
            int(r.article[:16], 16),
            short_digest(r.site or ""),
            int(r.author[:16], 16) or 1 if r.author else 0,
            micros(r.captured_at),
            micros(r.posted_at),
            r.reading,
            r.text,
            r.position,
            r.length,
            bucket_of(r.article, buckets),
            NO_TIME,
            0,
        )
        for r in readings
    ]
    return np.array(rows, READING)


def bucket_of(article_id: str, buckets: int) -> int:
    """Return the bucket of an article: articles of one bucket, and all their comments, are finished together."""
    return int(article_id[:8], 16) * buckets >> 32


def _halves(hex_id: str) -> tuple[int, int]:
    return int(hex_id[:16], 16), int(hex_id[16:], 16)


def unpack(blocks: Iterable[bytes]) -> Packed:
    """Return packed readings from blocks of bytes."""
    return np.frombuffer(b"".join(blocks), READING)


def split(packed: Packed, by: str, partitions: int) -> Iterable[tuple[int, bytes]]:
    """Yield (partition, block) by the top bits of column `by` (id_hi or node_hi)."""
    part = (packed[by] >> np.uint64(40)) * np.uint64(partitions) >> np.uint64(24)
    order = np.argsort(part, kind="stable")
    ordered, counts = packed[order], np.bincount(part.astype(np.int64), minlength=partitions)
    end = 0
    for partition, count in enumerate(counts.tolist()):
        if count:
            yield partition, ordered[end : end + count].tobytes()
            end += count


def runs_of(sorted_high: npt.NDArray[np.uint64], sorted_low: npt.NDArray[np.uint64]) -> npt.NDArray[np.int64]:
    """Return the starts of runs of equal (high, low) pairs in sorted columns, and the total length at the end."""
    change = np.ones(len(sorted_high), bool)
    change[1:] = (sorted_high[1:] != sorted_high[:-1]) | (sorted_low[1:] != sorted_low[:-1])
    return np.append(np.flatnonzero(change), len(sorted_high))
