"""G12: list marks and indentation, as an extractor leaves of an ordered list when it drops names and times."""

from belowtheline.parsers.flat_text import lines
from belowtheline.parsers.flat_text.grammars.stacked import tidy
from belowtheline.parsers.flat_text.marks import Mark, Marking
from belowtheline.parsers.flat_text.scan import Scan
from belowtheline.parsers.flat_text.vocabulary import TRACKBACKS
from belowtheline.parsers.flat_text.window import Window

LEAST = 4  # items of a list that nothing announces
GREETINGS = ("hi ", "hello ", "hey ", "dear ", "liebe", "hallo ", "thank", "great ", "nice ", "wow", "lol", "danke")


def mark(scan: Scan, window: Window) -> Marking | None:
    """Mark every item of the list that the window starts with; its first line is a name where it stands alone."""
    dump = scan.dump
    if window.heading is None:
        first = _unannounced(scan, window)
    else:
        first = next((at for at in range(window.start, min(window.start + 4, window.end)) if dump.marker[at]), None)
    if first is None:
        return None
    stop = _dedent(scan, first, window.end)
    bullets = [at for at in range(first, stop) if dump.marker[at]]
    loose = sum(1 for at in bullets[1:] if dump.gap[at]) >= 0.3 * (len(bullets) - 1)
    items = [at for at in bullets if dump.gap[at] or at == first or scan.chrome[at - 1] or not loose]
    edges = [*items, stop]
    names = [_name_line(scan, at, edges[index + 1], loose) for index, at in enumerate(items)]
    if sum(name is not None for name in names) < 0.4 * len(items):  # short words seem names; above a time they are
        names = [name if name is not None and scan.is_bare_time(min(name + 1, stop - 1)) else None for name in names]
    marks = [
        Mark(at, at - 1, frame="listed") if name is None else Mark(at, name, tidy(dump.text[name]), frame="listed")
        for at, name in zip(items, names, strict=True)
    ]
    strength = 1.5 if window.heading is None else 0.0  # nested names alone on their lines: nothing else prints them
    return Marking("listed", tuple(marks), confidence=0.85, strength=strength, end=stop)


def _unannounced(scan: Scan, window: Window) -> int | None:
    """Return where a nested list starts whose every item opens with a name alone on its line; None without one."""
    dump = scan.dump
    if dump.extractor == "html2text":  # which drops no bylines
        return None
    run: list[int] = []
    empty = 0
    for at in range(window.start, window.end):
        if not dump.marker[at] or not dump.gap[at]:
            continue
        if _name_line(scan, at, min(at + 2, window.end), loose=True) is not None:
            run.append(at)
            empty = 0
        elif run and empty < 2 and at + 1 < window.end and dump.marker[at + 1]:
            empty += 1  # names without words: empty comments
        elif len(run) >= LEAST:
            break
        else:
            run = []
    return run[0] if len(run) >= LEAST and len({dump.indent[at] for at in run}) > 1 else None


def _dedent(scan: Scan, first: int, end: int) -> int:
    """Return the first line after the list: one without a mark, further left than its items."""
    floor = scan.dump.indent[first]
    shallow = min(
        (scan.dump.indent[at] for at in range(first, min(first + 40, end)) if scan.dump.marker[at]), default=floor
    )
    for at in range(first + 1, end):
        if not scan.dump.marker[at] and scan.dump.indent[at] < shallow and scan.dump.key[at] not in TRACKBACKS:
            return at
    return end


def _name_line(scan: Scan, at: int, stop: int, loose: bool) -> int | None:
    """Return the line of an item that is a name: its first, or the one below a picture's label; None without one."""
    if scan.chrome[at] and at + 1 < stop:
        at += 1
    text = scan.dump.text[at]
    if at in scan.bylines:
        return None
    if at + 1 >= stop or not text or (scan.dump.gap[at + 1] != loose and not scan.is_bare_time(at + 1)):
        return None
    if lines.is_prose(text) or not lines.is_name(text) or text.count(" ") > (4 if loose else 6):
        return None
    is_words = text.endswith((".", ":", ")")) or (loose and text.endswith("!"))
    return None if is_words or text.casefold().startswith(GREETINGS) else at
