"""Where a thread can begin and end in a dump, and how many comments the page says it has."""

from dataclasses import dataclass

from belowtheline.parsers import counts
from belowtheline.parsers.flat_text import lines
from belowtheline.parsers.flat_text.dump import Dump
from belowtheline.parsers.flat_text.prefixes import Prefixes
from belowtheline.parsers.flat_text.scan import Scan
from belowtheline.parsers.flat_text.vocabulary import PREAMBLE, WPDISCUZ
from belowtheline.records import DeclaredCount

MOST_WINDOWS = 6
_PREAMBLE = Prefixes(PREAMBLE)


@dataclass(frozen=True, slots=True)
class Window:
    """A stretch of lines that may hold a thread."""

    start: int
    end: int
    heading: int | None = None  # the line that says “comments”
    declared: DeclaredCount | None = None
    anchors: int = 0  # lines of the heading and the menu under it
    system: str | None = None
    counts_posts: bool = False  # the heading is a forum's: the first of its posts is the article


def find_windows(scan: Scan) -> list[Window]:
    """Return the windows under headings, the whole dump last."""
    dump = scan.dump
    found: list[Window] = []
    headings = _headings(scan)
    for at, declared in headings:
        if found and at < found[-1].start:
            continue  # one of the lines under the heading before
        start, anchors, system, inner = _skip_preamble(dump, at + 1)
        if found and start <= found[-1].start:
            continue
        counts_posts = dump.key[at] == "0 posts"
        found.append(Window(start, len(dump), at, declared or inner, anchors, system, counts_posts))
    if len(found) > MOST_WINDOWS:
        strong = [window for window in found if window.declared or window.system]
        found = (strong or found)[-MOST_WINDOWS:]
    found.append(Window(0, len(dump)))
    return found


def _headings(scan: Scan) -> list[tuple[int, DeclaredCount | None]]:
    found: list[tuple[int, DeclaredCount | None]] = []
    seen: dict[str, int] = {}
    dump = scan.dump
    for at, folded in enumerate(dump.key):
        if not folded or _is_byline(scan, at):
            continue
        declared = count_in(dump.text[at]) if "0" in folded else None
        is_profile = folded == "0 posts" and dump.marker[at] != ""  # “34 posts” in a list beside a forum's name
        if declared is not None or (lines.is_heading(folded) and not is_profile):
            found.append((at, declared))
            seen[folded] = seen.get(folded, 0) + 1
    return [(at, declared) for at, declared in found if seen[dump.key[at]] <= 2]


def _is_byline(scan: Scan, at: int) -> bool:
    """Tell whether a line with a time is a comment's own: “NAME May 1, 2010 Reply” counts no replies."""
    byline = scan.bylines.get(at)
    return byline is not None and byline.author is not None


def count_in(text: str) -> DeclaredCount | None:
    """Read a heading's count of comments."""
    if len(text) > lines.SHORT:
        return None
    value = counts.count_in_line(text)
    return None if value is None else DeclaredCount(value, "heading", text)


def _skip_preamble(dump: Dump, at: int) -> tuple[int, int, str | None, DeclaredCount | None]:
    """Step over sort menus and subscription boxes under a heading."""
    anchors, system, inner = 1, None, None
    while at < len(dump):
        folded = dump.key[at]
        if folded in WPDISCUZ:
            system = "wpdiscuz"
        declared = count_in(dump.text[at]) if folded and "0" in folded else None
        inner = inner or declared
        if not (_is_preamble(folded) or declared or lines.is_heading(folded)):
            break
        anchors += 1
        at += 1
    return at, anchors, system, inner


def _is_preamble(folded: str) -> bool:
    """Tell whether a line is one or several labels of a sort menu or a subscription box: “newest oldest”."""
    if folded in PREAMBLE:
        return True
    if not folded or len(folded) > 60:
        return False
    while folded:
        label = _PREAMBLE.of(folded)
        if label is None:
            return False
        folded = folded[len(label) :].lstrip(" |/·,")
    return True
