"""Bylines → comments: whose words stand where, and which lines around them are machinery."""

import itertools
from bisect import bisect_left, bisect_right
from collections import Counter
from dataclasses import dataclass

from belowtheline.parsers.flat_text import lines
from belowtheline.parsers.flat_text.grammars.stacked import reply_target
from belowtheline.parsers.flat_text.marks import Layout, Mark, Marking
from belowtheline.parsers.flat_text.scan import Scan
from belowtheline.parsers.flat_text.vocabulary import PINGBACK_PREFIX
from belowtheline.parsers.flat_text.window import Window


@dataclass(slots=True)
class Draft:
    """A comment being put together: its byline and the lines of its words."""

    mark: Mark
    body: list[int]
    time: str | None = None
    reply_to: str | None = None


def layout_of(scan: Scan, window: Window, marking: Marking) -> Layout:
    """Tell whether bylines stand above the words or close them."""
    marks = marking.marks
    if marking.grammar != "inline":
        return Layout.ABOVE
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


def drafts_of(scan: Scan, window: Window, marking: Marking) -> list[Draft]:
    """Give every byline the lines of its words."""
    end = min(end_of(scan, window, marking.marks), marking.end or window.end)
    marks = [mark for mark in marking.marks if mark.first < end]
    if not marks:
        return []
    if marking.layout is Layout.ABOVE:
        marks = _with_pingbacks(scan, marks, end)
        marks = _with_titles(scan, window, [_with_repeated_name(scan, window, mark) for mark in marks])
    if marking.layout is Layout.BELOW:
        edges = [_start_below(scan, window, marks)] + [mark.last + 1 for mark in marks]
        spans = [(edges[index], mark.first) for index, mark in enumerate(marks)]
        if window.heading is None:
            spans = _without_article_above(spans)
    else:
        stops = [mark.first for mark in marks[1:]] + [_last_stop(scan, marks, end)]
        spans = [(mark.last + 1, stop) for mark, stop in zip(marks, stops, strict=True)]
    drafts = [
        Draft(mark, list(range(first, stop)), mark.time, mark.reply_to)
        for mark, (first, stop) in zip(marks, spans, strict=True)
    ]
    _trim(scan, drafts)
    return drafts


def _with_repeated_name(scan: Scan, window: Window, mark: Mark) -> Mark:
    """Stretch a byline over an avatar's alt above it that gives the same name."""
    if mark.author is None:
        return mark
    for at in range(mark.first - 1, max(window.start, mark.first - 5) - 1, -1):
        if scan.dump.text[at] == mark.author:
            return mark.moved(at, mark.last)
        if not scan.is_machinery(at):
            break
    return mark


def _with_pingbacks(scan: Scan, marks: list[Mark], end: int) -> list[Mark]:
    """Add the links from other sites that stand between comments as one line each."""
    taken = {at for mark in marks for at in range(mark.first, mark.last + 1)}
    found = []
    for at in range(marks[0].first, end):
        if at not in taken and scan.dump.key[at].startswith(PINGBACK_PREFIX):
            name = lines.strip_edges(scan.dump.text[at].partition(":")[2])
            found.append(Mark(at, at, name or None, frame="pingback"))
    return sorted([*marks, *found], key=lambda mark: mark.first) if found else marks


def _with_titles(scan: Scan, window: Window, marks: list[Mark]) -> list[Mark]:
    """Stretch bylines over the titles above them, where each opens an item of a list with one."""
    dump = scan.dump
    titled = [
        mark.first > window.start
        and dump.marker[mark.first - 1] != ""
        and not dump.marker[mark.first]
        and not scan.is_machinery(mark.first - 1)
        and not lines.is_prose(dump.text[mark.first - 1])
        for mark in marks
    ]
    if sum(titled) < 0.8 * len(marks):
        return marks
    return [mark.moved(mark.first - has, mark.last) for mark, has in zip(marks, titled, strict=True)]


