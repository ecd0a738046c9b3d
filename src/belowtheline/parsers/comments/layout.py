"""How a system prints a comment, and one comment while it is being read."""

from collections.abc import Callable
from dataclasses import dataclass

from selectolax.lexbor import LexborNode

from belowtheline.parsers.comments.items import Item
from belowtheline.parsers.comments.roles import Roles
from belowtheline.records import Kind, Timestamp


def nothing(_item: Item) -> None:
    """Stand for what a layout does not print."""


def plain_comment(_item: Item) -> Kind:
    """Stand for a layout all of whose items are comments."""
    return Kind.COMMENT


@dataclass(frozen=True, slots=True)
class Layout:
    """How one system, or one era of it, prints a comment."""

    roles: Roles
    native_id: Callable[[Item], str | None] = nothing
    parent_id: Callable[[Item], str | None] = nothing
    level: Callable[[Item], int | None] = nothing
    account: Callable[[Item], str | None] = nothing
    answers: Callable[[Item], str | None] = nothing
    kind: Callable[[Item], Kind] = plain_comment
    nests: bool = True  # an element inside a comment's element answers it
    confidence: float = 0.98
    narrows: bool = False  # `complete` reads the name in every author element that holds others: none is read before


@dataclass(slots=True)
class Draft:
    """One comment being read, open to a system's own corrections."""

    item: Item
    native_id: str | None
    author_node: LexborNode | None
    date_node: LexborNode | None
    author: str | None
    posted: Timestamp | None
    kind: Kind = Kind.COMMENT
    text: str = ""
