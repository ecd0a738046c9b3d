"""From times to the blocks they repeat in: each group is the outermost elements that hold one time each."""

from collections import Counter
from dataclasses import dataclass

from belowtheline.parsers.repeated_structure.outline import Outline

_MAX_UP = 16  # levels from a time to the element of its comment
_MAX_ROUNDS = 4  # a group is split, and its parts read again, at most this often
_STRAY_SHARE = 0.03  # of the times of a group may stand a second time in one block: dates inside comments


@dataclass(frozen=True, slots=True)
class Group:
    """Blocks of one kind, in document order, and the time-bearing element of each."""

    wrappers: tuple[int, ...]
    anchors: tuple[int, ...]  # -1: a block of the same kind without one
    timed: bool = True  # the anchors are times


def find_groups(outline: Outline, anchors: list[int], timed: bool = True) -> list[Group]:
    """Sort times by how they are marked up, and lift each sort to the blocks that repeat."""
    kinds: dict[tuple[str, ...], list[int]] = {}
    for anchor in anchors:
        kinds.setdefault(_kind(outline, anchor), []).append(anchor)
    found: list[Group] = []
    for kind in kinds.values():
        _lift(outline, _without_companions(outline, kind), found, _MAX_ROUNDS)
    return found if timed else [Group(group.wrappers, group.anchors, False) for group in found]


def _kind(outline: Outline, anchor: int) -> tuple[str, ...]:
    parent = outline.parents[anchor]
    above = outline.parents[parent] if parent > 0 else 0
    return (
        outline.tags[anchor],
        first_class(outline.classes(anchor)),
        outline.tags[parent] if parent >= 0 else "",
        first_class(outline.classes(parent)) if parent >= 0 else "",
        outline.tags[above] if above >= 0 else "",
    )


def first_class(classes: str) -> str:
    """Return the first class without its numbers: what the blocks of one kind share."""
    for name in classes.split():
        bare = "".join(char for char in name if not char.isdigit())
        if bare not in ("even", "odd", "alt", "first", "last", "active", "new", "unread", "row", "even-row"):
            return bare
    return ""


def _without_companions(outline: Outline, anchors: list[int]) -> list[int]:
    """Keep the first of each pair of times that stand side by side: posted and edited."""
    close = [
        second
        for first, second in zip(anchors, anchors[1:], strict=False)
        if outline.parents[first] == outline.parents[second]
        and outline.first_text[second] - outline.text_ends[first] <= 1
        and sum(len(t) for t in outline.texts[outline.text_ends[first] : outline.first_text[second]]) < 25
    ]
    if len(close) * 5 < len(anchors) * 2:
        return anchors
    dropped = set(close)
    return [anchor for anchor in anchors if anchor not in dropped]


def _lift(outline: Outline, anchors: list[int], into: list[Group], rounds: int) -> None:
    group = _blocks(outline, anchors)
    parts = _connected(outline, group)
    if len(parts) == 1 or rounds == 0:
        into.extend(parts)
        return
    for part in parts:
        _lift(outline, list(part.anchors), into, rounds - 1)


def _blocks(outline: Outline, anchors: list[int]) -> Group:
    """Climb from all anchors at once while the elements reached are of one tag and no two are the same."""
    parents, tags = outline.parents, outline.tags
    kept, blocks = anchors, anchors
    strays = int(len(anchors) * _STRAY_SHARE)
    for _ in range(_MAX_UP if len(anchors) > 1 else 0):
        above = [(anchor, parents[block]) for anchor, block in zip(kept, blocks, strict=True) if parents[block] > 0]
        if len(above) < 2:
            break
        tag, votes = Counter(tags[block] for _, block in above).most_common(1)[0]
        if votes * 10 < len(anchors) * 7:
            break
        same = [(anchor, block) for anchor, block in above if tags[block] == tag]
        firsts: dict[int, int] = {}
        for anchor, block in same:
            firsts.setdefault(block, anchor)
        if len(same) - len(firsts) > strays:
            break
        kept, blocks = list(firsts.values()), list(firsts)
    return Group(tuple(blocks), tuple(kept))


def _connected(outline: Outline, group: Group) -> list[Group]:
    """Split blocks where neither nesting nor a shared container holds neighbours together."""
    parents = outline.parents
    parts: list[tuple[list[int], list[int]]] = []
    containers: set[int] = set()
    for block, anchor in zip(group.wrappers, group.anchors, strict=True):
        above = parents[block]
        beyond = parents[above] if above > 0 else -1
        if not parts or not _belongs(outline, block, parts[-1][0][-1], containers):
            parts.append(([], []))
            containers = set()
        parts[-1][0].append(block)
        parts[-1][1].append(anchor)
        containers.update((block, above, beyond) if beyond > 0 else (block, above))
    return [Group(tuple(blocks), tuple(kept)) for blocks, kept in parts]


def _belongs(outline: Outline, block: int, previous: int, containers: set[int]) -> bool:
    meeting = outline.parents[block]
    for _ in range(_MAX_UP):
        if meeting < 0:
            return False
        if outline.is_within(previous, meeting):
            return meeting in containers
        meeting = outline.parents[meeting]
    return False


def with_siblings(outline: Outline, group: Group) -> Group:
    """Add the blocks of the same kind that stand beside those found: comments whose time is not printed."""
    known = dict(zip(group.wrappers, group.anchors, strict=True))
    for parent in sorted({outline.parents[wrapper] for wrapper in group.wrappers}):
        siblings = outline.children(parent)
        kinds = {(outline.tags[s], first_class(outline.classes(s))) for s in siblings if s in known}
        for sibling in siblings:
            kind = (outline.tags[sibling], first_class(outline.classes(sibling)))
            if sibling not in known and kind in kinds and len(outline.text_range(sibling)) > 1:
                known[sibling] = -1
    if len(known) == len(group.wrappers) or len(known) > 3 * len(group.wrappers):
        return group
    blocks = sorted(known)
    return Group(tuple(blocks), tuple(known[block] for block in blocks), group.timed)
