"""Comments in a page's JSON-LD: often only the first few, sometimes cut; they check and complete the markup."""

from collections.abc import Iterator
from dataclasses import replace
from html import unescape
from typing import Any

from belowtheline.parsers.comments.base import Parser
from belowtheline.parsers.comments.clock import Clock
from belowtheline.parsers.comments.fields import address, fragment
from belowtheline.parsers.comments.names import tidy_name
from belowtheline.parsers.markup import plain
from belowtheline.parsers.page import Page
from belowtheline.records import ParsedComment, Reading, Timestamp
from belowtheline.threads import Link, resolve_parents

_DEEPEST = 60  # levels of replies within replies


def parse(page: Page) -> Reading | None:
    """Read the comments of every JSON-LD object of the page."""
    found: list[tuple[dict[str, Any], int | None]] = []
    for thing in page.json_ld:
        _gather(thing, None, found, 0)
    if not found:
        return None
    clock = Clock(page)
    comments = [_comment(page, clock, thing) for thing, _ in found]
    links = [
        Link(native_id=comment.native_id, parent_id=_parent_id(thing), outer=outer)
        for comment, (thing, outer) in zip(comments, found, strict=True)
    ]
    parents = resolve_parents(links)
    kept = [i for i, comment in enumerate(comments) if comment.text]
    place = {old: new for new, old in enumerate(kept)}
    threaded = tuple(replace(comments[i], parent=place.get(-1 if (p := parents[i]) is None else p)) for i in kept)
    return Reading("json-ld", None, threaded) if threaded else None


def _gather(
    thing: dict[str, Any], outer: int | None, found: list[tuple[dict[str, Any], int | None]], level: int
) -> None:
    """Collect comments below `thing`, each with the index of the one it stands in."""
    if level > _DEEPEST:
        return
    for key in ("comment", "comments", "mainEntity", "acceptedAnswer", "suggestedAnswer"):
        for inner in _objects(thing.get(key)):
            if key != "mainEntity" and _is_comment(inner):
                found.append((inner, outer))
                _gather(inner, len(found) - 1, found, level + 1)
            elif key == "mainEntity":
                _gather(inner, outer, found, level + 1)


def _objects(value: Any) -> Iterator[dict[str, Any]]:
    for item in value if isinstance(value, list) else [value]:
        if isinstance(item, dict):
            yield item


def _is_comment(thing: dict[str, Any]) -> bool:
    kind = thing.get("@type")
    kinds = kind if isinstance(kind, list) else [kind]
    return any(k in ("Comment", "Answer", "UserComments", None) for k in kinds) and bool(_text(thing))


def _text(thing: dict[str, Any]) -> str:
    for key in ("text", "commentText", "articleBody", "description", "reviewBody"):
        value = thing.get(key)
        if isinstance(value, str) and value.strip():
            return value
    return ""


def _comment(page: Page, clock: Clock, thing: dict[str, Any]) -> ParsedComment:
    author = next(_objects(thing.get("author") or thing.get("creator")), None)
    named = thing.get("author") if isinstance(thing.get("author"), str) else (author or {}).get("name")
    when = thing.get("dateCreated") or thing.get("datePublished") or thing.get("commentTime")
    where = thing.get("url") or thing.get("@id")
    return ParsedComment(
        text=plain(_text(thing)),
        author=tidy_name(unescape(named)) if isinstance(named, str) else None,
        author_url=address(page, _string((author or {}).get("url"))),
        native_id=fragment(_string(where)) or _string(thing.get("identifier")),
        permalink=address(page, _string(where)),
        posted=_time(clock, when),
        likes=_likes(thing),
        dislikes=_number(thing.get("downvoteCount")),
        confidence=0.97 if named and when else 0.85,
    )


def _time(clock: Clock, when: Any) -> Timestamp:
    found = clock.read(None, when) if isinstance(when, str) else None
    return Timestamp(when, found.at, found.precision) if found is not None else Timestamp()


def _parent_id(thing: dict[str, Any]) -> str | None:
    parent = thing.get("parentItem")
    if isinstance(parent, dict):
        parent = parent.get("@id") or parent.get("url")
    return fragment(parent) if isinstance(parent, str) else None


def _likes(thing: dict[str, Any]) -> int | None:
    votes = _number(thing.get("upvoteCount"))
    if votes is not None:
        return votes
    for statistic in _objects(thing.get("interactionStatistic")):
        kind = statistic.get("interactionType")
        kind = kind.get("@type") if isinstance(kind, dict) else kind
        if isinstance(kind, str) and kind.endswith("LikeAction") and not kind.endswith("DislikeAction"):
            return _number(statistic.get("userInteractionCount"))
    return None


def _number(value: Any) -> int | None:
    if isinstance(value, bool):
        return None
    if isinstance(value, int):
        return value if 0 <= value < 10**9 else None
    return int(value) if isinstance(value, str) and value.isascii() and value.isdigit() and len(value) < 12 else None


def _string(value: Any) -> str | None:
    return str(value) if isinstance(value, (str, int)) and not isinstance(value, bool) and value != "" else None


PARSER = Parser("json-ld", (b"ld+json",), parse)
