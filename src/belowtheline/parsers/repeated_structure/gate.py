"""A first look at a page's texts: can there be a thread at all? Most pages without one are turned away here."""

import re

from belowtheline.parsers.page import Page
from belowtheline.parsers.repeated_structure.anchors import time_span
from belowtheline.parsers.repeated_structure.words import COMMENT_WORD, REPLY_LABELS

_BETWEEN = "\x00"
_LONGEST = 120  # characters of a text that may hold a byline with a time
_LONGEST_COUNT = 60  # of a heading with a count
_WORDY = re.compile(r"[^\W\d_]|\d[-./:]\d")
_DIGIT = re.compile(r"\d")
_NEEDED = 2  # times that make a run


def may_hold_thread(page: Page) -> bool:
    """Tell whether `page` prints two times, a button to reply, a number of comments, or calls something a comment."""
    body = page.body
    if body is None:
        return False
    if page.named_comments or len(body.css("time")) >= _NEEDED:
        return True
    pieces = body.text(separator=_BETWEEN, strip=True, skip_empty=True).split(_BETWEEN)
    if not REPLY_LABELS.isdisjoint(map(str.lower, pieces)):
        return True
    times = 0
    for piece in pieces:
        if len(piece) > _LONGEST or not _DIGIT.search(piece) or not _WORDY.search(piece):
            continue
        if time_span(" ".join(piece.split())) is not None:
            times += 1
            if times >= _NEEDED:
                return True
        elif len(piece) <= _LONGEST_COUNT and COMMENT_WORD.search(piece.lower()):
            return True
    return _titled_times(page)


def _titled_times(page: Page) -> bool:
    """Tell whether two elements have a title that may be a time."""
    body = page.body
    if body is None or b"title=" not in page.raw:
        return False
    titles = (node.attributes.get("title") or "" for node in body.css("[title]"))
    return sum(len(title) <= _LONGEST and time_span(title) is not None for title in titles) >= _NEEDED
