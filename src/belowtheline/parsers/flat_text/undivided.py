"""G13: a thread that cannot be told apart: one record with all its words, said to be undivided."""

from belowtheline.parsers.flat_text import lines
from belowtheline.parsers.flat_text.extents import end_of
from belowtheline.parsers.flat_text.marks import Mark
from belowtheline.parsers.flat_text.scan import Scan
from belowtheline.parsers.flat_text.window import Window

LEAST_ARTICLE = 400  # characters of prose above a heading that can be a thread's and not the page's own


def undivided_body(scan: Scan, windows: list[Window]) -> tuple[Window, list[int]] | None:
    """Return the lines of a thread under a heading that counts comments; None where no such thread is."""
    for window in reversed(windows):
        if window.heading is None or window.declared is None or window.declared.value < 1:
            continue
        if not _has_article(scan, window.heading) or len(window.declared.text or "") > lines.SHORT // 2:
            continue
        end = end_of(scan, window, (Mark(window.start, window.start - 1),))
        body = [at for at in range(window.start, end) if not scan.is_machinery(at)]
        prose = sum(1 for at in body if lines.is_prose(scan.dump.text[at]))
        if prose >= max(1, 0.5 * len(body)) and (end < len(scan.dump) or window.declared.value > 1):
            return window, body
    return None


def _has_article(scan: Scan, heading: int) -> bool:
    prose = 0
    for text in scan.dump.text[:heading]:
        if lines.is_prose(text):
            prose += len(text)
            if prose >= LEAST_ARTICLE:
                return True
    return False
