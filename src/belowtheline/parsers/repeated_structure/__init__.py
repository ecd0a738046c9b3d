"""Threads on pages nobody wrote a rule for: blocks that repeat, each with a time, a name and words."""

from collections.abc import Iterable

from belowtheline.parsers.page import Page
from belowtheline.parsers.repeated_structure.anchors import find_marks, find_times
from belowtheline.parsers.repeated_structure.groups import Group, find_groups, with_siblings
from belowtheline.parsers.repeated_structure.outline import Outline, read_outline
from belowtheline.parsers.repeated_structure.thread import Candidate, read_comments, read_group
from belowtheline.records import Reading

_NEEDED = 4.5  # points that make a run of dated items a thread
_NEEDED_UNDATED = 7.5  # of items without a time
_NEEDED_ALONE = 7.5  # of a single item


def read(page: Page) -> Reading | None:
    """Return the thread of `page`, or None when nothing on it reads like one."""
    outline = read_outline(page)
    if outline is None:
        return None
    best = _choose(page, outline, find_groups(outline, find_times(outline)))
    if best is None:
        best = _choose(page, outline, find_groups(outline, find_marks(outline), timed=False))
    if best is None:
        return None
    comments = read_comments(page, outline, best)
    return Reading("repeated-structure", None, comments, notes=best.notes) if comments else None


def _choose(page: Page, outline: Outline, groups: Iterable[Group]) -> Candidate | None:
    best: Candidate | None = None
    for group in groups:
        page.check_time()
        candidate = read_group(outline, with_siblings(outline, group) if len(group.wrappers) > 1 else group)
        if candidate.points >= _needed(candidate) and (best is None or candidate.rank > best.rank):
            best = candidate
    return best


def _needed(candidate: Candidate) -> float:
    if len(candidate.parts) == 1:
        return _NEEDED_ALONE
    return _NEEDED if candidate.timed else _NEEDED_UNDATED
