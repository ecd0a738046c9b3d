"""WARC records that are each a gzip member, Zstandard or LZ4 frame of their own, read by FastWARC."""

from collections.abc import Iterator
from typing import Any, BinaryIO

from fastwarc.warc import ArchiveIterator

from belowtheline.captures.http_message import Block
from belowtheline.captures.inflating import BOMB_FLOOR, MAGIC
from belowtheline.captures.warc_frames import Damage
from belowtheline.errors import ReadRefusal
from belowtheline.options import Limits

_DICTIONARY = b"\x5d\x2a\x4d\x18"  # the skippable frame a .warc.zst keeps its dictionary in
_MOST_DICTIONARY = 64 << 20
_MOST_CANDIDATES = 10_000  # places that look like a member but are none, tried after one damage
_STEP = 16 << 20


class MemberFrame:
    """A record FastWARC stands on."""

    __slots__ = ("_limits", "_record", "_stored", "broken", "fields", "length", "offset")

    def __init__(self, record: Any, offset: int, stored: BinaryIO, limits: Limits) -> None:
        """Wrap `record`, whose member starts at `offset`."""
        self._record, self._stored, self._limits = record, stored, limits
        self.offset: int = offset
        self.length: int = record.content_length
        self.fields: dict[bytes, bytes] = {name.lower(): value for name, value in record.headers.items_bytes()}
        self.broken = False

    def block(self, most: int) -> Block:  # noqa: ARG002 – read on demand, so as much as is asked for
        """See `warc_frames.Frame`."""
        reader: Block = self._record.reader
        return reader

    def finish(self) -> bool:
        """See `warc_frames.Frame`. Stops in the middle of a bomb."""
        reader, passed = self._record.reader, 0
        while step := reader.consume(_STEP):
            passed += step
            taken = self._stored.tell() - self.offset
            if passed > BOMB_FLOOR and passed > self._limits.max_expansion * taken:
                self.broken = True
                raise ReadRefusal("bomb", f"the record grew to more than {passed} bytes from {taken}")
        return bool(reader.tell() == self.length)


def frames(stored: BinaryIO, start: int, compression: str, limits: Limits) -> Iterator[MemberFrame | Damage]:
    """Yield the records from `start` on, and the damage between them.

    After damage, reading goes on at the next place that holds the magic number and decompresses to a record.
    A second record inside one member, which has no offset of its own, takes the next free number.
    """
    prefix = _dictionary(stored) if compression == "zstd" else b""
    start, last = (start, -1) if start >= len(prefix) else (0, -1)
    while True:
        frame: MemberFrame | None = None
        problem: OSError | None = None
        try:
            for record in ArchiveIterator(_from(stored, start, prefix), parse_http=False):
                last = max(record.stream_pos, last + 1)
                frame = MemberFrame(record, last, stored, limits)
                yield frame
                if frame.broken:
                    break
        except OSError as error:
            problem = error
        if problem is None and not (frame and frame.broken):
            return
        going_on = _next_member(stored, max(last, start) + 1, compression, prefix)
        if problem:
            yield Damage(last + 1 if frame else start, _refusal(problem, going_on))
        if going_on is None:
            return
        start = going_on


def holds_one_record_a_member(stored: BinaryIO, compression: str) -> bool:
    """Tell whether the second record starts a member of its own; else the file is one compressed stream."""
    prefix = _dictionary(stored) if compression == "zstd" else b""
    try:
        records = ArchiveIterator(_from(stored, 0, prefix), parse_http=False)
        first = next(records)
        if first.content_length > BOMB_FLOOR:
            return True
        second = next(records).stream_pos
        return second > first.stream_pos and _starts_record(stored, second, prefix)
    except (OSError, StopIteration):
        return True


def _from(stored: BinaryIO, start: int, prefix: bytes) -> Any:
    """Return the file from `start` on as FastWARC wants it, with the dictionary in front if it has one."""
    stored.seek(start)
    return _After(stored, start, prefix) if prefix and start else stored


class _After:
    """A dictionary, then the rest of its file; positions are those in the file."""

    def __init__(self, stored: BinaryIO, start: int, prefix: bytes) -> None:
        self._stored, self._prefix, self._at = stored, prefix, start - len(prefix)

    def read(self, size: int = -1) -> bytes:
        data = self._prefix[:size] if self._prefix else self._stored.read(size)
        self._prefix = self._prefix[size:]
        self._at += len(data)
        return data

    def tell(self) -> int:
        return self._at

    def seek(self, *_: int) -> int:
        raise OSError("not seekable")

    def close(self) -> None:
        """Leave the file to its owner."""


def _dictionary(stored: BinaryIO) -> bytes:
    stored.seek(0)
    head = stored.read(8)
    length = int.from_bytes(head[4:], "little")
    if not head.startswith(_DICTIONARY) or length > _MOST_DICTIONARY:
        return b""
    return head + stored.read(length)


def _next_member(stored: BinaryIO, start: int, compression: str, prefix: bytes) -> int | None:
    """Find the next offset from `start` on at which a record can be read."""
    magic, tried = MAGIC[compression], 0
    stored.seek(start)
    at, window = start, b""
    while more := stored.read(1 << 20):
        window += more
        found = window.find(magic)
        while found >= 0:
            if _starts_record(stored, at + found, prefix):
                return at + found
            tried += 1
            if tried > _MOST_CANDIDATES:
                return None
            found = window.find(magic, found + 1)
        keep = len(magic) - 1
        at, window = at + len(window) - keep, window[-keep:]
        stored.seek(at + keep)
    return None


def _starts_record(stored: BinaryIO, offset: int, prefix: bytes) -> bool:
    try:
        record = next(ArchiveIterator(_from(stored, offset, prefix), parse_http=False))
    except (OSError, StopIteration):
        return False
    return bool(record.stream_pos == offset)


def _refusal(error: OSError, going_on: int | None) -> ReadRefusal:
    lost = "the rest of the file is lost" if going_on is None else f"reading goes on at byte {going_on}"
    cut = "incomplete" in str(error) or "fill whole buffer" in str(error)
    return ReadRefusal(
        "truncated" if cut and going_on is None else "corrupt", f"damaged after the record before: {error}; {lost}"
    )
