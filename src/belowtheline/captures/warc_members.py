"""WARC records that are each a gzip member, Zstandard or LZ4 frame of their own, read by FastWARC."""

from collections.abc import Iterator
from typing import Any, BinaryIO

from fastwarc.warc import ArchiveIterator

from belowtheline.captures.decoders import BOMB_FLOOR, DAMAGE, MAGIC, decoders_of, zstd_dictionary
from belowtheline.captures.http_message import Block
from belowtheline.captures.warc_frames import Damage
from belowtheline.errors import ReadRefusal, is_panic
from belowtheline.options import Limits

_MOST_CANDIDATES = 10_000  # places that look like a member but are none, tried after one damage
_STEP = 16 << 20
_PIECE = 64 << 10


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
        self._check()
        reader: Block = self._record.reader
        return reader

    def is_bomb(self) -> bool:
        """Pass over the rest of a long record (refused by its length already): is it worth reading to its end?"""
        if self.length > BOMB_FLOOR:
            try:
                self.finish()
            except ReadRefusal:
                return True
        return False

    def _check(self) -> None:
        if b"content-length" not in self.fields:  # FastWARC takes what is there for the whole header
            raise ReadRefusal("truncated", "the record's header breaks off before its Content-Length")

    def finish(self) -> bool:
        """See `warc_frames.Frame`. Stops in the middle of a bomb."""
        self._check()
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
    prefix = zstd_dictionary(stored) if compression == "zstd" else b""
    start = start if start >= len(prefix) else 0
    member = last = start - 1  # offsets of the last member and the last record
    while True:
        broken, problem = False, None
        try:
            for record, member in _records(stored, start, prefix):
                last = max(member, last + 1)
                frame = MemberFrame(record, last, stored, limits)
                yield frame
                if broken := frame.broken or frame.is_bomb():
                    break
        except OSError as error:
            problem = error
        if problem is None and not broken:
            lost = _unread(stored, max(member, start), compression)
            if lost is not None:
                yield Damage(lost, ReadRefusal("truncated", "the file ends inside the first bytes of a record"))
            return
        going_on, failed = _next_member(stored, max(last, start - 1) + 1, compression, prefix)
        if problem:
            yield Damage(failed if last >= start else start, _refusal(problem, going_on))
            last = max(last, failed)
        if going_on is None:
            return
        start = going_on


def holds_one_record_a_member(stored: BinaryIO, compression: str) -> bool:
    """Tell whether the second record starts a member of its own; else the file is one compressed stream."""
    prefix = zstd_dictionary(stored) if compression == "zstd" else b""
    try:
        records = _records(stored, 0, prefix)
        record, first = next(records)
        if record.content_length > BOMB_FLOOR:
            return True
        _, second = next(records)
        return second > first and _starts_record(stored, second, prefix)
    except (OSError, StopIteration):
        return True


def _records(stored: BinaryIO, start: int, prefix: bytes) -> Iterator[tuple[Any, int]]:
    """Yield FastWARC's records from `start` on, each with its offset in the file. Raises OSError."""
    try:
        yield from _unguarded(stored, start, prefix)
    except BaseException as error:
        if not is_panic(error):
            raise
        raise OSError(f"damaged: {str(error)[:200]}") from None


def _unguarded(stored: BinaryIO, start: int, prefix: bytes) -> Iterator[tuple[Any, int]]:
    stored.seek(start)
    if prefix and start:
        # FastWARC takes a dictionary at the very beginning only: positions are counted from there
        shift = start - len(prefix)
        for record in ArchiveIterator(_After(prefix, stored), parse_http=False):
            yield record, record.stream_pos + shift
    else:
        for record in ArchiveIterator(stored, parse_http=False):
            yield record, record.stream_pos


class _After:
    """A dictionary, then the rest of its file."""

    def __init__(self, prefix: bytes, stored: BinaryIO) -> None:
        self._prefix, self._stored, self._at = prefix, stored, 0

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


def _next_member(stored: BinaryIO, start: int, compression: str, prefix: bytes) -> tuple[int | None, int]:
    """Find the next offset from `start` on at which a record can be read, and the first where one cannot."""
    magic, tried, failed = MAGIC[compression], 0, start
    stored.seek(start)
    at, window = start, b""
    while more := stored.read(1 << 20):
        window += more
        found = window.find(magic)
        while found >= 0:
            if _starts_record(stored, at + found, prefix):
                return at + found, failed
            failed = failed if tried else at + found
            tried += 1
            if tried > _MOST_CANDIDATES:
                return None, failed
            found = window.find(magic, found + 1)
        keep = len(magic) - 1
        at, window = at + len(window) - keep, window[-keep:]
        stored.seek(at + keep)
    return None, failed


def _unread(stored: BinaryIO, member: int, compression: str) -> int | None:
    """Return where a gzip member begins that was cut before its first record: FastWARC takes that for the end."""
    if compression != "gzip":
        return None
    stored.seek(member)
    decoder, end = decoders_of("gzip")(), member
    try:
        while not decoder.eof:
            data = stored.read(_PIECE) if decoder.needs_input else b""
            if decoder.needs_input and not data:
                return None  # cut inside the member read last, whose record knows
            end += len(data)
            decoder.decompress(data, _PIECE)
    except DAMAGE:
        return None
    rest = decoder.unused_data or b""
    return end - len(rest) if rest.strip(b"\0") or stored.read(_PIECE).strip(b"\0") else None


def _starts_record(stored: BinaryIO, offset: int, prefix: bytes) -> bool:
    try:
        _, found = next(_records(stored, offset, prefix))
    except (OSError, StopIteration):
        return False
    return found == offset


def _refusal(error: OSError, going_on: int | None) -> ReadRefusal:
    lost = "the rest of the file is lost" if going_on is None else f"reading goes on at byte {going_on}"
    cut = "incomplete" in str(error) or "fill whole buffer" in str(error)
    return ReadRefusal(
        "truncated" if cut and going_on is None else "corrupt", f"damaged after the record before: {error}; {lost}"
    )
