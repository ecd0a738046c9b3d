"""The site's own numbers of the items: in their elements' attributes, or in links to them."""

import re
from collections import defaultdict
from functools import lru_cache

from belowtheline.parsers.repeated_structure.items import Item
from belowtheline.parsers.repeated_structure.outline import Attributes, Outline

_DEEPEST = 60  # elements of an item that are searched
_NUMBER = re.compile(r"\d{1,20}")
_LONG_ID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f-]{15,30}|[0-9a-f]{20,40}")
_SHORTEST_LONG_ID = 20
_LONG_NUMBER = 4  # digits of a number that is no page, year aside: “/comment/1234”
_LONGEST_TARGET = 200
_OTHERS = re.compile("user|uid|author|index|count|page|profile|avatar|parent|time|date")

Key = tuple[str, str, int]


def read_ids(outline: Outline, items: list[Item]) -> list[str | None]:
    """Return each item's number: the first kind of number that every item has and no two share."""
    for deepest in (1, _DEEPEST):  # most pages number the comment's own element
        found = _search(outline, items, deepest)
        if found is not None:
            return found
    return [None] * len(items)


def _search(outline: Outline, items: list[Item], deepest: int) -> list[str | None] | None:
    values: dict[Key, dict[int, str]] = defaultdict(dict)
    for index, item in enumerate(items):
        own = set()
        for element in range(item.first, min(item.stop, item.first + deepest)):
            attributes = outline.attributes(element)
            if attributes:
                for key, value in _numbers(outline.tags[element], attributes):
                    if key not in own:
                        own.add(key)
                        values[key][index] = value
    needed = len(items) * 0.9
    for held in values.values():
        if len(held) >= needed and len(set(held.values())) == len(held):
            return [held.get(index) for index in range(len(items))]
    return None


def _numbers(tag: str, attributes: Attributes) -> list[tuple[Key, str]]:
    found: list[tuple[Key, str]] = []
    for name, whole in attributes.items():
        if not whole or len(whole) > 300:
            continue
        value = whole
        if name == "href":
            if "#" not in value:
                continue
            value = value.rsplit("#", 1)[1]
        elif not (
            name == "id" or (name == "name" and tag == "a") or (name.startswith("data-") and name.endswith("id"))
        ):
            continue
        if _is_other(name) or (name == "id" and _is_other(value)):
            continue
        long = _LONG_ID.search(value.lower()) if len(value) >= _SHORTEST_LONG_ID else None
        if long is not None:
            found.append(((name, _LONG_ID.sub("", value.lower()), 0), long[0]))
            continue
        numbers = _NUMBER.findall(value)
        if numbers and len(numbers) <= 3:
            shape = _NUMBER.sub("", value)
            found.extend(((name, shape, place), number) for place, number in enumerate(numbers))
    return found


@lru_cache(maxsize=4096)
def _is_other(name: str) -> bool:
    return _OTHERS.search(name) is not None


def answered_id(outline: Outline, item: Item, texts: list[int], own: str | None, known: set[str]) -> str | None:
    """Return the number of another item that a link among `texts` (an item's header) leads to."""
    for text in texts:
        link = outline.links[outline.owners[text]]
        if link < item.first:
            continue
        href = outline.attributes(link).get("href") or ""
        target = href.rsplit("#", 1)[-1][-_LONGEST_TARGET:]
        for number in reversed(_NUMBER.findall(target)):
            if number in known and number != own and ("#" in href or len(number) >= _LONG_NUMBER):
                return str(number)
    return None
