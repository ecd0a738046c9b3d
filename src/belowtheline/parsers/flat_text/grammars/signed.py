"""“Comment by NAME”, “Post by NAME »” on a line of its own, where the extractor dropped the time beside it."""

import re

from belowtheline.parsers.flat_text import lines
from belowtheline.parsers.flat_text import vocabulary as words
from belowtheline.parsers.flat_text.marks import Mark, Marking
from belowtheline.parsers.flat_text.prefixes import Prefixes
from belowtheline.parsers.flat_text.scan import Scan
from belowtheline.parsers.flat_text.window import Window

LONGEST = 80
LEAST = 3  # such lines that make a thread where no heading says so
_LEAD = Prefixes(f"{phrase} " for phrase in words.COMMENT_BY)
_JUNK = re.compile(r"(?:id|re|#?\d{1,5}[.)]?) (?=\S)", re.IGNORECASE)


def mark(scan: Scan, window: Window) -> Marking | None:
    """Mark every line that says whose comment it is and nothing else."""
    if scan.signed is None:
        scan.signed = [found for at in range(len(scan.dump)) if (found := _read(scan, at)) is not None]
    marks = [found for found in scan.signed if window.start <= found.first < window.end]
    if len(marks) < (1 if window.heading is not None else LEAST):
        return None
    return Marking("signed", tuple(marks), confidence=0.9)


def _read(scan: Scan, at: int) -> Mark | None:
    folded = scan.dump.key[at]
    if not folded or len(folded) > LONGEST or at in scan.bylines:
        return None
    text = scan.dump.text[at]
    if folded[0] in "0ir" and (junk := _JUNK.match(text)) is not None:
        text = text[junk.end() :]
    elif _LEAD.of(folded) is None:
        return None
    phrase = _LEAD.of(text.casefold())
    name = lines.strip_edges(text[len(phrase) :]) if phrase else ""
    if not phrase or not lines.is_name(name) or name.endswith((".", "!")):
        return None
    return Mark(at, at, name, frame=phrase.strip())
