"""Bylines → comments: whose words stand where."""

from belowtheline.parsers.flat_text import lines
from belowtheline.parsers.flat_text.drafts import Draft
from belowtheline.parsers.flat_text.extents import end_of, last_stop, start_below, without_article_above
from belowtheline.parsers.flat_text.forum import drop_signatures, with_profile
from belowtheline.parsers.flat_text.headers import with_items, with_pingbacks, with_repeated_name, with_titles
from belowtheline.parsers.flat_text.marks import Layout, Marking
from belowtheline.parsers.flat_text.scan import Scan
from belowtheline.parsers.flat_text.trimming import trim
from belowtheline.parsers.flat_text.window import Window


def drafts_of(scan: Scan, window: Window, marking: Marking) -> list[Draft]:
    """Give every byline the lines of its words."""
    end = min(end_of(scan, window, marking.marks), marking.end or window.end)
    marks = [mark for mark in marking.marks if mark.first < end]
    if not marks:
        return []
    if marking.layout is Layout.ABOVE:
        marks = with_pingbacks(scan, with_items(scan, window, marks, end), end)
        marks = with_titles(scan, window, [with_repeated_name(scan, window, mark) for mark in marks])
        if scan.is_forum:
            floors = [window.start, *(mark.last for mark in marks)]
            marks = [with_profile(scan, mark, floor) for mark, floor in zip(marks, floors, strict=False)]
    if marking.layout is Layout.BELOW:
        edges = [start_below(scan, window, marks)] + [mark.last + 1 for mark in marks]
        spans = [(edges[index], mark.first) for index, mark in enumerate(marks)]
        if window.heading is None:
            spans = without_article_above(spans)
    else:
        stops = [mark.first for mark in marks[1:]] + [last_stop(scan, marks, end)]
        spans = [(mark.last + 1, stop) for mark, stop in zip(marks, stops, strict=True)]
    drafts = [
        Draft(mark, list(range(first, stop)), mark.time, mark.reply_to)
        for mark, (first, stop) in zip(marks, spans, strict=True)
    ]
    trim(scan, drafts)
    if scan.is_forum:
        drop_signatures(scan, drafts)
    return drafts


def text_of(scan: Scan, body: list[int]) -> str:
    """Join the lines of a body, paragraphs by a blank line."""
    dump = scan.dump
    parts: list[str] = []
    for index, at in enumerate(body):
        text = dump.text[at]
        marker = dump.marker[at]
        if index and marker and not marker.startswith(("#", ">")):
            text = f"{marker} {text}"
        if index:
            parts.append("\n\n" if dump.gap[at] else "\n")
        parts.append(text)
    return "".join(parts)


def depths_of(scan: Scan, drafts: list[Draft]) -> list[int | None]:
    """Read nesting off the indentation of bylines; None for all where they do not differ."""
    indents = [scan.dump.indent[draft.mark.first] for draft in drafts]
    if len(set(indents)) < 2:
        return [None] * len(drafts)
    depths: list[int | None] = []
    stack: list[int] = []
    for indent in indents:
        while stack and stack[-1] > indent:
            stack.pop()
        if not stack or stack[-1] < indent:
            stack.append(indent)
        depths.append(len(stack) - 1)
    return depths


def is_wordless(scan: Scan, draft: Draft) -> bool:
    """Tell whether nothing is left that somebody wrote."""
    if draft.mark.frame == "pingback":
        return False
    return not any(scan.dump.text[at] and not lines.is_number(scan.dump.text[at]) for at in draft.body)
