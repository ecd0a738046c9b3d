"""G5, G7, G9, G11: name and time on one line, above the words or closing them."""

import re
from collections import Counter

from belowtheline.parsers.flat_text import lines
from belowtheline.parsers.flat_text import vocabulary as words
from belowtheline.parsers.flat_text.marks import Mark, Marking
from belowtheline.parsers.flat_text.scan import Scan
from belowtheline.parsers.flat_text.times import shape_of
from belowtheline.parsers.flat_text.window import Window


def mark(scan: Scan, window: Window) -> Marking | None:
    """Mark the lines of the commonest frame and, between the first and last of them, those like it."""
    found = [
        Mark(at, at, byline.author, byline.time, byline.reply_to, byline.frame)
        for at, byline in scan.bylines.items()
        if window.start <= at < window.end and byline.author is not None
    ]
    if not found:
        return None
    frames = Counter(mark.frame for mark in found)
    common = frames.most_common(1)[0][0]
    if len(found) >= 4:
        found = _alike(found, frames, common)
    if window.heading is None or frames[common] >= 3:
        shapes = {shape_of(mark.time or "") for mark in found if mark.frame == common}
        at = [index for index, mark in enumerate(found) if _is_kin(mark, common, shapes)]
        found = found[at[0] : at[-1] + 1]
    found = _with_timeless(scan, window, found, common)
    return Marking("inline", tuple(found), confidence=0.97)


def _is_kin(mark: Mark, common: str, shapes: set[str]) -> bool:
    """Tell whether a byline is written like the common ones, but for what follows its time: links some writers have."""
    if mark.frame == common:
        return True
    return mark.frame.partition("D")[0] == common.partition("D")[0] and shape_of(mark.time or "") in shapes


_ACCOUNT = re.compile(r"\(\d{3,9}\)")


def _with_timeless(scan: Scan, window: Window, found: list[Mark], common: str) -> list[Mark]:
    """Add the “by NAME” lines that lack a time, where the thread's bylines start with “by”."""
    lead = common.partition(" ")[0]
    if lead not in words.BY or len(found) < 3:
        return found
    dump = scan.dump
    first, last = found[0].first, found[-1].first
    extra = []
    for at in range(window.start, window.end):
        if at in scan.bylines or not dump.key[at].startswith(lead + " "):
            continue
        name = lines.strip_by(dump.text[at])
        numbered = _ACCOUNT.search(
            name
        )  # “by NAME (123456)” is a comment's also above the first time and below the last
        if lines.is_name(name) and (first < at < last or numbered):
            extra.append(Mark(at, at, name, frame=common))
    return sorted([*found, *extra], key=lambda mark: mark.first)


def _alike(found: list[Mark], frames: Counter[str], common: str) -> list[Mark]:
    """Keep what is framed, or writes its time, like the rest: a date somebody mentions is neither."""
    shapes = Counter(shape_of(mark.time or "") for mark in found if mark.frame == common)
    least = max(2.0, 0.15 * len(found))
    return [
        mark
        for mark in found
        if mark.frame == common
        or (frames[mark.frame] >= least and shapes[shape_of(mark.time or "")] > 0)
        or shapes[shape_of(mark.time or "")] >= least
    ]
