"""The fields of one comment, looked up among its elements."""

import re
from collections.abc import Container
from urllib.parse import urljoin

from selectolax.lexbor import LexborNode

from belowtheline.parsers.comments.items import Item
from belowtheline.parsers.markup import inline_text
from belowtheline.parsers.page import Page
from belowtheline.parsers.tags import TEXT, tag_id
from belowtheline.text import clean_line

_NUMBER = re.compile(r"([+\-−–]?)\s?(\d{1,3}(?:[.,   ]\d{3}){1,3}(?!\d)|\d{1,12})(?:[.,](\d))?\s?([kKmM]\b)?")
_FACTOR = {"k": 1_000, "m": 1_000_000}
_COUNT_ATTRIBUTES = ("content", "data-count", "data-value", "data-like-count", "data-votes", "data-score", "title")


_PLAIN_PATH = re.compile(r"(?:/[\w~%+@!-][\w~%+@!.-]*)+/?(?:\?[^#]+)?(?:#.+)?", re.ASCII)
_SIMPLE = frozenset(["a", "b", "cite", "strong", "em", "time", "abbr", "h4", "h5", "p"])  # hardly ever hidden
_DEEPEST = 6
_LINK = tag_id("a")


def sole_text(node: LexborNode, skip: Container[int] = ()) -> str | None:
    """Return the text of an element that holds one piece of it, however wrapped; None for all others."""
    for _ in range(_DEEPEST):
        only = None
        child = node.first_child
        while child is not None:
            text = child.text_content
            if text is None or not text.isspace():
                if only is not None:
                    return None
                only = child
            child = child.next
        if only is None:
            return None
        text = only.text_content
        if text is not None:
            return clean_line(text)
        if only.tag not in _SIMPLE or (skip and only.mem_id in skip):
            return None
        node = only
    return None


def line_in(node: LexborNode) -> str:
    """Return the text of a name-like element as one line."""
    text = sole_text(node)
    return inline_text(node) if text is None else text


def number_in(text: str | None) -> int | None:
    """Return the first number of a short text: “+3”, “−3”, “1.2K”, “14 points”."""
    found = _NUMBER.search((text or "")[:80])
    if found is None:
        return None
    sign, digits, tenth, unit = found.groups()
    value = int(digits if digits.isdigit() else "".join(c for c in digits if c.isdigit()))
    if unit:
        value = value * _FACTOR[unit.lower()] + int(tenth or 0) * _FACTOR[unit.lower()] // 10
    return -value if sign in ("-", "−", "–") else value


def count_of(item: Item, role: str) -> int | None:
    """Return the number printed by the element of `role`, from its text before its attributes."""
    node = item.first(role)
    if node is None:
        return None
    value = number_in(line_in(node))
    if value is not None:
        return value
    attributes = node.attributes
    for name in _COUNT_ATTRIBUTES:
        value = number_in(attributes.get(name))
        if value is not None:
            return value
    return None


def address(page: Page, href: str | None) -> str | None:
    """Return a link's target as an absolute address; None for scripts, mail and links within the page."""
    target = (href or "").strip()
    if not target or target[0] == "#" or (":" in target[:12] and target[:4].lower() not in ("http", "//")):
        return None
    if target.startswith(("http://", "https://")):
        return target if len(target) > len("https://") else None
    if page.origin and _PLAIN_PATH.fullmatch(target) is not None:
        return page.origin + target  # as urljoin says, ten times sooner
    try:
        joined = urljoin(page.url or "", target)
    except ValueError:
        return None
    return joined if joined.startswith(("http://", "https://")) else None


def link_in(page: Page, node: LexborNode) -> str | None:
    """Return the first address at or below `node`."""
    if node.tag_id == _LINK:
        return address(page, node.attributes.get("href"))
    href = first_href(node)
    return address(page, href) if href is not None else None


def first_href(node: LexborNode) -> str | None:
    """Return the target of the first link below `node`, which is none itself; "" for one that leads nowhere."""
    child = node.first_child
    while child is not None:  # most have one text, or begin with the link: a query costs as much as ten such looks
        tag = child.tag_id
        if tag == _LINK and "href" in (attributes := child.attributes):
            return attributes["href"] or ""
        if tag != TEXT:
            break
        child = child.next
    if child is None:
        return None
    anchor = node.css_first("a[href]")
    return None if anchor is None else anchor.attributes["href"] or ""


def fragment(link: str | None) -> str | None:
    """Return the digits that end a link to a comment: “…#comment-17”, “/comment/17” → “17”."""
    return tail_number((link or "").rstrip("/"))


def tail_number(value: str | None) -> str | None:
    """Return the digits at the end of an id, “li-comment-17” → “17”."""
    if not value:
        return None
    digits = value[len(value.rstrip("0123456789")) :]
    return digits or None
