"""Small readers of what a comment's element says of itself; a layout is put together from these."""

from collections.abc import Callable

from belowtheline.parsers.comments.fields import fragment, line_in, number_in, tail_number
from belowtheline.parsers.comments.items import Item

_REPLIES = ("children", "replies", "child", "responses", "answers", "subcomments")


def id_digits(item: Item) -> str | None:
    """Return the digits at the end of the element's id: `comment-17` → “17”."""
    return tail_number(item.attributes.get("id"))


def id_after(*prefixes: str) -> Callable[[Item], str | None]:
    """Return a reader of what follows one of `prefixes` in the element's id."""

    def read(item: Item) -> str | None:
        own = item.attributes.get("id") or ""
        return next((own[len(prefix) :] or None for prefix in prefixes if own.startswith(prefix)), None)

    return read


def attribute(*names: str) -> Callable[[Item], str | None]:
    """Return a reader of the first of these attributes that the element has."""

    def read(item: Item) -> str | None:
        return next((value for name in names if (value := item.attributes.get(name))), None)

    return read


def class_number(prefix: str, minus: int = 0) -> Callable[[Item], int | None]:
    """Return a reader of the number in a class: with prefix “depth-” and minus 1, `depth-3` → 2."""

    def read(item: Item) -> int | None:
        for name in item.classes:
            if name.startswith(prefix):
                value = number_in(name[len(prefix) :])
                if value is not None:
                    return max(value - minus, 0)
        return None

    return read


def class_suffix(prefix: str) -> Callable[[Item], str | None]:
    """Return a reader of what follows `prefix` in a class: `comment-author-ada` → “ada”."""

    def read(item: Item) -> str | None:
        return next((n[len(prefix) :] for n in item.classes if n.startswith(prefix) and len(n) > len(prefix)), None)

    return read


def enclosing(name: str) -> Callable[[Item], int | None]:
    """Return a reader of how many elements of class `name` stand around the comment's own."""

    def read(item: Item) -> int | None:
        level = 0
        at = item.node.parent
        while at is not None and level < 200:
            names = at.attributes.get("class") if at.is_element_node else None
            level += names is not None and name in names.split()
            at = at.parent
        return level

    return read


def enclosing_id(item: Item) -> str | None:
    """Return the number in the id of the list of replies that holds the comment: `comment_children_17` → “17”."""
    at = item.node.parent
    for _ in range(3):
        if at is None or not at.is_element_node:
            break
        own = at.id
        if own and own[-1].isdigit():
            number = tail_number(own)
            if number is not None and len(number) > 1 and any(word in own.lower() for word in _REPLIES):
                return number
        at = at.parent
    return None


def answered_link(item: Item) -> str | None:
    """Return the id of the comment that the “in reply to” element links to."""
    node = item.first("answers")
    if node is None:
        return None
    link = node if node.attributes.get("href") else node.css_first("a[href]")
    return fragment(link.attributes.get("href")) if link is not None else None


def answered_name(item: Item) -> str | None:
    """Return the name that the “in reply to” element prints."""
    node = item.first("answers")
    if node is None:
        return None
    link = node if node.tag == "a" else node.css_first("a")
    return line_in(link if link is not None else node).lstrip("@ ") or None
