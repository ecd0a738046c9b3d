"""From a capture to its article and its comments."""

from belowtheline.captures.charset import to_utf8
from belowtheline.errors import ParseRefusal
from belowtheline.options import Limits
from belowtheline.parsers import repeated_structure
from belowtheline.parsers.article import parse_article
from belowtheline.parsers.attributes import has_endless_lists, is_overloaded
from belowtheline.parsers.comments import json_ld, parsers_of
from belowtheline.parsers.counts import find_counts
from belowtheline.parsers.depth import is_deeper_than
from belowtheline.parsers.elsewhere import find_elsewhere
from belowtheline.parsers.flat_text import parse_text_page
from belowtheline.parsers.page import Page
from belowtheline.parsers.verdict import decide, is_plausible, is_settled, judge
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
    if is_overloaded(page.raw):
        raise ParseRefusal("too-large", "an element has thousands of attributes")
    if has_endless_lists(page.raw):
        raise ParseRefusal("too-large", "tens of thousands of options to choose from")
    body = page.body
    if body is None or body.first_child is None:
        raise ParseRefusal("empty", "markup without a body")
    counts = find_counts(page)
    readings = read_threads(page, counts)
    found = any(is_plausible(reading) for reading in readings)
    thread = decide(page, readings, counts, () if found else find_elsewhere(page))
    chosen = next((r for r in readings if r.evidence == thread.evidence), None)
    article = parse_article(page, exclude=frozenset(chosen.elements) if chosen is not None else frozenset())
    page.check_time()
    return ParsedPage(article, thread, "html")


def read_threads(page: Page, counts: tuple[DeclaredCount, ...]) -> list[Reading]:
    """Return the readings of a page's thread; after one that leaves nothing open no other is asked for.

    Systems whose elements call themselves comments come first: most pages have one of these, and need no more.
    """
    readings: list[Reading] = []
    tried: set[str] = set()
    settled = _read(page, counts, readings, tried)
    if not settled:
        page.look_closer()
        settled = _read(page, counts, readings, tried)
    stated = json_ld.parse(page)
    if stated is not None:
        readings.append(stated)
    if not settled:
        reading = repeated_structure.read(page)
        if reading is not None:
            readings.append(reading)
    return readings


def _read(page: Page, counts: tuple[DeclaredCount, ...], readings: list[Reading], tried: set[str]) -> bool:
    """Add the readings of every system the page's words name; tell whether one leaves nothing open."""
    for parser in parsers_of(page):
        if parser.name in tried:
            continue
        reading = parser.parse(page)
        page.check_time()
        if reading is None:
            continue
        tried.add(parser.name)
        readings.append(reading)
        if is_settled(judge(reading, counts), counts):
            return True
    return False
