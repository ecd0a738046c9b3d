"""Which item answers which: by the element it stands in, or the container that follows an item."""

from belowtheline.parsers.repeated_structure.items import Item
from belowtheline.parsers.repeated_structure.outline import Outline

_MAX_UP = 12


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
