"""“In reply to NAME” above answers, all that is left of bylines where an extractor dropped the names.

Each such line is a sure boundary; what stands between two of them may hold more comments than the one.
"""

from belowtheline.parsers.flat_text.extents import end_of
from belowtheline.parsers.flat_text.grammars.stacked import reply_target
from belowtheline.parsers.flat_text.marks import Mark, Marking
from belowtheline.parsers.flat_text.scan import Scan
from belowtheline.parsers.flat_text.window import Window

LEAST = 2


def mark(scan: Scan, window: Window) -> Marking | None:
    """Mark the lines that name whom the words below them answer, and the words above the first of them."""
    if window.heading is None:
        return None
    end = end_of(scan, window, (Mark(window.start, window.start - 1),))
    marks = [
        Mark(at, at, reply_to=target, frame="answered")
        for at in range(window.start, end)
        if scan.dump.key[at] and (target := reply_target(scan.dump.text[at])) is not None
    ]
    if len(marks) < LEAST:
        return None
    if any(not scan.is_machinery(at) for at in range(window.start, marks[0].first)):
        marks.insert(0, Mark(window.start, window.start - 1, frame="answered"))
    return Marking("answered", tuple(marks), confidence=0.5, end=end)
