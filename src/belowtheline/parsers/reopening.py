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
_AS_ONE = 3  # of formatting alike in name and attributes a parser keeps the last three


def tags_in(raw: bytes) -> tuple[int, int]:
    """Return how many "<" and how many "</" there are, quicker than bytes.count."""
    page = np.frombuffer(raw, np.uint8)
    opens = page == 0x3C
    return int(np.count_nonzero(opens)), int(np.count_nonzero(opens[:-1] & (page[1:] == 0x2F)))


def reopens_too_often(raw: bytes, tags: int, closing: int) -> bool:
    """Tell whether formatting left open may be opened again millions of times; cheap for pages that close theirs."""
    if (tags - 2 * closing) * tags <= 2 * _MOST:  # most of these are <img>, <br> and the like
        return False
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
