"""G2, G6: a line with the name, perhaps badges, a line with the time, then the words."""

from belowtheline.parsers.flat_text import lines
from belowtheline.parsers.flat_text import vocabulary as words
from belowtheline.parsers.flat_text.marks import Mark, Marking
from belowtheline.parsers.flat_text.scan import Scan
from belowtheline.parsers.flat_text.window import Window

REACH = 6  # lines between a name and its time at most


def mark(scan: Scan, window: Window) -> Marking | None:
    """Mark each bare time together with the name above it (or just below it)."""
    times = [at for at in scan.bylines if window.start <= at < window.end and scan.is_bare_time(at)]
    if not times:
        return None
    above = [_name_above(scan, window, at, times[index - 1] if index else window.start - 1) for index, at in enumerate(times)]
    below = [_name_below(scan, window, at) for at in times]
    if sum(map(bool, above)) >= 0.5 * len(times):
        chosen = above
    elif sum(map(bool, below)) >= 0.7 * len(times):
        chosen = below
    else:
        return None
    marks = [found for found in chosen if found is not None]
    return Marking("stacked", tuple(marks), confidence=0.9)


def _name_above(scan: Scan, window: Window, at: int, floor: int) -> Mark | None:
    reply_to = None
    first = at
    for line in range(at - 1, max(floor, window.start - 1, at - 1 - REACH), -1):
        text = scan.dump.text[line]
        if (name := reply_target(text)) is not None:
            reply_to = name
            first = line
            continue
        if scan.is_machinery(line):
            continue
        if lines.is_prose(text) or not lines.is_name(text.rstrip(":")):
            return None
        first = line
        return Mark(first, at, tidy(text), scan.bylines[at].time, reply_to, scan.bylines[at].frame, at)
    return None


def _name_below(scan: Scan, window: Window, at: int) -> Mark | None:
    for line in range(at + 1, min(at + 3, window.end)):
        text = scan.dump.text[line]
        if scan.chrome[line]:
            continue
        if lines.is_prose(text) or not lines.is_name(text.rstrip(":")):
            return None
        return Mark(at, line, tidy(text), scan.bylines[at].time, None, scan.bylines[at].frame, at)
    return None


def reply_target(text: str) -> str | None:
    """Return who is answered in “In reply to NAME”, None for any other line."""
    folded = text.casefold()
    if not folded.startswith(words.REPLY_TO_PREFIX) or len(text) > 120:
        return None
    prefix = next(prefix for prefix in words.REPLY_TO_PREFIX if folded.startswith(prefix))
    return lines.strip_edges(text[len(prefix) :]) or None


def tidy(name: str) -> str:
    """Take a colon and trailing badges off a line that is a name."""
    name = lines.strip_edges(name)
    folded = name.casefold()
    for badge in words.BADGES:
        if folded.endswith(" " + badge) and len(name) > len(badge) + 1:
            return lines.strip_edges(name[: -len(badge) - 1])
    return name
