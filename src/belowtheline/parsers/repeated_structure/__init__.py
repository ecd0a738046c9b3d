"""Threads on pages nobody wrote a rule for: blocks that repeat, each with a time, a name and words."""

from belowtheline.parsers.page import Page
from belowtheline.parsers.repeated_structure.anchors import find_anchors
from belowtheline.parsers.repeated_structure.groups import find_groups
from belowtheline.parsers.repeated_structure.outline import read_outline
from belowtheline.parsers.repeated_structure.thread import Candidate, read_group
from belowtheline.records import Reading

_NEEDED = 4.5  # points that make a run a thread
_NEEDED_ALONE = 7.5  # of a single item


def read(page: Page) -> Reading | None:
    """Return the thread of `page`, or None when nothing on it reads like one."""
    outline = read_outline(page)
    if outline is None:
        return None
    best: Candidate | None = None
    for group in find_groups(outline, find_anchors(outline)):
        page.check_time()
        candidate = read_group(page, outline, group)
        needed = _NEEDED if len(candidate.comments) > 1 else _NEEDED_ALONE
        if candidate.comments and candidate.points >= needed and (best is None or candidate.rank > best.rank):
            best = candidate
    if best is None:
        return None
    return Reading("repeated-structure", None, best.comments, notes=best.notes)
