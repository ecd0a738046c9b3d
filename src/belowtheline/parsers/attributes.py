"""An element with very many attributes, told before a page is parsed: the parser compares each with all before it."""

import re

_MOST = 5_000
"""Attributes of one element; 200,000 of them took Lexbor two minutes, 5,000 take a tenth of a second."""

_MOST_OPTIONS = 20_000
"""Of a page: the parser compares each <option> of a list with all before it; 100,000 of them took it 47 seconds."""

_OPTION = re.compile(rb"<option", re.IGNORECASE)
_WINDOW = 2 * _MOST  # an element of _MOST attributes is longer than two of these
_QUOTED = re.compile(rb"\"[^\"]*\"|'[^']*'")


def is_overloaded(raw: bytes) -> bool:
    """Tell whether an element of `raw` has more attributes than any page needs; almost free for pages without one."""
    start = 0
    while start + _WINDOW <= len(raw):
        if raw.find(b">", start, start + _WINDOW) < 0:
            end = raw.find(b">", start + _WINDOW)
            end = len(raw) if end < 0 else end
            if _attributes(raw, start, end) > _MOST:
                return True
            start = end
        start += _WINDOW
    return False


def has_endless_lists(raw: bytes) -> bool:
    """Tell whether `raw` has more list options than any page needs; free for pages too small for so many."""
    if len(raw) <= _MOST_OPTIONS * len(b"<option>"):
        return False
    return sum(1 for _ in _OPTION.finditer(raw)) > _MOST_OPTIONS


def _attributes(raw: bytes, inside: int, end: int) -> int:
    """Return the number of attributes of the tag that reaches over `inside`; 0 where no tag does."""
    opened = raw.rfind(b"<", 0, inside + _WINDOW)
    if opened <= raw.rfind(b">", 0, inside) or not raw[opened + 1 : opened + 2].isalpha():
        return 0
    names = _QUOTED.sub(b"", raw[opened:end])
    attributes = len(names.split())
    code = names.count(b";") + names.count(b"(")  # a script that compares with “<” is no tag
    return 0 if code * 10 > attributes else attributes
