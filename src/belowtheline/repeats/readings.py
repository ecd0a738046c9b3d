"""What one reading of a comment contributes to telling repeats apart, packed into fixed-size records.

A reading is one comment as seen in one capture. Only these records meet in a shuffle, never the text
(shared/beam.md: 0.5 µs a packed key against 5–9 µs for an element each).
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from hashlib import blake2b

import numpy as np
import numpy.typing as npt
import xxhash

from belowtheline.repeats.blocks import pack as pack_block
from belowtheline.repeats.blocks import unpack as unpack_blocks
from belowtheline.repeats.grams import U64
from belowtheline.repeats.normalise import Words

Packed = npt.NDArray[np.void]

NO_TIME = np.iinfo(np.int64).max
"""A time that no dump states: sorts after every known one."""

READING = np.dtype(
    [
        ("id_hi", "<u8"),
        ("id_lo", "<u8"),
        ("node", "<u8"),  # see `nodes.node_of`; 0: words that never repeat
        ("article", "<u8"),
        ("site", "<u8"),
        ("author", "<u8"),  # 0: unknown
        ("captured", "<i8"),
        ("posted", "<i8"),
        ("reading", "<u8"),
        ("text", "<u8"),  # digest of its words
        ("said", "<u8"),  # digest of its text as printed, its author's name and what it answers
        ("position", "<u4"),
        ("length", "<u4"),  # in units, see `normalise.unit_count`
        ("run", "<u2"),  # 0: this run; else the number of an earlier one, see `storage.history`
        ("bucket", "<u4"),  # of articles; of an earlier run: the number of its file
        ("place", "<u4"),  # where its text stands in the texts of its part
        ("part", "<u8"),  # 0: no texts were kept
        ("cut", "<u1"),
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
    node: int  # 64 bits, equal for comments with the same words in scope; 0: never a repeat
    article: str
    site: str | None
    author: str | None  # author_key
    captured_at: datetime | None
    posted_at: datetime | None
    reading: int  # 64 bits, names this reading
    position: int
    words: Words
    units: int
    text: str = ""
    name: str | None = None  # the author as printed; kept until the run ends, to see whom a comment addresses
    parent: str | None = None  # comment_id of the comment it answers


@dataclass(frozen=True, slots=True)
class Texts:
    """Where the texts of some readings were kept: the part's number, and the place of each in it."""

    part: int
    places: Sequence[int]


def reading_of(source: str, offset: int) -> int:
    """Return the number of the first reading of a capture; the nth comment's is n higher (modulo 2^64)."""
    return short_digest(f"{source}\0{offset}")


def short_digest(text: str) -> int:
    """Return 64 bits of digest of a text."""
    return int.from_bytes(blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "little")


def number_of(hex_id: str | None) -> int:
    """Return 64 bits of an author's or article's key; 0 for none."""
    return 0 if hex_id is None else int(hex_id[:16], 16) or 1


def micros(moment: datetime | None) -> int:
    """Return microseconds since 1970, or NO_TIME."""
    return NO_TIME if moment is None else (moment - _EPOCH) // _MICROSECOND


def pack(readings: Sequence[Reading], buckets: int, texts: Texts | None = None) -> Packed:
    """Return readings as one packed array; `buckets` is the number of article buckets of the run."""
    part, places = (0, [0] * len(readings)) if texts is None else (texts.part, texts.places)
    rows = [
        (
            *halves(r.comment_id),
            r.node,
            number_of(r.article),
            short_digest(r.site or ""),
            number_of(r.author),
            micros(r.captured_at),
            micros(r.posted_at),
            r.reading,
            xxhash.xxh3_64_intdigest(r.words.bare.encode("utf-8", "surrogatepass")),
            _said(r),
            r.position,
            r.units,
            0,
            bucket_of(r.article, buckets),
            place,
            part,
            r.words.cut,
            NO_TIME,
            0,
        )
        for r, place in zip(readings, places, strict=True)
    ]
    return np.array(rows, READING)


def _said(reading: Reading) -> int:
    name = "" if reading.name is None else f"by {reading.name}"
    return xxhash.xxh3_64_intdigest(f"{reading.parent}\0{name}\0{reading.text}".encode("utf-8", "surrogatepass"))


def bucket_of(article_id: str, buckets: int) -> int:
    """Return the bucket of an article: articles of one bucket, and all their comments, are finished together."""
    return int(article_id[:8], 16) * buckets >> 32


def buckets_of(articles: U64, buckets: int) -> npt.NDArray[np.int64]:
    """Return the bucket of each article, by the numbers of `number_of`."""
    return ((articles >> np.uint64(32)) * np.uint64(buckets) >> np.uint64(32)).astype(np.int64)


def halves(hex_id: str) -> tuple[int, int]:
    """Return the upper and lower 64 bits of an id."""
    return int(hex_id[:16], 16), int(hex_id[16:], 16)


def unpack(blocks: Iterable[bytes]) -> Packed:
    """Return packed readings from blocks of bytes."""
    return unpack_blocks(blocks, READING)


def split(packed: Packed | U64, by: U64, partitions: int) -> Iterator[tuple[int, bytes]]:
    """Yield (partition, block) by the top bits of `by`: a column of hashes, as long as `packed`."""
    part = partition_of(by, partitions)
    order = np.argsort(part, kind="stable")
    ordered, counts = packed[order], np.bincount(part, minlength=partitions)
    end = 0
    for partition, count in enumerate(counts.tolist()):
        if count:
            yield partition, pack_block(ordered[end : end + count])
            end += count


def partition_of(hashes: U64, partitions: int) -> npt.NDArray[np.int64]:
    """Return the partition of each hash, by its top bits."""
    return ((hashes >> np.uint64(40)) * np.uint64(partitions) >> np.uint64(24)).astype(np.int64)


def runs_of(sorted_high: npt.NDArray[np.uint64], sorted_low: npt.NDArray[np.uint64]) -> npt.NDArray[np.int64]:
    """Return the starts of runs of equal (high, low) pairs in sorted columns, and the total length at the end."""
    change = np.ones(len(sorted_high), bool)
    change[1:] = (sorted_high[1:] != sorted_high[:-1]) | (sorted_low[1:] != sorted_low[:-1])
    return np.append(np.flatnonzero(change), len(sorted_high))


def capture_of(readings: Packed) -> U64:
    """Return the number of the capture that each reading was read from."""
    number: U64 = readings["reading"] - readings["position"].astype(np.uint64)
    return number
