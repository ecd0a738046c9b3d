"""Where output goes: data to stdout, words for people to stderr, and nothing in it that could drive a terminal."""

import unicodedata

from rich.console import Console

# Category Cc: controls, ESC among them; Cf holds the bidirectional overrides that make text lie about its order.
_UNSAFE = {"Cc": "\N{REPLACEMENT CHARACTER}", "Cf": ""}
_KEPT = "\n\t\u200c\u200d"  # the joiners spell words in Persian and hold emoji together


def people() -> Console:
    """Return the console for progress, tables and advice: stderr."""
    return Console(stderr=True, highlight=False, markup=False, emoji=False)


def data() -> Console:
    """Return the console for results: stdout."""
    return Console(highlight=False, markup=False, emoji=False)


def printable(text: str) -> str:
    """Return text of a page or a corpus without the characters that control a terminal."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(c if c in _KEPT else _UNSAFE.get(unicodedata.category(c), c) for c in text)


def number(value: float) -> str:
    """Return a number with thousands marked."""
    return f"{value:,}" if isinstance(value, int) else f"{value:,.1f}"


def counted(count: int, noun: str) -> str:
    """Return a count with its noun, in the plural where it is one."""
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


def megabytes(size: float) -> str:
    """Return a size in bytes as megabytes."""
    return f"{size / 1e6:,.1f} MB"
