"""From an object of a page's JSON to a comment."""

from html import unescape
from typing import Any

from belowtheline.parsers.comments.clock import Clock
from belowtheline.parsers.comments.fields import address
from belowtheline.parsers.comments.json_shapes import (
    ACCOUNT,
    DATE,
    DISLIKES,
    EDITED,
    ID,
    LIKES,
    LINK,
    PARENT,
    SCORE,
    author_of,
    first,
    is_gone,
    number,
    string,
    text_of,
)
from belowtheline.parsers.comments.names import tidy_name
from belowtheline.parsers.markup import plain
from belowtheline.parsers.page import Page
from belowtheline.records import Kind, ParsedComment, Timestamp


def comment_of(page: Page, clock: Clock, thing: dict[str, Any], store: dict[str, Any]) -> ParsedComment:
    """Return what an object says as a comment; a reference to its author is looked up in `store`."""
    name, person = author_of(thing, store)
    likes, dislikes = _votes(thing)
    gone = is_gone(thing)
    edited = clock.read(None, string(first(thing, EDITED)))
    return ParsedComment(
        text=plain(text_of(thing) or ""),
        kind=Kind.PLACEHOLDER if gone else Kind.COMMENT,
        author=tidy_name(unescape(name)) if name else None,
        author_url=address(page, _url(person, ("profileUrl", "url", "webUrl", "link"))),
        account=string(first(thing, ACCOUNT)) or string(first(person, ("userId", "id", "username"))),
        native_id=string(first(thing, ID)),
        permalink=address(page, _url(thing, LINK)),
        posted=_time(clock, string(first(thing, DATE))),
        edited_at=edited.at if edited is not None else None,
        likes=likes,
        dislikes=dislikes,
        score=number(first(thing, SCORE)),
        confidence=0.97 if name and not gone else 0.9,
    )


def _votes(thing: dict[str, Any]) -> tuple[int | None, int | None]:
    """Return (likes, dislikes); where a page gives their sum and their difference, they follow from these."""
    difference, total = number(thing.get("voteRating")), number(thing.get("voteCount"))
    if difference is not None and total is not None and total >= abs(difference) and (total + difference) % 2 == 0:
        return (total + difference) // 2, (total - difference) // 2
    return _count(thing, LIKES), _count(thing, DISLIKES)


def _count(thing: dict[str, Any], keys: tuple[str, ...]) -> int | None:
    return next((value for key in keys if (value := number(thing.get(key))) is not None), None)


def _url(thing: dict[str, Any], keys: tuple[str, ...]) -> str | None:
    value = first(thing, keys)
    return value if isinstance(value, str) else None


def _time(clock: Clock, when: str | None) -> Timestamp:
    found = clock.read(None, when)
    return Timestamp(when, found.at, found.precision) if found is not None else Timestamp(when)


def parent_id_of(thing: dict[str, Any]) -> str | None:
    """Return the id of the comment that an object answers."""
    value = first(thing, PARENT)
    if isinstance(value, dict):
        value = first(value, ("commentId", *ID))
    return string(value)
