"""Forum posts parted by a line of one no-break space, which XenForo ends each post with, where bylines were dropped."""

from belowtheline.parsers.flat_text import lines
from belowtheline.parsers.flat_text.forum import is_profile
from belowtheline.parsers.flat_text.grammars.stacked import tidy
from belowtheline.parsers.flat_text.marks import Mark, Marking
from belowtheline.parsers.flat_text.scan import Scan
from belowtheline.parsers.flat_text.window import Window

LEAST = 3  # posts
HEADER = 8  # lines of a profile above a post at most


def mark(scan: Scan, window: Window) -> Marking | None:
    """Mark the first line of every post, with its profile where it has one; the article precedes them."""
    if not scan.is_forum or window.heading is not None:
        return None
    edges = sorted({at for at in scan.dump.breaks if 0 < at < window.end})
    if len(edges) < LEAST:
        return None
    stops = [*edges[1:], window.end]
    marks = [_mark_at(scan, first, stop) for first, stop in zip(edges, stops, strict=True)]
    return Marking("parted", tuple(mark for mark in marks if mark.last + 1 < window.end), confidence=0.7, strength=4.0)


def _mark_at(scan: Scan, first: int, stop: int) -> Mark:
    last = None
    while first + 1 < stop and scan.is_machinery(first):
        first += 1
    for at in range(first + 1, min(first + HEADER, stop - 1)):
        if scan.is_machinery(at) or is_profile(scan, at):
            last = at
        elif lines.is_prose(scan.dump.text[at]):
            break
    if last is None or lines.is_prose(scan.dump.text[first]):
        return Mark(first, first - 1, frame="parted")
    return Mark(first, last, tidy(scan.dump.text[first]), frame="parted")
