"""Every number of comments that a page states of itself.

The page's bytes are searched for the one string that nearly all such numbers stand beside, and only what surrounds it
is read. Approximate numbers (“1.2K”) are passed over: a count is a checksum.
"""

from belowtheline.parsers.counts import places, structured
from belowtheline.parsers.counts.lines import count_in_line
from belowtheline.parsers.page import Page
from belowtheline.records import DeclaredCount

__all__ = ["count_in_line", "find_counts"]

_TRUST = {
    source: rank for rank, source in enumerate(("heading", "link", "json-ld", "microdata", "attribute", "byline"))
}


def find_counts(page: Page) -> tuple[DeclaredCount, ...]:
    """Return the counts that `page` declares of itself, most trustworthy first; none of other articles' teasers."""
    found = structured.in_json_ld(page)
    if b"omments" in page.raw:
        found += places.around(page) + structured.in_microdata(page)
    if not any(count.source == "heading" for count in found):
        found += places.headings(page)
    unique: dict[tuple[int, str], DeclaredCount] = {}
    for count in found:
        unique.setdefault((count.value, count.source), count)
    return tuple(sorted(unique.values(), key=lambda count: _TRUST[count.source]))
