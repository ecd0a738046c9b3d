"""Threads on pages nobody wrote a rule for: blocks that repeat, each with a time, a name and words."""

from collections import defaultdict
from collections.abc import Iterable

from belowtheline.parsers.page import Page
from belowtheline.parsers.repeated_structure.anchors import find_marks, find_times
from belowtheline.parsers.repeated_structure.evidence import heads_thread, is_list_of_links, is_told, might_be_thread
from belowtheline.parsers.repeated_structure.gate import may_hold_thread
from belowtheline.parsers.repeated_structure.groups import Group, find_groups, first_class, lift_alone, with_siblings
from belowtheline.parsers.repeated_structure.led import find_led
from belowtheline.parsers.repeated_structure.outline import Outline, read_outline
from belowtheline.parsers.repeated_structure.pingbacks import find_pingbacks, read_pingbacks
from belowtheline.parsers.repeated_structure.surroundings import declared_count, truncation
from belowtheline.parsers.repeated_structure.thread import (
    Candidate,
    read_comments,
    read_elements,
    read_group,
    size_bonus,
)
from belowtheline.records import ParsedComment, Reading

_NEEDED = 4.5  # points that make a run of dated items a thread
_NEEDED_FEW = 5.5  # of a few of them that nothing calls comments
_FEW = 3
_NEEDED_UNDATED = 7.5  # of items without a time
_NEEDED_LED = 7.5  # of items without a time, a class or a button, below a heading of comments
_NEEDED_COUNTED = 6.0  # of as many of them as it says
_READINGS = 4  # times that the texts of a page may be read, the largest group of blocks first
_NEEDED_ALONE = 8.0  # of a single item
_SURE = 8.0  # of a run whose parts need no reading of their own
_MOST_POINTS = 12.0  # that a run rarely passes: one too small to win with them is not read


def read(page: Page) -> Reading | None:
    """Return the thread of `page`, or None when nothing on it reads like one."""
    outline = read_outline(page) if may_hold_thread(page) else None
    if outline is None:
        return None
    best = _choose(page, outline, find_groups(outline, find_times(outline)))
    if best is None or len(best.parts) == 1:
        undated = _choose(page, outline, find_groups(outline, find_marks(outline), timed=False))
        best = undated if best is None or (undated is not None and undated.rank > best.rank) else best
    if best is None:
        best = _choose_led(page, outline)
    items = [part.item for part in best.parts] if best is not None else []
    linking = find_pingbacks(page, outline, items)
    pingbacks = read_pingbacks(page, outline, linking) if linking else []
    comments = read_comments(page, outline, best) if best is not None else ()
    if best is None or not comments:
        return _only_pingbacks(outline, linking, pingbacks) if pingbacks else None
    count = declared_count(outline, items)
    return Reading(
        "repeated-structure",
        None,
        (*comments, *pingbacks),
        declared=() if count is None else (count,),
        truncation=None if count is not None and count.value == len(comments) else truncation(outline, items),
        notes=best.notes,
        elements=(*read_elements(outline, best), *(outline.nodes[block].mem_id for block in linking)),
    )


def _only_pingbacks(outline: Outline, blocks: list[int], pingbacks: list[ParsedComment]) -> Reading:
    elements = tuple(outline.nodes[block].mem_id for block in blocks)
    return Reading("repeated-structure", None, tuple(pingbacks), notes=("pingbacks",), elements=elements)


def _choose_led(page: Page, outline: Outline) -> Candidate | None:
    """Return the blocks below a heading of comments, when nearly all have a name and words."""
    for group, count in find_led(outline):
        page.check_time()
        candidate = read_group(outline, group)
        size = len(candidate.parts)
        names = [name.name for name in candidate.names if name is not None]
        gaps = sum(name is None or not body for name, body in zip(candidate.names, candidate.bodies, strict=True))
        counted = count == size
        if gaps * 20 > size or len(set(names)) * 2 <= size or "heading" not in candidate.marks:
            continue
        if candidate.points >= (_NEEDED_COUNTED if counted else _NEEDED_LED) and (
            counted or "varied" in candidate.marks
        ):
            return candidate
    return None


def _choose(page: Page, outline: Outline, groups: Iterable[Group]) -> Candidate | None:
    found: dict[tuple[str, str], list[Candidate]] = defaultdict(list)
    left = _READINGS * len(outline.texts) + 1000
    best = 0.0
    for group in sorted(groups, key=lambda group: -len(group.wrappers)):
        page.check_time()
        wrapper = group.wrappers[0]
        kind = (outline.tags[wrapper], first_class(outline.classes(wrapper)))
        if left <= 0 or (kind not in found and _MOST_POINTS + size_bonus(len(group.wrappers)) < best):
            continue
        if any(_covers(other, group) for others in found.values() for other in others):
            continue
        candidate = _read_alone(outline, group) if len(group.wrappers) == 1 else _read_run(outline, group)
        if candidate is None:
            continue
        left -= sum(len(part.slots) for part in candidate.parts)
        if _is_thread(candidate):
            found[kind].append(candidate)
            best = max(best, candidate.rank)
    fitting = [_unite(outline, kind[1], candidates) for kind, candidates in found.items()]
    return max(fitting, key=lambda candidate: candidate.rank, default=None)


def _covers(candidate: Candidate, group: Group) -> bool:
    """Tell whether a thread was found that the blocks of `group` are a part of, and their times no better."""
    if candidate.points < _SURE or "names" not in candidate.marks or candidate.doubted:
        return False
    known = set(candidate.group.wrappers)
    if not known.issuperset(group.wrappers):
        return False
    if len(known) == len(group.wrappers):
        return "clock" in candidate.marks
    return "heading" in candidate.marks or candidate.group.wrappers[0] == group.wrappers[0]


def _read_run(outline: Outline, group: Group) -> Candidate | None:
    if is_list_of_links(outline, group) or not (group.timed or might_be_thread(outline, group)):
        return None
    return read_group(outline, with_siblings(outline, group))


def _read_alone(outline: Outline, group: Group) -> Candidate | None:
    anchor = group.anchors[0]
    block = lift_alone(outline, anchor) if group.timed and heads_thread(outline, anchor) else None
    if block is None or not is_told(outline, block):
        return None
    return read_group(outline, Group((block,), group.anchors))


def _is_thread(candidate: Candidate) -> bool:
    told = not candidate.marks.isdisjoint(("class", "reply"))
    if len(candidate.parts) == 1:
        return told and "heading" in candidate.marks and candidate.points >= _NEEDED_ALONE
    if candidate.group.timed:
        if not told and "names" not in candidate.marks:
            return False
        plain = not told and "heading" not in candidate.marks and len(candidate.parts) <= _FEW
        return candidate.points >= (_NEEDED_FEW if plain else _NEEDED)
    return told and candidate.points >= _NEEDED_UNDATED


def _unite(outline: Outline, name: str, candidates: list[Candidate]) -> Candidate:
    """Join runs whose blocks share a class: the comments below each answer, the pages of a thread."""
    best = max(candidates, key=lambda candidate: candidate.rank)
    if len(candidates) == 1 or not name:
        return best
    anchors = {
        block: anchor
        for candidate in candidates
        for block, anchor in zip(candidate.group.wrappers, candidate.group.anchors, strict=True)
    }
    blocks = sorted(anchors)
    if tuple(blocks) == best.group.wrappers:
        return best
    united = read_group(outline, Group(tuple(blocks), tuple(anchors[b] for b in blocks), best.group.timed))
    return united if united.rank > best.rank else best
