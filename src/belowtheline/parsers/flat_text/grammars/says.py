"""G3, G4, G8, G10: “NAME says:” above the words, its time on the same line, beside it, or below the words."""

from belowtheline.parsers.flat_text import lines
from belowtheline.parsers.flat_text import vocabulary as words
from belowtheline.parsers.flat_text.affixes import without_role
from belowtheline.parsers.flat_text.marks import Mark, Marking
from belowtheline.parsers.flat_text.scan import Scan
from belowtheline.parsers.flat_text.window import Window

LONGEST = 130


def mark(scan: Scan, window: Window) -> Marking | None:
    """Mark every line that ends in a verb of saying."""
    if scan.said is None:
        scan.said = [found for at in range(len(scan.dump)) if (found := _read(scan, at)) is not None]
    marks = [found for found in scan.said if window.start <= found.first < window.end]
    if not marks or (scan.is_forum and not any(found.time for found in marks)):  # a forum's “NAME said:” opens a quote
        return None
    above = sum(1 for found in marks if found.first > window.start and scan.is_bare_time(found.first - 1))
    inside = sum(1 for found in marks if found.time is not None)
    if above > 0.6 * len(marks) and not inside and scan.is_bare_time(max(marks[0].first - 1, 0)):
        marks = [_with_time_above(scan, found) for found in marks]
    return Marking("says", tuple(marks), confidence=0.97)


def speaker(text: str) -> str | None:
    """Return who speaks in “NAME says:”, None for any other line."""
    if len(text) > LONGEST:
        return None
    body = text.rstrip(" ↓|")
    bare = body.rstrip(" :.,…：")
    head, _, last = bare.rpartition(" ")
    verb = last.casefold()
    if verb not in words.SAYS:
        glued = next((tail for tail in GLUED if bare.endswith(tail)), None)
        if glued is None:
            return None
        head, verb = bare[: -len(glued)], glued
    closing = body[len(bare) :].strip()
    if closing == "." or (not closing and verb in NEEDS_COLON):
        return None
    folded = bare.casefold()
    for tail in words.SAYS_TAILS:
        if folded.endswith(" " + tail):
            head = bare[: -len(tail) - 1]
    head = lines.strip_edges(head)
    if head.casefold().rpartition(" ")[2] in words.SAYS_VETO:
        return None
    is_title = closing == ":" and len(head) < LONGEST - 20 and "://" not in head  # a page that links here
    return without_role(head) if is_title or lines.is_name(head) else None


GLUED = ("说道", "より", "댓글")  # verbs that no space parts from the name
NEEDS_COLON = frozenset({"said", "wrote", "dit", "commented", "replied", "added"})  # words of prose without one


def _read(scan: Scan, at: int) -> Mark | None:
    byline = scan.bylines.get(at)
    text = scan.dump.text[at]
    if byline is not None:
        dated_below = at + 1 < len(scan.dump) and scan.is_bare_time(at + 1)
        if dated_below and (name := speaker(text)) is not None:  # “links for 2010-10-04 says:” has its time below
            return Mark(at, at + 1, name, scan.bylines[at + 1].time, None, "says")
        if byline.author and byline.said:
            return Mark(at, at, without_role(byline.author), byline.time, byline.reply_to, "says")
        return None
    folded = scan.dump.key[at]
    if folded.rpartition(" ")[2].rstrip(".") not in words.SAYS and not folded.endswith(GLUED):
        return None
    if (name := speaker(text)) is None:
        return None
    for near in (at + 1, at + 2):
        if near < len(scan.dump) and scan.is_bare_time(near):
            return Mark(at, near, name, scan.bylines[near].time, None, "says")
        if near < len(scan.dump) and not scan.chrome[near]:
            break
    return Mark(at, at, name, None, None, "says")


def _with_time_above(scan: Scan, found: Mark) -> Mark:
    above = found.first - 1
    if not scan.is_bare_time(above):
        return found
    return Mark(above, found.last, found.author, scan.bylines[above].time, None, "says")
