"""Formatting left open, bounded before a page is parsed: a parser opens it again in every block that follows.

`<p><b id=1><p><b id=2>…` makes N² elements of N tags.
"""

import re
from collections import Counter

import numpy as np

_MOST = 2_000_000  # elements that reopening may add
_FORMATTING = re.compile(
    rb"<(/?)(b|big|code|em|font|i|nobr|s|small|strike|strong|tt|u)(?=[\s>/])([^>]{0,300})", re.IGNORECASE
)
_LESS, _LESS_SLASH = ord("<"), int.from_bytes(b"</", "little")
_AS_ONE = 3  # of formatting alike in name and attributes a parser keeps the last three


def tags_in(raw: bytes) -> int:
    """Return how many "<" there are, quicker than bytes.count."""
    return int(np.count_nonzero(np.frombuffer(raw, np.uint8) == _LESS))


def closing_in(raw: bytes) -> int:
    """Return how many "</" there are: the page is looked at as pairs of bytes, from either end of a pair."""
    return sum(
        int(np.count_nonzero(np.frombuffer(raw, "<u2", (len(raw) - start) // 2, start) == _LESS_SLASH))
        for start in range(min(2, len(raw)))
    )


def reopens_too_often(raw: bytes, tags: int) -> bool:
    """Tell whether formatting left open may be opened again millions of times; cheap for pages that close theirs."""
    if tags * tags <= 2 * _MOST or (tags - 2 * closing_in(raw)) * tags <= 2 * _MOST:
        return False  # most of these are <img>, <br> and the like
    opened: Counter[tuple[bytes, bytes]] = Counter()
    closed: Counter[bytes] = Counter()
    for slash, name, attributes in _FORMATTING.findall(raw):
        if slash:
            closed[name.lower()] += 1
        else:
            opened[name.lower(), attributes] += 1
    left: Counter[bytes] = Counter()
    for (name, _), number in opened.items():
        left[name] += min(number, _AS_ONE)
    open_still = sum(max(number - closed[name], 0) for name, number in left.items())
    return open_still * tags > _MOST
