"""Threads on pages nobody wrote a rule for: blocks that repeat, each with a time, a name and words."""

from collections import defaultdict
from collections.abc import Iterable

from belowtheline.parsers.page import Page
from belowtheline.parsers.repeated_structure.anchors import find_marks, find_times
from belowtheline.parsers.repeated_structure.evidence import heads_thread, might_be_thread
from belowtheline.parsers.repeated_structure.gate import may_hold_thread
from belowtheline.parsers.repeated_structure.groups import Group, find_groups, first_class, lift_alone, with_siblings
from belowtheline.parsers.repeated_structure.outline import Outline, read_outline
from belowtheline.parsers.repeated_structure.thread import Candidate, read_comments, read_group
from belowtheline.records import Reading

_NEEDED = 4.5  # points that make a run of dated items a thread
_NEEDED_UNDATED = 7.5  # of items without a time
_READINGS = 4  # times that the texts of a page may be read, the largest group of blocks first
_NEEDED_ALONE = 8.0  # of a single item


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
        return None
    comments = read_comments(page, outline, best)
    return Reading("repeated-structure", None, comments, notes=best.notes) if comments else None


def _choose(page: Page, outline: Outline, groups: Iterable[Group]) -> Candidate | None:
    found: dict[tuple[str, str], list[Candidate]] = defaultdict(list)
    left = _READINGS * len(outline.texts) + 1000
    for group in sorted(groups, key=lambda group: -len(group.wrappers)):
        page.check_time()
        if left <= 0:
            break
        candidate = _read_alone(outline, group) if len(group.wrappers) == 1 else _read_run(outline, group)
        if candidate is None:
            continue
        left -= sum(len(part.slots) for part in candidate.parts)
        if _is_thread(candidate):
            wrapper = group.wrappers[0]
            found[outline.tags[wrapper], first_class(outline.classes(wrapper))].append(candidate)
    fitting = [_unite(outline, kind[1], candidates) for kind, candidates in found.items()]
    return max(fitting, key=lambda candidate: candidate.rank, default=None)


def _read_run(outline: Outline, group: Group) -> Candidate | None:
    if not group.timed and not might_be_thread(outline, group):
        return None
    return read_group(outline, with_siblings(outline, group))


def _read_alone(outline: Outline, group: Group) -> Candidate | None:
    anchor = group.anchors[0]
    block = lift_alone(outline, anchor) if group.timed and heads_thread(outline, anchor) else None
    return None if block is None else read_group(outline, Group((block,), group.anchors))


def _is_thread(candidate: Candidate) -> bool:
    told = not candidate.marks.isdisjoint(("class", "reply"))
    if len(candidate.parts) == 1:
        return told and "heading" in candidate.marks and candidate.points >= _NEEDED_ALONE
    if candidate.group.timed:
        return candidate.points >= _NEEDED
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
    united = read_group(outline, Group(tuple(blocks), tuple(anchors[b] for b in blocks), best.group.timed))
    return united if united.rank > best.rank else best
