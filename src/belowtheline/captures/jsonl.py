"""JSON Lines of pages, one object a line → captures. Columns: see `captures.rows`.

A file that is one JSON object, one array of objects, or objects over several lines is read too (`json_document`).
An offset is that of the line (or object) in the decompressed file.
"""

import io
import json
from collections.abc import Iterator
from typing import Any

import orjson

from belowtheline.captures import json_document
from belowtheline.captures.compression import damage_of, open_plain, skip
from belowtheline.captures.rows import Address, refused, to_capture
from belowtheline.errors import ReadRefusal
from belowtheline.options import Limits
from belowtheline.records import Read, ReadRange
from belowtheline.storage import files

_LOOK = 64 << 10
_ESCAPES = 3  # a letter of two bytes is six as \uXXXX: a page's line may be three times the page
_WIDE_MARKS = (b"\xff\xfe", b"\xfe\xff")


def read(piece: ReadRange, limits: Limits) -> Iterator[Read]:
    """Yield the page of every line, and a refusal for every line that holds none. Raises OSError."""
    with open_plain(piece.source, limits) as stream:
        head = stream.peek(_LOOK)[:_LOOK] if piece.start == 0 else b""
        if head.startswith(_WIDE_MARKS):
            raise ReadRefusal("corrupt", "JSON in UTF-16; JSON Lines are UTF-8")
        if is_document(_first_bytes(piece.source, limits)):
            yield from json_document.read(stream, piece, limits, limits.max_page_bytes * _ESCAPES)
            return
        skip(stream, piece.start)
        yield from _lines(stream, piece, limits)


def is_document(head: bytes) -> bool:
    """Tell one JSON document from one object a line, by the start of the file."""
    text = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    if text.startswith(b"["):
        return True
    lines = [line.strip() for line in text.split(b"\n", 2)[:2]]
    if len(lines) == 1 or not text.startswith(b"{"):
        return False
    return lines[0] == b"{" or (not _is_json(lines[0]) and lines[1].startswith((b'"', b"}")))


def split(uri: str, size: int, target: int) -> list[ReadRange]:
    """Split a plain file between lines into pieces of about `target` bytes: JSON has no bare line end inside a row."""
    starts = [0]
    with files.open_binary(uri) as stored:
        while (at := starts[-1] + target) < size:
            stored.seek(at - 1)
            while (line := stored.readline(1 << 20)) and not line.endswith(b"\n"):
                pass
            if stored.tell() >= size:
                break
            starts.append(stored.tell())
    ends = [*starts[1:], None]
    return [
        ReadRange(uri, "jsonl", start, end, (size if end is None else end) - start)
        for start, end in zip(starts, ends, strict=True)
    ]


def parse(line: bytes) -> Any:
    """Parse JSON; a spelling only Python's own parser takes (NaN, half surrogates, bare control characters) counts.

    Raises ReadRefusal.
    """
    try:
        return orjson.loads(line)
    except orjson.JSONDecodeError:
        pass
    try:
        return json.loads(line.decode("utf-8", "replace"), strict=False)
    except (ValueError, RecursionError) as error:
        text = "nested too deep" if isinstance(error, RecursionError) else str(error)
        raise ReadRefusal("bad-row", f"the line is not JSON: {text[:200]}") from None


def _lines(stream: io.BufferedReader, piece: ReadRange, limits: Limits) -> Iterator[Read]:
    most = limits.max_page_bytes * _ESCAPES
    at = piece.start
    while piece.end is None or at < piece.end:
        line = stream.readline(most + 1)
        address, size = Address(piece.source, at, "jsonl"), len(line)
        at += size
        ended = line.endswith(b"\n")
        if not ended and (problem := damage_of(stream)):  # cut in the middle of this line
            yield refused(address, problem)
            return
        if size > most and not ended:
            at += _finish_line(stream)
            problem = ReadRefusal("too-large", f"the line has {at - address.offset} bytes, more than a page may have")
            yield refused(address, problem)
        elif not line:
            return
        elif line := line.removeprefix(b"\xef\xbb\xbf").strip():
            try:
                yield to_capture(parse(line), address, limits)
            except ReadRefusal as problem:
                yield refused(address, problem)


def _finish_line(stream: io.BufferedReader) -> int:
    passed = 0
    while line := stream.readline(1 << 20):
        passed += len(line)
        if line.endswith(b"\n"):
            break
    return passed


def _first_bytes(uri: str, limits: Limits) -> bytes:
    with open_plain(uri, limits) as stream:
        return stream.read(_LOOK)


def _is_json(line: bytes) -> bool:
    try:
        parse(line)
    except ReadRefusal:
        return False
    return True
