"""A JSON file that is one document – an array of pages, one page, or pages over several lines – read page by page."""

import codecs
import io
import json
from collections.abc import Iterator

from belowtheline.captures.compression import damage_of
from belowtheline.captures.rows import Address, refused, to_capture
from belowtheline.errors import ReadRefusal
from belowtheline.options import Limits
from belowtheline.records import Read, ReadRange

_BLANK = " \t\r\n,"
_FIRST = 1 << 20
_NEAR = 8
_DECODER = json.JSONDecoder(strict=False)


class _Text:
    """A window of the document as text that knows at which byte it starts."""

    def __init__(self, stream: io.BufferedReader) -> None:
        self._stream = stream
        self._decode = codecs.getincrementaldecoder("utf-8-sig")("surrogateescape")
        self.text, self.offset, self.ended = "", 0, False

    def more(self, size: int) -> bool:
        """Read `size` more bytes; False at the end."""
        data = self._stream.read(size)
        self.ended = not data
        self.text += self._decode.decode(data, self.ended)
        return not self.ended

    def drop(self, count: int) -> None:
        """Forget the first `count` characters."""
        self.offset += len(self.text[:count].encode("utf-8", "surrogateescape"))
        self.text = self.text[count:]

    def drop_blanks(self) -> str:
        """Go on to the next character that is neither blank nor comma; return it, or "" at the end."""
        while True:
            self.drop(len(self.text) - len(self.text.lstrip(_BLANK)))
            if self.text or not self.more(_FIRST):
                return self.text[:1]


def read(stream: io.BufferedReader, piece: ReadRange, limits: Limits, most: int) -> Iterator[Read]:
    """Yield the pages of the document; no more of it than one page (`most` bytes) is held at a time."""
    text = _Text(stream)
    in_array = text.drop_blanks() == "["
    if in_array:
        text.drop(1)
    while (first := text.drop_blanks()) and not (in_array and first == "]"):
        address = Address(piece.source, text.offset, "jsonl")
        try:
            row, end = _element(text, most)
        except ReadRefusal as problem:
            yield refused(address, damage_of(stream) or problem)
            return
        text.drop(end)
        if address.offset >= piece.start and (piece.end is None or address.offset < piece.end):
            yield to_capture(row, address, limits)
    if damage := damage_of(stream):
        yield refused(Address(piece.source, text.offset, "jsonl"), damage)
    elif in_array and not first:
        cut = ReadRefusal("truncated", "the file ends before its array does")
        yield refused(Address(piece.source, text.offset, "jsonl"), cut)


def _element(text: _Text, most: int) -> tuple[object, int]:
    """Parse the value the text starts with, reading twice as much each time it does not end."""
    while True:
        try:
            row, end = _DECODER.raw_decode(text.text)
        except RecursionError:
            raise ReadRefusal("bad-row", "nested too deep; the rest of the file is lost") from None
        except json.JSONDecodeError as error:
            # what breaks off is reported at the end of the text, or as a string without one
            if error.pos + _NEAR < len(text.text) and not error.msg.startswith("Unterminated"):
                raise ReadRefusal("corrupt", f"not JSON from here on, the rest of the file is lost: {error}") from None
        else:
            if end < len(text.text) or text.ended or isinstance(row, dict | list):
                return row, end
        if text.ended:
            raise ReadRefusal("truncated", "the file ends inside this object")
        if len(text.text) > most:
            raise ReadRefusal("too-large", f"no object ends within {most} bytes; the rest of the file is lost")
        text.more(max(_FIRST, len(text.text)))
