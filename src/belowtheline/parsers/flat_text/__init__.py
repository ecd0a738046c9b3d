"""Flat text of a page, boilerplate and all → its article and its thread."""

import time
from datetime import datetime

from belowtheline.options import Limits
from belowtheline.parsers.flat_text import article, dump, thread
from belowtheline.parsers.flat_text.scan import scan
from belowtheline.records import ParsedPage


def parse_text_page(text: str, *, url: str | None, captured_at: datetime | None, limits: Limits) -> ParsedPage:
    """Read a page that was flattened to text."""
    deadline = time.monotonic() + limits.page_seconds
    lines = scan(dump.load(text))
    found = thread.read_thread(lines, captured_at=captured_at, limits=limits, deadline=deadline)
    return ParsedPage(article.read_article(lines, url, found.first), found.thread, "flat-text")
