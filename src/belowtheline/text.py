"""Clean text, as every field of the corpus holds it; plain strings in, no HTML.

Text is kept as printed: no case, accent, quotation mark or full-width form is changed. What goes is what
nobody can see: runs of white space (no-break spaces too) become one space, zero-width spaces, soft
hyphens, byte order marks and control characters vanish. Zero-width joiners stay, emoji and several
scripts are spelt with them, and so do marks of writing direction.
"""

import re
from collections.abc import Iterable

_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f"  # controls that are no white space
    "\u00ad\u180e\u200b\u2060-\u2064\ufeff\ufff9-\ufffb\ufffe\uffff]"
)
_LINE_ENDS = re.compile("\r\n?|[\v\f\x85\u2028\u2029]")
# Kana and Han, written without spaces: each character counts as a word.
_NO_SPACES = "\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003fffd"
_RUN = re.compile(rf"[{_NO_SPACES}]|[^\s{_NO_SPACES}]+")
# The UTF-8 of ASCII punctuation, and of the dashes, bullets, arrows, quotation marks and emoji that stand alone
# between words. No word is made up of these bytes alone, but one in the letters of mathematics.
_MATHEMATICS = "\U0001d400".encode()[:2]
_PUNCTUATION = b"!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~\xc2\xe2\xf0" + bytes([*range(0x80, 0xB0), *range(0xB6, 0xC0)])
_SHAPE = bytes(32 if code in b" \n" else 107 if 0xE3 <= code <= 0xE9 else 120 for code in range(256))  # space, k, x


def clean_line(text: str) -> str:
    """Return `text` as one line."""
    text = text.strip()
    if text.isprintable() and "  " not in text:  # most text: nothing left to do, and told without a copy
        return text
    text = text.replace("\n", " ").replace("\xa0", " ")
    if text.isprintable() and "  " not in text:  # nor much: lines were broken in the source
        return text.strip()
    line = " ".join(text.split())
    return line if line.isprintable() else " ".join(_INVISIBLE.sub("", line).split())


def clean_paragraphs(text: str) -> str:
    """Return `text` as paragraphs separated by one blank line, each of one or more clean lines."""
    return join_lines(map(clean_line, _LINE_ENDS.sub("\n", text).split("\n")))


def storable(text: str) -> str:
    """Return `text` with U+FFFD for NUL and for halves of a surrogate pair, which JSON can spell and UTF-8 cannot."""
    if text.isascii() and "\0" not in text:
        return text
    return text.replace("\0", "\ufffd").encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def join_lines(lines: Iterable[str]) -> str:
    """Join clean lines; a run of empty ones becomes one paragraph break, none are left at either end."""
    kept: list[str] = []
    for line in lines:
        if line or (kept and kept[-1]):
            kept.append(line)
    return "\n".join(kept).rstrip("\n")


def paragraphs(text: str) -> list[str]:
    """Split clean text at its blank lines."""
    return [paragraph for paragraph in text.split("\n\n") if paragraph]


def word_count(text: str) -> int:
    """Count the words of clean `text`; in scripts written without spaces each Han or kana character is one."""
    encoded = text.encode("utf-8", "replace")
    shape = b" " + encoded.translate(_SHAPE, _PUNCTUATION)  # what takes a byte of Han or kana is "k", the rest "x"
    if b"k" in shape or (not text.isascii() and _MATHEMATICS in encoded):
        return sum(1 for run in _RUN.findall(text) if any(map(str.isalnum, run)))
    return shape.count(b" x")
