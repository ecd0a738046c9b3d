"""Comments told apart by the buttons under each: “Reply”, “Like”, a time that closes the words."""

from collections import Counter

from belowtheline.parsers.flat_text import lines
from belowtheline.parsers.flat_text.grammars.stacked import reply_target, tidy
from belowtheline.parsers.flat_text.marks import Mark, Marking
from belowtheline.parsers.flat_text.scan import Scan
from belowtheline.parsers.flat_text.window import Window


def mark(scan: Scan, window: Window) -> Marking | None:
    """Split at the commonest machinery; the first line of a piece is a name where most pieces start with one."""
    if window.heading is None:
        return None
    pieces = _pieces(scan, window)
    if len(pieces) < 2:
        return None
    named = [_starts_with_name(scan, first, stop) for first, stop in pieces]
    share = sum(named) / len(pieces)
    if share < 0.6:
        return None
    marks = []
    for (first, stop), has_name in zip(pieces, named, strict=True):
        if not has_name:
            continue
        last, reply_to = first, None
        while last + 1 < stop and (scan.is_machinery(last + 1) or reply_target(scan.dump.text[last + 1])):
            last += 1
            reply_to = reply_to or reply_target(scan.dump.text[last])
        marks.append(Mark(first, last, tidy(scan.dump.text[first]), None, reply_to, "closed"))
    return Marking("closed", tuple(marks), confidence=0.85) if marks else None


def _pieces(scan: Scan, window: Window) -> list[tuple[int, int]]:
    keys = Counter(
        _closer(scan, at) for at in range(window.start, window.end) if scan.is_machinery(at) and _closer(scan, at)
    )
    if not keys or keys.most_common(1)[0][1] < 2:
        return []
    most = keys.most_common(1)[0][1]
    closers = {key for key, count in keys.items() if count >= 0.7 * most}
    pieces: list[tuple[int, int]] = []
    first, spoken = None, False
    for at in range(window.start, window.end):
        if scan.is_machinery(at):
            if _closer(scan, at) in closers and first is not None and spoken:
                pieces.append((first, at))
                first = None
            continue
        if first is None:
            first, spoken = at, lines.is_prose(scan.dump.text[at])
        else:
            spoken = True
    return pieces


def _closer(scan: Scan, at: int) -> str:
    if scan.is_bare_time(at):
        return "a time"
    return scan.dump.key[at] if any(char.isalpha() for char in scan.dump.key[at]) else ""


def _starts_with_name(scan: Scan, first: int, stop: int) -> bool:
    text = scan.dump.text[first]
    if lines.is_prose(text) or not lines.is_name(text) or text.count(" ") > 5:
        return False
    return any(not scan.is_machinery(at) for at in range(first + 1, stop))
