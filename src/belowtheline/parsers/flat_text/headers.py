"""Bylines stretched over what else a page prints above a comment."""

from belowtheline.parsers.flat_text import lines
from belowtheline.parsers.flat_text.dump import Dump
from belowtheline.parsers.flat_text.marks import Mark
from belowtheline.parsers.flat_text.scan import Scan
from belowtheline.parsers.flat_text.vocabulary import PINGBACK_PREFIX, TRACKBACKS
from belowtheline.parsers.flat_text.window import Window


def with_repeated_name(scan: Scan, window: Window, mark: Mark) -> Mark:
    """Stretch a byline over an avatar's alt above it that gives the same name."""
    if mark.author is None:
        return mark
    for at in range(mark.first - 1, max(window.start, mark.first - 5) - 1, -1):
        if scan.dump.text[at] == mark.author:
            return mark.moved(at, mark.last)
        if not scan.is_machinery(at):
            break
    return mark


def with_items(scan: Scan, window: Window, marks: list[Mark], end: int) -> list[Mark]:
    """Add the items of a thread's list that have no byline, from an extractor that drops names it takes for menus."""
    dump = scan.dump
    if dump.extractor not in {"resiliparse", "plain"}:
        return marks
    bullets = [mark for mark in marks if _is_item(scan, mark.first)]
    if len(bullets) < max(2, 0.6 * len(marks)) or not all(dump.gap[mark.first] for mark in bullets[1:]):
        return marks
    kinds = {_kind(dump, mark.first) for mark in bullets}
    taken = {at for mark in marks for at in range(mark.first, mark.last + 1)}
    first = window.start if window.heading is not None else marks[0].first
    found, frame = [], "listed"
    for at in range(first, end):
        if dump.key[at] in TRACKBACKS:
            frame = "pingback"
        if dump.gap[at] and at not in taken and _is_item(scan, at) and not scan.chrome[at] and _kind(dump, at) in kinds:
            byline = scan.bylines.get(at)
            if byline is not None and byline.author is not None:
                found.append(Mark(at, at, byline.author, byline.time, frame=frame))
            else:
                found.append(Mark(at, at - 1, frame=frame))
    return sorted([*marks, *found], key=lambda mark: mark.first) if found else marks


def _is_item(scan: Scan, at: int) -> bool:
    marker = scan.dump.marker[at]
    return marker != "" and marker[0] not in "#>"


def _kind(dump: Dump, at: int) -> tuple[int, bool]:
    """Return how deep in the list an item stands, and whether it is numbered."""
    return dump.indent[at], dump.marker[at][:-1].isdigit()


def with_pingbacks(scan: Scan, marks: list[Mark], end: int) -> list[Mark]:
    """Add the links from other sites that stand between comments as one line each."""
    taken = {at for mark in marks for at in range(mark.first, mark.last + 1)}
    found = []
    for at in range(marks[0].first, end):
        if at not in taken and scan.dump.key[at].startswith(PINGBACK_PREFIX):
            name = lines.strip_edges(scan.dump.text[at].partition(":")[2])
            found.append(Mark(at, at, name or None, frame="pingback"))
    return sorted([*marks, *found], key=lambda mark: mark.first) if found else marks


def with_titles(scan: Scan, window: Window, marks: list[Mark]) -> list[Mark]:
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