def _without_article_above(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Cut the first bodies to the usual length where they reach into the article above the thread."""
    sizes = sorted(stop - first for first, stop in spans)
    usual = max(1, sizes[len(sizes) // 2])
    return [
        (stop - usual if index < 2 and stop - first > max(12, 4 * usual) else first, stop)
        for index, (first, stop) in enumerate(spans)
    ]


def _start_below(scan: Scan, window: Window, marks: list[Mark]) -> int:
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


def _last_stop(scan: Scan, marks: list[Mark], end: int) -> int:
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


def _trim(scan: Scan, drafts: list[Draft]) -> None:
    """Take machinery off both ends of every body, also what only this page shows to be machinery."""
    for draft in drafts:
        _trim_head(scan, draft)
    closers = _closers(scan, drafts)
    for draft in drafts:
        _cut_at_closer(scan, draft, closers)
        _trim_tail(scan, draft)
    for end in (-1, 0):
        for _ in range(4):
            common = _common_edge(scan, drafts, end)
            if common is None:
                break
            for draft in drafts:
                if len(draft.body) > 1 and _phrase(scan, draft.body[end]) == common:
                    draft.body.pop(end)
                    _trim_tail(scan, draft) if end else _trim_head(scan, draft)


def _trim_head(scan: Scan, draft: Draft) -> None:
    skip = 0
    for at in draft.body:
        target = reply_target(scan.dump.text[at])
        if target is not None:
            draft.reply_to = draft.reply_to or target
        elif scan.is_bare_time(at):
            draft.time = draft.time or scan.bylines[at].time
        elif not scan.chrome[at]:
            break
        skip += 1
    if skip < len(draft.body):
        draft.body = draft.body[skip:]
    elif draft.body and not all(scan.is_machinery(at) for at in draft.body):
        draft.body = []
    elif draft.body:
        draft.body = [at for at in draft.body[:1] if scan.dump.key[at] == "" and scan.dump.text[at]]


def _closers(scan: Scan, drafts: list[Draft]) -> set[str]:
    seen: Counter[str] = Counter()
    for draft in drafts:
        seen.update({_edge_key(scan, at) for at in draft.body[1:] if scan.is_machinery(at)})
    least = max(2, 0.5 * len(drafts)) if len(drafts) > 2 else 1
    return {key for key, count in seen.items() if count >= least and key}


def _edge_key(scan: Scan, at: int) -> str:
    return "a time" if scan.is_bare_time(at) else scan.dump.key[at]


def _cut_at_closer(scan: Scan, draft: Draft, closers: set[str]) -> None:
    for index, at in enumerate(draft.body):
        if index and scan.is_machinery(at) and _edge_key(scan, at) in closers:
            for rest in draft.body[index:]:
                if scan.is_bare_time(rest) and draft.time is None:
                    draft.time = scan.bylines[rest].time
                if draft.reply_to is None:
                    draft.reply_to = reply_target(scan.dump.text[rest])
            del draft.body[index:]
            return


def _trim_tail(scan: Scan, draft: Draft) -> None:
    body = draft.body
    while len(body) > 1 and (scan.is_machinery(body[-1]) or reply_target(scan.dump.text[body[-1]])):
        if scan.is_bare_time(body[-1]) and draft.time is None:
            draft.time = scan.bylines[body[-1]].time
        draft.reply_to = draft.reply_to or reply_target(scan.dump.text[body[-1]])
        body.pop()


def _common_edge(scan: Scan, drafts: list[Draft], end: int) -> str | None:
    edges = Counter(_phrase(scan, draft.body[end]) for draft in drafts if len(draft.body) > 1)
    edges.pop("", None)
    if not edges:
        return None
    found, count = edges.most_common(1)[0]
    return found if count >= max(3, 0.4 * len(drafts)) else None


def _phrase(scan: Scan, at: int) -> str:
    """Return the first words of a line: what a site prints with every comment starts alike and ends in a name."""
    return " ".join(_edge_key(scan, at).split(" ", 6)[:6])


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
