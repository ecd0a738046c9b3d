"""WARC records framed in a stream of plain bytes: where each starts, and how reading goes on after damage.

Splitting and reading share this one frame parser, so a split point is always a record that reading finds too.
FastWARC reads the compressed ones (`warc_members`); on plain files this is both faster and exact about damage.
"""

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from belowtheline.captures.compression import damage_of, skip
from belowtheline.captures.http_message import MOST_HEADER, Block
from belowtheline.errors import ReadRefusal

_LINE = 64 << 10
_BLANK = (b"\r\n", b"\n")
_VERSION = re.compile(rb"WARC/\d\.\d{1,3}\s{0,4}\Z")


@dataclass(frozen=True, slots=True)
class Damage:
    """Bytes that are no record."""

    offset: int
    problem: ReadRefusal

    def until(self, end: int) -> "Damage":
        """Say where reading goes on."""
        text = f"{self.problem}; bytes {self.offset} to {end} are lost"
        return Damage(self.offset, ReadRefusal(self.problem.reason, text))


class Frame(Protocol):
    """One record: its place, its header, its block."""

    offset: int
    fields: dict[bytes, bytes]  # names in lower case
    length: int  # of the block, as the header states it
    broken: bool  # its bytes are damaged: reading goes on at the next record that can be found

    def block(self, most: int) -> Block:
        """Read the block (of a longer one than `most`: its start). Raises ReadRefusal, OSError."""
        ...

    def finish(self) -> bool:
        """Pass over what was not read; False when the file ends before the block does. Raises ReadRefusal, OSError."""
        ...


class Cursor:
    """A place in the stream: `line` is the first line there that is not blank, `offset` where it starts."""

    def __init__(self, stream: io.BufferedReader, start: int, size: int | None) -> None:
        """Begin at `start`, where the stream must stand; `size` is the file's where seeking is possible."""
        self.stream, self.size = stream, size
        self.at = self.offset = start  # `at`: of the next byte to read
        self.line = b""
        self.blanks = 0  # blank lines passed before `line`
        self._furthest = 0

    def advance(self) -> None:
        """Read on to the next line that is not blank."""
        self.blanks = -1
        line = b"\n"
        while line in _BLANK:
            self.blanks += 1
            self.offset = self.at
            line = self.stream.readline(_LINE)
            self.at += len(line)
        self.line = line

    def header(self) -> tuple[dict[bytes, bytes], int]:
        """Read the rest of the header that `line` begins: its fields, and the block's length. Raises ReadRefusal."""
        if not _VERSION.match(self.line):
            raise ReadRefusal("corrupt", "no WARC record begins here")
        fields: dict[bytes, bytes] = {}
        readline, size = self.stream.readline, 0
        while (line := readline(_LINE)) not in _BLANK:
            size += len(line)
            if not line or size > MOST_HEADER:
                self.at += size
                self.advance()
                if not line:
                    raise ReadRefusal("truncated", "the file ends inside a record's header")
                raise ReadRefusal("corrupt", f"a record's header is longer than {MOST_HEADER} bytes")
            name, colon, value = line.partition(b":")
            if not colon and _VERSION.match(line):  # the header was cut, the next record follows
                self.line, self.offset, self.at = line, self.at + size - len(line), self.at + size
                raise ReadRefusal("corrupt", "a record's header breaks off")
            fields[name.lower()] = value.strip()
        self.at += size + len(line)
        length = fields.get(b"content-length", b"")
        if not length.isdigit() or len(length) > 18:
            self.advance()
            raise ReadRefusal("corrupt", "a record's header gives no usable Content-Length")
        return fields, int(length)

    def find_version(self) -> None:
        """Go on to the next line that could begin a record, from `line` on if it was not looked at yet."""
        while self.line and not _VERSION.match(self.line):
            self.advance()

    def rewind(self, to: int) -> None:
        """Go back to `to` and the line there, if the stream can and was not taken back over these bytes before.

        Once only, or a hostile file of records that all claim to be long would be read over and over.
        """
        if self.size is not None and to >= self._furthest:
            self._furthest = self.at
            self.stream.seek(to)
            self.at = to
            self.advance()


class PlainFrame:
    """A record in plain bytes; its block is read on demand."""

    __slots__ = ("_cursor", "_done", "_start", "broken", "fields", "length", "offset")

    def __init__(self, cursor: Cursor, offset: int, fields: dict[bytes, bytes], length: int) -> None:
        """Stand where the block starts."""
        self.offset, self.fields, self.length = offset, fields, length
        self._cursor, self._start, self._done = cursor, cursor.at, False
        self.broken = False

    def block(self, most: int) -> Block:
        """See `Frame`. A block that another record does not follow has a wrong length, unless blank lines do."""
        cursor = self._cursor
        data = cursor.stream.read(min(self.length, most))
        cursor.at += len(data)
        if len(data) == self.length:
            cursor.advance()
            self._done = True
            if cursor.line and cursor.blanks < 2 and not cursor.line.startswith(b"WARC/"):
                self.broken = True
                raise ReadRefusal("corrupt", "the record is not as long as its Content-Length says")
        return io.BytesIO(data)

    def finish(self) -> bool:
        """See `Frame`."""
        if self._done:
            return True
        cursor, left = self._cursor, self._start + self.length - self._cursor.at
        self._done = True
        there = left if cursor.size is None else min(left, max(0, cursor.size - cursor.at))
        passed = skip(cursor.stream, there)
        cursor.at += passed
        cursor.advance()
        return passed == left

    @property
    def start(self) -> int:
        """Where the block starts."""
        return self._start


def frames(stream: io.BufferedReader, start: int, end: int | None, size: int | None) -> Iterator[PlainFrame | Damage]:
    """Yield the records that start in `start` ≤ offset < `end`, and the damage between them.

    `stream` stands at `start`; `size` is the size of a seekable file, None for a decompressed stream.
    """
    cursor = Cursor(stream, start, size)
    cursor.advance()
    lost: Damage | None = None
    while cursor.line and (end is None or cursor.offset < end):
        offset = cursor.offset
        try:
            fields, length = cursor.header()
        except ReadRefusal as problem:
            lost = lost or Damage(offset, problem)
            cursor.find_version()
            continue
        if lost:
            yield lost.until(offset)
            lost = None
        frame = PlainFrame(cursor, offset, fields, length)
        yield frame
        if frame.broken:
            cursor.rewind(frame.start)
            cursor.find_version()
        else:
            frame.finish()
    if lost:
        yield lost.until(cursor.offset)
    if problem_of_stream := damage_of(stream):
        yield Damage(cursor.offset, problem_of_stream)


def boundaries(stream: io.BufferedReader, size: int, target: int) -> Iterator[int]:
    """Yield offsets of records, each at least `target` bytes after the one before, up to the first damage."""
    last = 0
    for frame in frames(stream, 0, None, size):
        if isinstance(frame, Damage):
            return
        if frame.offset - last >= target:
            yield frame.offset
            last = frame.offset
        if not frame.finish():
            return
