"""The smaller fields of an item: its own id, its time, its votes, the link of its author."""

import re

from belowtheline.parsers.repeated_structure.items import Item
from belowtheline.parsers.repeated_structure.names import Name
from belowtheline.parsers.repeated_structure.outline import Outline

_ID = re.compile(r"(?:^|[^\da-zA-Z]|[a-zA-Z])(\d{1,20})$")
_MACHINE_NAMES = (
    "datetime",
    "data-datetime",
    "data-timestamp",
    "data-time",
    "data-utime",
    "data-date",
    "pubdate",
    "data-ts",
)


def read_id(outline: Outline, item: Item) -> str | None:
    """Return the site's number of an item, from its element's id or a fragment that leads to it."""
    for element in range(item.first, min(item.stop, item.first + 40)):
        attributes = outline.attributes[element]
        if not attributes:
            continue
        for name in ("id", "name", "data-id", "data-comment-id", "data-commentid", "data-post-id", "data-pid"):
            found = _ID.search(attributes.get(name) or "")
            if found and (name != "name" or outline.tags[element] == "a"):
                return found[1]
        href = attributes.get("href") or ""
        if "#" in href and (found := _ID.search(href.rsplit("#", 1)[1])):
            return found[1]
    return None


def read_url(outline: Outline, name: Name | None) -> str | None:
    """Return where the author's name links to."""
    if name is None:
        return None
    link = outline.links[outline.owners[name.text]]
    href = outline.attributes[link].get("href") if link >= 0 else None
    return href or None


def machine_time(outline: Outline, item: Item) -> str | None:
    """Return the value of the attribute that gives the item's time to machines."""
    anchor = item.anchor
    around = [anchor, *range(anchor + 1, min(outline.ends[anchor], anchor + 4))]
    parent = outline.parents[anchor]
    if parent > item.first:
        around.append(parent)
    for element in around:
        attributes = outline.attributes[element]
        for name in _MACHINE_NAMES:
            value = attributes.get(name)
            if value and any(char.isdigit() for char in value):
                return value
    return outline.attributes[anchor].get("title")


def printed_time(outline: Outline, item: Item) -> str | None:
    """Return the text of the element that holds the item's time."""
    texts = [outline.texts[text] for text in outline.text_range(item.anchor)][:6]
    return " ".join(texts)[:200] or None
