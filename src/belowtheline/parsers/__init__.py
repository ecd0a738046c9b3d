"""From a capture to its article and its comments."""

from belowtheline.captures.charset import to_utf8
from belowtheline.errors import ParseRefusal
from belowtheline.options import Limits
from belowtheline.parsers import repeated_structure
from belowtheline.parsers.article import parse_article
from belowtheline.parsers.comments import PARSERS
from belowtheline.parsers.counts import find_counts
from belowtheline.parsers.depth import is_deeper_than
from belowtheline.parsers.elsewhere import find_elsewhere
from belowtheline.parsers.flat_text import parse_text_page
from belowtheline.parsers.page import Page
from belowtheline.parsers.verdict import decide, is_settled, judge
from belowtheline.records import Capture, DeclaredCount, Media, ParsedPage, Reading

__all__ = ["parse_page"]


def parse_page(capture: Capture, limits: Limits) -> ParsedPage:
    """Parse a capture, or refuse it."""
    if len(capture.payload) > limits.max_page_bytes:
        raise ParseRefusal("too-large", f"{len(capture.payload):,} bytes, more than {limits.max_page_bytes:,}")
    raw, _ = to_utf8(capture.payload, capture.charset)
    if not raw or raw.isspace():
        raise ParseRefusal("empty", "nothing but white space")
    if capture.media is Media.TEXT:
        text = raw.decode("utf-8", "replace")
        parsed = parse_text_page(text, url=capture.url, captured_at=capture.captured_at, limits=limits)
    else:
        parsed = _parse_html(Page(capture, raw, limits))
    found = len(parsed.thread.comments)
    if found > limits.max_comments:
        raise ParseRefusal("too-many-comments", f"{found:,} comments, more than {limits.max_comments:,}")
    return parsed


def _parse_html(page: Page) -> ParsedPage:
    limits = page.limits
    if is_deeper_than(page.raw, limits.max_depth):
        raise ParseRefusal("too-deep", f"elements nested deeper than {limits.max_depth:,}")
    body = page.body
    if body is None or body.first_child is None:
        raise ParseRefusal("empty", "markup without a body")
    counts = find_counts(page)
    readings = read_threads(page, counts)
    thread = decide(page, readings, counts, find_elsewhere(page))
    chosen = next((r for r in readings if r.evidence == thread.evidence), None)
    article = parse_article(page, exclude=frozenset(chosen.elements) if chosen is not None else frozenset())
    page.check_time()
    return ParsedPage(article, thread, "html")


def read_threads(page: Page, counts: tuple[DeclaredCount, ...]) -> list[Reading]:
    """Return the readings of a page's thread; after one that leaves nothing open no other is asked for."""
    readings: list[Reading] = []
    settled = False
    for parser in PARSERS:
        if settled and parser.name != "json-ld":
            continue
        if not parser.matches(page):
            continue
        reading = parser.parse(page)
        page.check_time()
        if reading is None:
            continue
        readings.append(reading)
        judged = judge(reading, counts)
        settled = settled or (is_settled(judged) and (judged.agrees or not _expects_more(reading, counts)))
    if not settled:
        reading = repeated_structure.read(page)
        if reading is not None:
            readings.append(reading)
    return readings


def _expects_more(reading: Reading, counts: tuple[DeclaredCount, ...]) -> bool:
    """Tell whether the page declares more comments than a reading found, with no sign that they are elsewhere."""
    if reading.truncation is not None:
        return False
    return any(count.value > len(reading.comments) for count in (*reading.declared, *counts))
