"""G12: list marks and indentation, as an extractor leaves of an ordered list when it drops names and times."""

from belowtheline.parsers.flat_text import lines
from belowtheline.parsers.flat_text.grammars.stacked import tidy
from belowtheline.parsers.flat_text.marks import Mark, Marking
from belowtheline.parsers.flat_text.scan import Scan
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
    items = [
        at
        for at in range(first, window.end)
        if dump.marker[at] and (dump.gap[at] or at == first or scan.chrome[at - 1])
    ]
    if not items:
        return None
    stop = _dedent(scan, first, window.end)
    items = [at for at in items if at < stop]
    edges = [*items, stop]
    named = [_is_name_line(scan, at, edges[index + 1]) for index, at in enumerate(items)]
    share = sum(named) / len(items)
    marks = [
        Mark(at, at, tidy(dump.text[at]), frame="listed")
        if has_name and share >= 0.4
        else Mark(at, at - 1, frame="listed")
        for at, has_name in zip(items, named, strict=True)
    ]
    return Marking("listed", tuple(marks), confidence=0.85, end=stop)


def _unannounced(scan: Scan, window: Window) -> int | None:
    """Return where a nested list starts whose every item opens with a name alone on its line; None without one."""
    dump = scan.dump
    run: list[int] = []
    for at in range(window.start, window.end):
        if not dump.marker[at] or not dump.gap[at]:
            continue
        if _is_name_line(scan, at, min(at + 2, window.end)):
            run.append(at)
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
        if not scan.dump.marker[at] and scan.dump.indent[at] < shallow:
            return at
    return end


def _is_name_line(scan: Scan, at: int, stop: int) -> bool:
    text = scan.dump.text[at]
    if at + 1 >= stop or not text or not scan.dump.gap[at + 1]:
        return False
    if lines.is_prose(text) or not lines.is_name(text) or text.count(" ") > 4:
        return False
    return not text.endswith((".", "!", ":", ")")) and not text.casefold().startswith(GREETINGS)
