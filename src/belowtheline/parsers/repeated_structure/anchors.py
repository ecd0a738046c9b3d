"""What the items of a thread are found by: times, else names and buttons."""

import re

from belowtheline.parsers.repeated_structure.outline import Attributes, Outline
from belowtheline.parsers.repeated_structure.words import NAME_CLASS, REPLY_LABELS
from belowtheline.timestamps import find, looks_like_time

_DIGIT = re.compile(r"\d")
_LONGEST = 120  # characters of a text that may hold a byline with a time
_LONGEST_VALUE = 60  # characters of an attribute that may be a time, and of a name or a button
MAX_ANCHORS = 60_000  # a page with more times than this has more than one page should


def find_times(outline: Outline) -> list[int]:
    """Return, in document order, the elements that directly hold a time: as text, or in an attribute."""
    found: set[int] = set()
    seen: dict[str, bool] = {}
    for text, owner in zip(outline.texts, outline.owners, strict=True):
        if len(text) <= _LONGEST and owner not in found and _DIGIT.search(text):
            known = seen.get(text)
            if known is None:
                known = seen[text] = time_span(text) is not None
            if known:
                found.add(owner)
                if len(found) > MAX_ANCHORS:
                    break
    for element, attributes in enumerate(outline.attributes):
        if attributes and element not in found and _attribute_time(outline.tags[element], attributes):
            found.add(element)
    return sorted(found)


def time_span(text: str) -> tuple[int, int] | None:
    """Return where a short text holds a time: all of it, or a part."""
    found = find(text)
    if found is not None:
        return found[0], found[1]
    return (0, len(text)) if looks_like_time(text) else None


def _attribute_time(tag: str, attributes: Attributes) -> bool:
    if tag == "time":
        return True
    title = attributes.get("title")
    return title is not None and len(title) <= _LONGEST_VALUE and bool(_DIGIT.search(title)) and looks_like_time(title)


def find_marks(outline: Outline) -> list[int]:
    """Return the elements that hold what may be a name, by their class, or a button to reply."""
    found: set[int] = set()
    for text, owner in zip(outline.texts, outline.owners, strict=True):
        if len(text) <= _LONGEST_VALUE and owner not in found and len(found) < MAX_ANCHORS:
            if text.lower().strip(" [](){}|↓»:.") in REPLY_LABELS:
                found.add(owner)
                continue
            for element in (owner, outline.parents[owner]):
                attributes = outline.attributes[element] if element > 0 else None
                if attributes and NAME_CLASS.search(_marks(attributes)):
                    found.add(element)
                    break
    return sorted(found)


def _marks(attributes: Attributes) -> str:
    return f"{attributes.get('class')} {attributes.get('itemprop')} {attributes.get('id')}".lower()
