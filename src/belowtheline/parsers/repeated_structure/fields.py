"""The smaller fields of an item: its time, its votes, the link of its author."""

import re

from belowtheline.parsers.comments.fields import address
from belowtheline.parsers.page import Page
from belowtheline.parsers.repeated_structure.groups import is_pingback
from belowtheline.parsers.repeated_structure.items import Item
from belowtheline.parsers.repeated_structure.names import Name
from belowtheline.parsers.repeated_structure.outline import Outline
from belowtheline.records import Kind

_SHORTEST_NUMBER = 3  # digits of a number that is unlikely to end a link by chance
_DEEPEST = 60  # elements of an item that are searched
_SLASHES = 2
_ACTION = re.compile(
    r"report|abuse|flag|reply|respond|share|tweet|log-?in|sign-?in|register|docomment|delete|edit|vote|like|[?&]do=|form\."
    r"|profile|/users?/|/members?/|/author/",
    re.IGNORECASE,
)
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


def read_permalinks(page: Page, outline: Outline, items: list[Item], ids: list[str | None]) -> list[str | None]:
    """Return each item's own address; none at all when two items would share one."""
    found = [_permalink(page, outline, item, own) for item, own in zip(items, ids, strict=True)]
    known = [link for link in found if link is not None]
    return found if len(set(known)) == len(known) else [None] * len(items)


def _permalink(page: Page, outline: Outline, item: Item, own: str | None) -> str | None:
    """Return the link around an item's time, or the first of its links that ends with its own number."""
    for text in item.times:
        link = outline.links[outline.owners[text]]
        if link >= item.first:
            return _link_target(page, outline.attributes(link).get("href"))
    if own is None or len(own) < _SHORTEST_NUMBER:
        return None
    for element in range(item.first, min(item.stop, item.first + _DEEPEST)):
        if outline.tags[element] == "a":
            href = outline.attributes(element).get("href") or ""
            if href.rstrip("/").endswith(own) and (target := _link_target(page, href)) is not None:
                return target
    return None


def _link_target(page: Page, href: str | None) -> str | None:
    """Return where a link of the page's own site leads, unless it is a button's."""
    if href and len(href) > 1 and href[0] == "#":
        return f"{page.url.partition('#')[0]}{href}" if page.url and not _ACTION.search(href) else None
    target = address(page, href)
    if target is None or _ACTION.search(target) or (page.url and _site(target) != _site(page.url)):
        return None
    return target


def _site(url: str) -> str:
    """Return the last two names of an address's host."""
    return ".".join(url.split("/", 3)[2].rsplit(".", 2)[-2:]).lower() if url.count("/") >= _SLASHES else ""
