"""Where a page prints times: the nodes that a thread's items are found by."""

import re

from belowtheline.parsers.repeated_structure.outline import Attributes, Outline
from belowtheline.timestamps import find, looks_like_time

_DIGIT = re.compile(r"\d")
_LONGEST = 120  # characters of a text that may hold a byline with a time
_LONGEST_VALUE = 60  # characters of an attribute that may be a time
MAX_ANCHORS = 60_000  # a page with more times than this has more than one page should


def find_anchors(outline: Outline) -> list[int]:
    """Return, in document order, the elements that directly hold a time: as text, or in an attribute."""
    found: set[int] = set()
    seen: dict[str, bool] = {}
    for text, owner in zip(outline.texts, outline.owners, strict=True):
        if len(text) <= _LONGEST and _DIGIT.search(text) and (owner not in found):
            known = seen.get(text)
            if known is None:
                known = seen[text] = holds_time(text)
            if known:
                found.add(owner)
                if len(found) > MAX_ANCHORS:
                    break
    for element, attributes in enumerate(outline.attributes):
        if attributes and element not in found and _attribute_time(outline.tags[element], attributes):
            found.add(element)
    return sorted(found)


def holds_time(text: str) -> bool:
    """Tell whether a short text is a time, or a byline with one."""
    return find(text) is not None


def _attribute_time(tag: str, attributes: Attributes) -> bool:
    if tag == "time":
        return True
    title = attributes.get("title")
    return title is not None and len(title) <= _LONGEST_VALUE and bool(_DIGIT.search(title)) and looks_like_time(title)
