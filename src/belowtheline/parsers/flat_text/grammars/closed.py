"""Comments told apart by the buttons under each: “Reply”, “Like”, a time that closes the words."""

from collections import Counter

from belowtheline.parsers.flat_text import lines
from belowtheline.parsers.flat_text.grammars.stacked import reply_target, tidy
from belowtheline.parsers.flat_text.marks import Mark, Marking
from belowtheline.parsers.flat_text.scan import Scan
from belowtheline.parsers.flat_text.vocabulary import BUTTON_WORDS
from belowtheline.parsers.flat_text.window import Window

LEAST = 3  # pieces without names that make a thread


def mark(scan: Scan, window: Window) -> Marking | None:
    """Split at the commonest machinery; a piece's first line is its name where most pieces start with one."""
    if window.heading is None:
        return None
    closers = _closers(scan, window)
    pieces = _pieces(scan, window, closers) if closers else []
    if len(pieces) < 2:
        return None
    named = [_starts_with_name(scan, first, stop) for first, stop in pieces]
    if sum(named) < 0.6 * len(pieces):
        nameless = [Mark(first, first - 1, frame="closed") for first, _ in pieces]
        is_thread = len(pieces) >= LEAST and not BUTTON_WORDS.isdisjoint(closers)
        return Marking("closed", tuple(nameless), confidence=0.7, strength=-1.0) if is_thread else None
    marks = [_mark_at(scan, first, stop) for (first, stop), has_name in zip(pieces, named, strict=True) if has_name]
    return Marking("closed", tuple(marks), confidence=0.85, strength=-1.0)


def _mark_at(scan: Scan, first: int, stop: int) -> Mark:
    last, reply_to, time = first, None, None
    while last + 1 < stop and (scan.is_machinery(last + 1) or reply_target(scan.dump.text[last + 1])):
        last += 1
        reply_to = reply_to or reply_target(scan.dump.text[last])
        if time is None and scan.is_bare_time(last):
            time = scan.bylines[last].time
    return Mark(first, last, tidy(scan.dump.text[first]), time, reply_to, "closed")


def _closers(scan: Scan, window: Window) -> set[str]:
    keys = Counter(
        _closer(scan, at) for at in range(window.start, window.end) if scan.is_machinery(at) and _closer(scan, at)
    )
    most = max(keys.values(), default=0)
    return {key for key, count in keys.items() if count >= 0.7 * most} if most >= 2 else set()


def _pieces(scan: Scan, window: Window, closers: set[str]) -> list[tuple[int, int]]:
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
