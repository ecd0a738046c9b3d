"""What the items of a thread are found by: times, else names and buttons."""

import re
from functools import lru_cache

from belowtheline.parsers.repeated_structure.outline import Outline
from belowtheline.parsers.repeated_structure.words import NAME_CLASS, REPLY_LABELS
from belowtheline.timestamps import find, looks_like_time
from belowtheline.timestamps.words import look_up

_DIGIT = re.compile(r"\d")
_NUMBER_ONLY = re.compile(r"[\d\s.,:()#%+$€£kKmM–-]*")
_CLOCK = re.compile(r"\d[:.h]\d\d")
_ALIKE = str.maketrans("123456789", "000000000")
_LONG_WORD = re.compile(r"(?<!\w)[A-Za-z]{5,}(?![\w-])")
_LONGEST = 120  # characters of a text that may hold a byline with a time
_LONGEST_VALUE = 60  # characters of an attribute that may be a time, and of a name or a button
_LONGEST_BARE = 32  # of a time without a clock or a year: “Friday 4 March”, “3 days”
MAX_ANCHORS = 60_000  # a page with more times than this has more than one page should


def find_times(outline: Outline) -> list[int]:
    """Return, in document order, the elements that directly hold a time: as text, or in an attribute."""
    found = {element for element, tag in enumerate(outline.tags) if tag == "time"}
    seen: dict[str, bool] = {}
    for text, owner in zip(outline.texts, outline.owners, strict=True):
        if len(text) <= _LONGEST and owner not in found and _DIGIT.search(text):
            shape = text.translate(_ALIKE)  # one of “3 May 2020 10:12” and “4 May 2020 11:30” tells for both
            known = seen.get(shape)
            if known is None:
                known = seen[shape] = time_span(text) is not None
            if known:
                found.add(owner)
    found.update(_titled(outline))
    return sorted(found)[:MAX_ANCHORS]


@lru_cache(maxsize=4096)
def time_span(text: str) -> tuple[int, int] | None:
    """Return where a short text holds a time: all of it, or a part."""
    found = find(text)
    if found is not None:
        return found[0], found[1]
    if len(text) > (_LONGEST_VALUE if _CLOCK.search(text) else _LONGEST_BARE):
        return None
    if _NUMBER_ONLY.fullmatch(text) and not _could_be_numeric(text):
        return None
    if text.isascii() and any(look_up(word) is None for word in _LONG_WORD.findall(text)):
        return None  # a time it may hold, but is not
    return (0, len(text)) if looks_like_time(text) else None


def _could_be_numeric(text: str) -> bool:
    return text.count(".") >= 1 or text.count("-") >= 1 or text.lower().endswith("m")


def _titled(outline: Outline) -> list[int]:
    """Return the elements whose title is a time."""
    found = []
    for node in outline.nodes[0].css("[title]"):
        title = node.attributes.get("title")
        if title and len(title) <= _LONGEST_VALUE and _DIGIT.search(title) and looks_like_time(title):
            element = outline.element_of(node)
            if element is not None:
                found.append(element)
    return found


def find_marks(outline: Outline) -> list[int]:
    """Return the elements that hold what may be a name, by their class, or a button to reply."""
    found: set[int] = set()
    for text, owner in zip(outline.texts, outline.owners, strict=True):
        if len(text) > _LONGEST_VALUE or owner in found:
            continue
        if text.lower().strip(" [](){}|↓»:.") in REPLY_LABELS:
            found.add(owner)
            continue
        for element in (owner, outline.parents[owner]):
            attributes = outline.attributes(element) if element > 0 else None
            if attributes and (_names(attributes.get("class")) or _names(attributes.get("itemprop"))):
                found.add(element)
                break
    return sorted(found)[:MAX_ANCHORS]


@lru_cache(maxsize=4096)
def _names(words: str | None) -> bool:
    return words is not None and NAME_CLASS.search(words.lower()) is not None
