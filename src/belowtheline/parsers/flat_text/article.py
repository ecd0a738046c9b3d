"""The article of a dump: its title and the paragraphs above the thread."""

from belowtheline.parsers.flat_text.scan import Scan
from belowtheline.records import ParsedArticle


def read_article(scan: Scan, url: str | None, first_of_thread: int) -> ParsedArticle:
    """Read title and body from the lines above `first_of_thread`."""
    return ParsedArticle(url=url)
