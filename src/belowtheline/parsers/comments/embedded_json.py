"""Comments in the JSON that a page's scripts are fed: state of the application, or a frame's own data.

Strict: a list counts only where its name, or keys of its own, call the objects comments, and nearly all say who wrote
what when.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from belowtheline.parsers.comments.base import Parser
from belowtheline.parsers.comments.clock import Clock
from belowtheline.parsers.comments.json_comments import comment_of, parent_id_of
from belowtheline.parsers.comments.json_scripts import values_in_scripts
from belowtheline.parsers.comments.json_shapes import (
    ID,
    REPLIES,
    SYSTEMS,
    TOTAL,
    first,
    is_comment,
    number,
    string,
)
from belowtheline.parsers.page import Page
from belowtheline.records import DeclaredCount, Reading
from belowtheline.threads import Link, resolve_parents

_MOST_NODES = 300_000  # objects and lists of one page looked at
_DEEPEST = 60
_LONGEST_NAME = 60  # characters of the path to a value that are kept
_SHARE = 0.8  # of a list's objects that must be comments
_OWN_KEYS = frozenset(["commentBody", "commentID", "commentId", "comment_id", "commentText", "displayclass"])


@dataclass(frozen=True, slots=True)
class _Thread:
    """A list of comments, and the objects around it, the nearest first."""

    comments: list[dict[str, Any]]
    around: tuple[dict[str, Any], ...]
    store: dict[str, Any]


def parse(page: Page) -> Reading | None:
    """Read the largest thread in the page's scripts; only at a second look, as most pages are settled by then."""
    if page.words is page.comment_words:
        return None
    threads = [thread for name, value in values_in_scripts(page.raw) for thread in _threads(page, name, value)]
    flattened = [(thread, _flatten(thread)) for thread in threads]
    thread, found = max(flattened, key=lambda pair: len(pair[1]), default=(None, []))
    if thread is None:
        return None
    clock = Clock(page)
    comments = [comment_of(page, clock, thing, thread.store) for thing, _ in found]
    links = [
        Link(native_id=comment.native_id, parent_id=parent_id_of(thing), outer=outer)
        for comment, (thing, outer) in zip(comments, found, strict=True)
    ]
    threaded = tuple(
        replace(comment, parent=parent) for comment, parent in zip(comments, resolve_parents(links), strict=True)
    )
    system = next((name for keys, name in SYSTEMS if keys <= found[0][0].keys()), None)
    truncation = "load-more" if _has_more(thread) else None
    return Reading("embedded-json", system, threaded, _declared(thread), truncation)


def _threads(page: Page, name: str, root: Any) -> Iterator[_Thread]:
    """Yield the lists of comments at and below `root`."""
    store = root if isinstance(root, dict) else {}
    stack: list[tuple[str, Any, tuple[dict[str, Any], ...]]] = [(name[-_LONGEST_NAME:].lower(), root, ())]
    seen = 0
    while stack and seen < _MOST_NODES:
        name, value, around = stack.pop()
        seen += 1
        if not seen & 0xFFF:
            page.check_time()
        if isinstance(value, dict):
            if "omment" in name and value and all(isinstance(inner, dict) for inner in value.values()):
                things = list(value.values())
                if _all_comments(things, store):
                    yield _Thread(things, around, store)
                    continue
            if len(around) < _DEEPEST:
                near = (value, *around)
                stack.extend(
                    (f"{name}.{key}".lower()[-_LONGEST_NAME:], inner, near)
                    for key, inner in value.items()
                    if _holds(inner)
                )
        elif _is_named(name, value) and _all_comments(value, store):
            yield _Thread([thing for thing in value if is_comment(thing, store)], around, store)
        elif len(around) < _DEEPEST:
            stack.extend((name, inner, around) for inner in value if _holds(inner))


def _holds(value: Any) -> bool:
    return isinstance(value, (dict, list)) and bool(value)


def _is_named(name: str, things: list[Any]) -> bool:
    """Tell whether the list's path, or keys of its objects, speak of comments."""
    if "omment" in name.replace("commentary", "").replace("commentaries", "") or "disqus" in name:
        return True
    first_one = things[0]
    if not isinstance(first_one, dict):
        return False
    return not _OWN_KEYS.isdisjoint(first_one) or any(keys <= first_one.keys() for keys, _ in SYSTEMS)


def _all_comments(things: list[Any], store: dict[str, Any]) -> bool:
    return sum(is_comment(thing, store) for thing in things) >= _SHARE * len(things)


def _flatten(thread: _Thread) -> list[tuple[dict[str, Any], int | None]]:
    """Return the comments with their answers, each with the index of the one it stands in, in printed order."""
    found: list[tuple[dict[str, Any], int | None]] = []
    ids: set[str] = set()
    stack: list[tuple[dict[str, Any], int | None, int]] = [(thing, None, 0) for thing in reversed(thread.comments)]
    while stack:
        thing, outer, level = stack.pop()
        own = string(first(thing, ID)) or ""
        if own in ids:
            continue
        ids.add(own)
        found.append((thing, outer))
        place = len(found) - 1
        if level < _DEEPEST:
            stack.extend((inner, place, level + 1) for inner in reversed(_answers(thing, thread.store)))
    return found


def _answers(thing: dict[str, Any], store: dict[str, Any]) -> list[dict[str, Any]]:
    for key in REPLIES:
        value = thing.get(key)
        if isinstance(value, dict):
            value = first(value, ("comments", "items", "nodes", "data"))
        if isinstance(value, list):
            return [inner for inner in value if is_comment(inner, store)]
    return []


def _declared(thread: _Thread) -> tuple[DeclaredCount, ...]:
    for around in thread.around[:2]:
        for holder in (around, around.get("cursor")):
            value = number(first(holder, TOTAL)) if isinstance(holder, dict) else None
            if value is not None and value >= 0:
                return (DeclaredCount(value, "embedded-json-count", str(value)),)
    return ()


def _has_more(thread: _Thread) -> bool:
    for around in thread.around[:2]:
        for holder in (around, around.get("cursor"), around.get("pageInfo")):
            if isinstance(holder, dict) and (holder.get("hasNext") is True or holder.get("hasNextPage") is True):
                return True
    return False


PARSER = Parser("embedded-json", (b"",), parse)  # no signature is surer than looking
