"""From times to the blocks they repeat in: each group is the outermost elements that hold one time each."""

import re
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from belowtheline.parsers.repeated_structure.outline import Outline
from belowtheline.parsers.repeated_structure.words import COMMENT_WORD

_CLOCK = re.compile(r"\d[:.h]\d\d|\d\s?[ap]\.?m\b|T\d\d", re.IGNORECASE)
_YEAR = re.compile(r"(?:19|20|25)\d\d")
_LONGEST_TIME = 40  # characters of a time that stands alone
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
        if timed:
            for alike in _by_shape(outline, kind):
                _lift(outline, alike, found, _MAX_ROUNDS)
    found = list({(group.wrappers, group.anchors): group for group in found}.values())
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


def _by_shape(outline: Outline, anchors: list[int]) -> list[list[int]]:
    """Sort times of one kind by how they are printed; none when all are printed alike."""
    shapes: dict[tuple[bool, ...], list[int]] = {}
    for anchor in anchors:
        first = outline.first_text[anchor]
        words = outline.texts[first] if first < outline.text_ends[anchor] else ""
        shape = (_CLOCK.search(words) is not None, _YEAR.search(words) is not None, len(words) > _LONGEST_TIME)
        shapes.setdefault(shape, []).append(anchor)
    return [alike for alike in shapes.values() if len(alike) > 1] if len(shapes) > 1 else []


@lru_cache(maxsize=4096)
def first_class(classes: str) -> str:
    """Return the first class without its numbers: what the blocks of one kind share."""
    for name in classes.split():
        bare = name if name.isalpha() else "".join(char for char in name if not char.isdigit())
        if bare not in ("even", "odd", "alt", "first", "last", "active", "new", "unread", "row", "even-row"):
            return bare
    return ""


def _without_companions(outline: Outline, anchors: list[int]) -> list[int]:
    """Keep the first of each pair of times that stand side by side: posted and edited."""
    close = [
        second
        for first, second in pairwise(anchors)
        if outline.parents[first] == outline.parents[second]
        and outline.first_text[second] - outline.text_ends[first] <= 1
        and sum(len(t) for t in outline.texts[outline.text_ends[first] : outline.first_text[second]]) < 25
    ]
    if not 0.4 <= len(close) / len(anchors) <= 0.6:  # hardly any, or all of a list: each is an item of its own
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
    """Climb from all anchors at once while the elements reached are of one tag and none holds an earlier time."""
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
        before = -1
        fitting = []
        for anchor, block in above:
            if tags[block] == tag:
                if block > before:  # else it would hold an earlier item's time, too
                    fitting.append((anchor, block))
                before = anchor
        if votes - len(fitting) > strays:
            break
        kept, blocks = [anchor for anchor, _ in fitting], [block for _, block in fitting]
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
    """Add the blocks of the same build that stand beside those found: comments whose time is not printed."""
    known = dict(zip(group.wrappers, group.anchors, strict=True))
    builds = {build for wrapper in group.wrappers if len(build := _build(outline, wrapper)) > 2}  # more than a line
    for parent in sorted({outline.parents[wrapper] for wrapper in group.wrappers}):
        for sibling in outline.children(parent):
            if sibling not in known and (_build(outline, sibling) in builds or is_pingback(outline.classes(sibling))):
                known[sibling] = -1
    if len(known) == len(group.wrappers) or len(known) > 2 * len(group.wrappers):
        return group
    blocks = sorted(known)
    return Group(tuple(blocks), tuple(known[block] for block in blocks), group.timed)


def _build(outline: Outline, element: int) -> tuple[str, ...]:
    """Return what blocks of one kind have in common: tag, class, the tags of their children."""
    children = outline.children(element)[:6]
    return (outline.tags[element], first_class(outline.classes(element)), *(outline.tags[child] for child in children))


def is_pingback(classes: str) -> bool:
    """Tell whether a class says that a block is another site's link."""
    return "pingback" in classes or "trackback" in classes


def lift_alone(outline: Outline, anchor: int) -> int | None:
    """Return the block around a time that stands alone on its page: below the thread's heading, beside its form."""
    block = anchor
    limit = outline.first_text[anchor]
    for _ in range(_MAX_UP // 2):
        above = outline.parents[block]
        if above <= 0 or outline.tags[above] in ("body", "main"):
            break
        if any(outline.is_within(area, above) for area in outline.textareas):
            break
        opening = outline.texts[outline.first_text[above] : limit]
        if any(len(text) < 60 and COMMENT_WORD.search(text.lower()) for text in opening):
            break
        block = above
    return block if block != anchor else None
