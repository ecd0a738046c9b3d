"""Folding by table: a text whose characters all stand in one eight-bit code page is folded byte by byte, fast.

Most comments that are not ASCII are: Western and Central European ones, Russian, Ukrainian, Bulgarian. A table is made
of what the slow way says of each character alone, and refuses texts whose characters could change one another.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

_REFUSED = 0
"""Stands in a folded text for a character that cannot be folded alone."""

_LATIN = re.compile("[A-Za-z]")
_FIRST = re.compile("[\u00c0-\u1fff\u2c00-\u2fdf\u3005-\ud7ff\uf900-\ufdff\ufe70-\uffdc]")
_PAGES = (("cp1252", 0xC0, 0xFF), ("cp1250", 0xC0, 0x17E), ("cp1251", 0x401, 0x45F))
"""Each with the range that the first letter of a text must be in; tried in this order."""


@dataclass(frozen=True, slots=True)
class _Table:
    """What each byte of a code page becomes."""

    page: str
    letters: bytes
    unfolded: bytes  # bytes that become nothing
    longer: tuple[tuple[bytes, bytes], ...]  # bytes that become several

    def fold(self, text: str) -> str | None:
        """Return the text folded; None if a character of it is not in the page, or may not be folded alone."""
        try:
            coded = text.encode(self.page)
        except UnicodeEncodeError:
            return None
        folded = coded.translate(self.letters, self.unfolded)
        if _REFUSED in folded:
            return None
        for single, several in self.longer:
            if single in folded:
                folded = folded.replace(single, several)
        return folded.decode(self.page)


class Alphabets:
    """The tables of all code pages for one way of folding."""

    def __init__(self, slowly: Callable[[str], str], *, nothing: str) -> None:
        """Make the tables of what `slowly` returns for single characters; NUL becomes `nothing`."""
        self._tables = tuple((first, last, _table(page, slowly, nothing)) for page, first, last in _PAGES)

    def fold(self, text: str) -> str | None:
        """Return the text folded, None where that must be done slowly; `text` holds no letters of mixed scripts."""
        letter = _FIRST.search(text)
        code = 0xC0 if letter is None else ord(letter[0])
        for first, last, table in self._tables:
            if first <= code <= last and (folded := table.fold(text)) is not None:
                return folded
        return None


def _table(page: str, slowly: Callable[[str], str], nothing: str) -> _Table:
    letters, unfolded, longer = bytearray(range(256)), bytearray(), []
    for byte in range(256):
        char = bytes((byte,)).decode(page, "replace")
        folded = nothing if byte == _REFUSED else slowly(char)
        try:
            coded = folded.encode(page)
        except UnicodeEncodeError:
            coded = b"\0\0"
        # “№” is “No”: Latin letters that are not there yet could make a word of two scripts.
        if b"\0" in coded or (char > "\x7f" and page == "cp1251" and _LATIN.search(folded)):
            letters[byte] = _REFUSED
        elif not coded:
            unfolded.append(byte)
        elif len(coded) == 1:
            letters[byte] = coded[0]
        else:
            longer.append((bytes((byte,)), coded))
    return _Table(page, bytes(letters), bytes(unfolded), tuple(longer))
