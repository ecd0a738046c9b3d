"""Which item answers which: by the element it stands in, the container that follows an item, or its printed level."""

import re

from belowtheline.parsers.repeated_structure.items import Item
from belowtheline.parsers.repeated_structure.outline import Outline

_MAX_UP = 12
_LEVEL = re.compile(r"(?:depth|level|indent|lvl|ebene|niveau|nivel)[-_]?(\d{1,2})\b")
_INNER = re.compile(
    r"(?:^|[-_ ])(?:sub|reply|replies|child|children|answer|antwort|reponse|nested|response|inner)(?:$|[-_ ])"
)
_INDENT = re.compile(r"(?:margin|padding)-(?:left|inline-start|right)\s*:\s*(\d{1,4})")


def find_outers(outline: Outline, items: list[Item]) -> list[int | None]:
    """Return for each item the one whose block holds it, or whose block its container follows."""
    outers: list[int | None] = []
    last_under: dict[int, int] = {}  # element → last item whose block is its child
    for index, item in enumerate(items):
        outer = item.outer if item.outer is not None else _before(outline, item, last_under)
        outers.append(outer)
        last_under[outline.parents[item.wrapper]] = index
    return outers


def _before(outline: Outline, item: Item, last_under: dict[int, int]) -> int | None:
    element = outline.parents[item.wrapper]
    for _ in range(_MAX_UP):
        above = outline.parents[element] if element > 0 else -1
        if above < 0:
            return None
        if above in last_under:
            return last_under[above]
        element = above
    return None


def find_levels(outline: Outline, items: list[Item]) -> list[int | None]:
    """Return each item's level as its class or its indentation says, all None when these are the same for all."""
    for read in (_class_level, _indent, _is_inner):
        found = [read(outline, item) for item in items]
        known = sorted({level for level in found if level is not None})
        if len(known) > 1 and found[0] == known[0]:
            ranks = {level: rank for rank, level in enumerate(known)}
            return [None if level is None else ranks[level] for level in found]
    return [None] * len(items)


def _class_level(outline: Outline, item: Item) -> int | None:
    for element in (item.wrapper, item.wrapper + 1):
        if element < item.stop and (found := _LEVEL.search(outline.classes(element).lower())):
            return int(found[1])
    return None


def _indent(outline: Outline, item: Item) -> int | None:
    style = outline.attributes(item.wrapper).get("style")
    found = _INDENT.search(style) if style else None
    return int(found[1]) if found else 0


def _is_inner(outline: Outline, item: Item) -> int | None:
    return int(bool(_INNER.search(outline.classes(item.wrapper).lower())))
