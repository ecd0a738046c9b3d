"""Questions and answers: “answered DATE” and “Commented DATE” close the words, “asked DATE” the question."""

from belowtheline.parsers.flat_text import lines
from belowtheline.parsers.flat_text.marks import Layout, Mark, Marking
from belowtheline.parsers.flat_text.scan import Scan
from belowtheline.parsers.flat_text.window import Window

DASHES = ("– ", "- ", "— ")
REACH = 8  # lines of buttons above “answered” and of the card below it


def mark(scan: Scan, window: Window) -> Marking | None:
    """Mark the question's closing line, which is nobody's comment, and those of answers and their comments."""
    if window.heading is not None:
        return None
    dated = [(at, "commented" if _is_signed(scan, at) else scan.dump.key[at].partition(" ")[0]) for at in scan.bylines]
    closed = [(at, verb) for at, verb in sorted(dated) if verb in {"asked", "answered", "commented"}]
    first = next((index for index, (_, verb) in enumerate(closed) if verb != "asked"), None)
    if not first:  # nothing answered, or nothing asked above it
        return None
    asked = first - 1
    marks = [_commented(scan, at) if verb == "commented" else _answered(scan, at) for at, verb in closed[asked:]]
    return Marking("answers", tuple(marks), Layout.BELOW, confidence=0.9, strength=5.0)


def _is_signed(scan: Scan, at: int) -> bool:
    """Tell whether nothing but a time stands below “– NAME”."""
    above = at - 1
    return (
        above >= 0 and scan.is_bare_time(at) and (scan.dump.text[above][:2] in DASHES or scan.dump.marker[above] == "-")
    )


def _commented(scan: Scan, at: int) -> Mark:
    """Read the name above: “– NAME”, perhaps printed twice."""
    texts, first, name = scan.dump.text, at, None
    for line in range(at - 1, max(-1, at - 4), -1):
        if texts[line][:2] in DASHES or scan.dump.marker[line] == "-":
            first, name = line, lines.strip_edges(texts[line]) or None
            break
    if name is not None and first and texts[first - 1] == name:
        first -= 1
    return Mark(first, at, name, scan.bylines[at].time, frame="commented")


def _answered(scan: Scan, at: int) -> Mark:
    """Read the name on the card below; the words end above the buttons."""
    dump, first, last, name = scan.dump, at, at, None
    for line in range(at - 1, max(-1, at - 1 - REACH), -1):
        if dump.key[line] == "share":
            first = line
            break
    for line in range(at + 1, min(at + 4, len(dump))):
        if not scan.is_machinery(line) and lines.is_name(dump.text[line]):
            last, name = line, lines.strip_edges(dump.text[line])
            break
    if last + 1 < len(dump) and ("badge" in dump.key[last + 1] or lines.is_number(dump.text[last + 1])):
        last += 1
    return Mark(first, last, name, scan.bylines[at].time, frame="answered")
