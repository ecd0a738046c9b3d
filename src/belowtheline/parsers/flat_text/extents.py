"""How far a thread and its first and last comment reach."""

import itertools
from bisect import bisect_left, bisect_right

from belowtheline.parsers.flat_text.marks import Layout, Mark, Marking
from belowtheline.parsers.flat_text.scan import Scan
from belowtheline.parsers.flat_text.window import Window


def layout_of(scan: Scan, window: Window, marking: Marking) -> Layout:
    """Tell whether bylines stand above the words or close them."""
    marks = marking.marks
    if marking.grammar != "inline":
        return marking.layout
    dump = scan.dump
    listed = sum(1 for mark in marks if dump.marker[mark.first] and dump.marker[mark.first][0] not in "#>")
    after = sum(1 for mark in marks[:-1] if mark.last + 1 < len(dump) and dump.marker[mark.last + 1])
    if not listed and after > 0.7 * max(1, len(marks) - 1) and len(marks) > 1:
        return Layout.BELOW
    if listed > 0.5 * len(marks):
        return Layout.ABOVE
    head = _has_words(scan, window.start, marks[0].first)
    tail = _has_words(scan, marks[-1].last + 1, end_of(scan, window, marks))
    if window.heading is not None and not head:
        return Layout.ABOVE
    if head and not tail:
        return Layout.BELOW
    return Layout.ABOVE


def _has_words(scan: Scan, first: int, stop: int) -> bool:
    return any(not scan.is_machinery(at) for at in range(first, min(stop, first + 40)))


def end_of(scan: Scan, window: Window, marks: tuple[Mark, ...]) -> int:
    """Return the line at which the thread is over: the first end anchor that does not have the thread behind it."""
    firsts = [mark.first for mark in marks]
    for at in scan.ends[bisect_right(scan.ends, marks[0].last) :]:
        if at >= window.end:
            break
        before = bisect_left(firsts, at)
        if len(firsts) - before <= before / 3:
            return at
    return window.end


def start_below(scan: Scan, window: Window, marks: list[Mark]) -> int:
    """Return where the first comment's words start when its byline closes them: as far up as the others' do."""
    sizes = sorted(two.first - one.last - 1 for one, two in itertools.pairwise(marks)) or [1]
    usual = max(1, sizes[len(sizes) // 2])
    first = marks[0].first
    if window.heading is not None and first - window.start <= max(12, 3 * usual):
        return window.start
    at = first - 1
    while at > max(window.start, first - usual) and not (scan.dump.gap[at] and usual == 1):
        at -= 1
    return at


def without_article_above(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Cut the first bodies to the usual length where they reach into the article above the thread."""
    sizes = sorted(stop - first for first, stop in spans)
    usual = max(1, sizes[len(sizes) // 2])
    return [
        (stop - usual if index < 2 and stop - first > max(12, 4 * usual) else first, stop)
        for index, (first, stop) in enumerate(spans)
    ]


def last_stop(scan: Scan, marks: list[Mark], end: int) -> int:
    """Return where the last comment's words are over: at a line left of the thread, or at a heading."""
    dump, last = scan.dump, marks[-1]
    begin = last.last + 1
    span = range(marks[0].first, last.first) if len(marks) > 1 else range(last.first, min(begin + 1, len(dump)))
    floor = min((dump.indent[at] for at in span), default=0)
    headings = any(dump.marker[at].startswith("#") for at in span)
    for at in range(begin, end):
        if dump.indent[at] < floor or (not headings and dump.marker[at].startswith("#")):
            return at
    return end
