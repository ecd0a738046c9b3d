"""The smaller fields of an item: its time, its votes, the link of its author."""

from belowtheline.parsers.repeated_structure.groups import is_pingback
from belowtheline.parsers.repeated_structure.items import Item
from belowtheline.parsers.repeated_structure.names import Name
from belowtheline.parsers.repeated_structure.outline import Outline
from belowtheline.records import Kind

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


def read_url(outline: Outline, name: Name | None) -> str | None:
    """Return where the author's name links to."""
    if name is None:
        return None
    link = outline.links[outline.owners[name.text]]
    href = outline.attributes(link).get("href") if link >= 0 else None
    return href or None


def read_kind(outline: Outline, item: Item) -> Kind:
    """Tell comments from pingbacks: by the item's class, or the label it opens with."""
    opening = outline.texts[item.texts[0]].lower() if item.texts else ""
    if is_pingback(outline.classes(item.wrapper)) or opening.startswith(("pingback", "trackback")):
        return Kind.PINGBACK
    return Kind.COMMENT


def machine_time(outline: Outline, item: Item) -> str | None:
    """Return the value of the attribute that gives the item's time to machines."""
    anchor = item.anchor
    if anchor < 0:
        return None
    around = [anchor, *range(anchor + 1, min(outline.ends[anchor], anchor + 4))]
    parent = outline.parents[anchor]
    if parent > item.first:
        around.append(parent)
    for element in around:
        attributes = outline.attributes(element)
        for name in _MACHINE_NAMES:
            value: str | None = attributes.get(name)
            if value and any(char.isdigit() for char in value):
                return value
    title: str | None = outline.attributes(anchor).get("title")
    return title


def printed_time(outline: Outline, item: Item) -> str | None:
    """Return the texts that hold the item's time."""
    return " ".join(outline.texts[text] for text in item.times) or None
