"""G5, G7, G9, G11: name and time on one line, above the words or closing them."""

from collections import Counter

from belowtheline.parsers.flat_text.marks import Mark, Marking
from belowtheline.parsers.flat_text.scan import Scan
from belowtheline.parsers.flat_text.window import Window


def mark(scan: Scan, window: Window) -> Marking | None:
    """Mark the lines of the commonest frame and, between the first and last of them, those of others."""
    found = [
        Mark(at, at, byline.author, byline.time, byline.reply_to, byline.frame, at)
        for at, byline in scan.bylines.items()
        if window.start <= at < window.end and byline.author is not None
    ]
    if not found:
        return None
    frames = Counter(mark.frame for mark in found)
    if window.heading is not None:
        kept = found
        if len(frames) > 1 and frames.most_common(1)[0][1] >= 3:
            kept = _span(found, frames)
    else:
        kept = _span(found, frames)
    return Marking("inline", tuple(kept), confidence=0.9)


def _span(found: list[Mark], frames: Counter[str]) -> list[Mark]:
    common = frames.most_common(1)[0][0]
    at = [index for index, mark in enumerate(found) if mark.frame == common]
    return found[at[0] : at[-1] + 1]
