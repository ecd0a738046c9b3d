"""Parent links: found from whatever each comment says, made safe, turned into depth and root."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Link:
    """What one comment of a thread, in printed order, says about its place in it."""

    native_id: str | None = None
    parent_id: str | None = None  # native id of the comment it answers, as printed; "" or "0": said to be a root
    outer: int | None = None  # index of the comment whose element holds this one's
    level: int | None = None  # nesting as printed (0 = root) where elements are not nested
    author: str | None = None
    answers: str | None = None  # name of the author it answers, as printed


@dataclass(frozen=True, slots=True)
class Place:
    """Where a comment stands in its thread."""

    depth: int
    root: int  # index of the comment that opened the branch; its own for a root


def resolve_parents(links: Sequence[Link]) -> list[int | None]:
    """Return each comment's parent: by explicit id, else nesting, else level, else the name it answers."""
    by_id: dict[str, int] = {}
    for index, link in enumerate(links):
        if link.native_id:
            by_id.setdefault(link.native_id, index)
    branch: list[tuple[int, int]] = []  # level and index of the comments from a root down to the latest one
    latest_by_name: dict[str, int] = {}
    parents: list[int | None] = []
    for index, link in enumerate(links):
        level = link.level
        if level is not None:
            while branch and branch[-1][0] >= level:
                branch.pop()
        parents.append(_parent_of(link, by_id, branch, latest_by_name))
        if level is not None:
            branch.append((level, index))
        if link.author:
            latest_by_name[_name_key(link.author)] = index
    return break_cycles(parents)


def _parent_of(
    link: Link, by_id: dict[str, int], branch: list[tuple[int, int]], latest_by_name: dict[str, int]
) -> int | None:
    if link.parent_id is not None:
        if link.parent_id in ("", "0"):
            return None
        if link.parent_id in by_id:
            return by_id[link.parent_id]
    if link.outer is not None:
        return link.outer
    if link.level is not None:
        return branch[-1][1] if branch else None
    if link.answers:
        return latest_by_name.get(_name_key(link.answers))
    return None


def _name_key(name: str) -> str:
    return " ".join(name.casefold().split())


def break_cycles(parents: Sequence[int | None]) -> list[int | None]:
    """Return `parents` with links to oneself, out of range or round in a circle turned into None."""
    size = len(parents)
    safe = [p if p is not None and 0 <= p < size and p != i else None for i, p in enumerate(parents)]
    settled = bytearray(size)  # 1: on the path being followed, 2: known to end at a root
    for start in range(size):
        path = []
        at: int | None = start
        while at is not None and not settled[at]:
            settled[at] = 1
            path.append(at)
            at = safe[at]
        if at is not None and settled[at] == 1:
            safe[path[-1]] = None
        for index in path:
            settled[index] = 2
    return safe


def place(parents: Sequence[int | None]) -> list[Place]:
    """Return depth and root of every comment; `parents` must be free of cycles."""
    places: list[Place | None] = [None] * len(parents)
    for start in range(len(parents)):
        path = []
        at = start
        while places[at] is None:
            path.append(at)
            above = parents[at]
            if above is None:
                places[at] = Place(0, at)
                path.pop()
                break
            at = above
        known = places[at]
        assert known is not None
        for step, index in enumerate(reversed(path), start=1):
            places[index] = Place(known.depth + step, known.root)
    return [found for found in places if found is not None]
