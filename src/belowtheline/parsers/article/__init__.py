"""The article of a page: what its JSON-LD, meta tags, microdata and markup say, cross-checked."""

from collections.abc import Collection

from belowtheline.parsers.article.blocks import find_blocks
from belowtheline.parsers.article.body import body_text
from belowtheline.parsers.article.byline import find_authors
from belowtheline.parsers.article.container import find_container
from belowtheline.parsers.article.dates import find_modified, find_published
from belowtheline.parsers.article.head import read_head
from belowtheline.parsers.article.nearby import Nearby, find_far
from belowtheline.parsers.article.structured import read_structured
from belowtheline.parsers.article.title import find_title, rank_headings
from belowtheline.parsers.article.zones import Zones
from belowtheline.parsers.page import Page
from belowtheline.records import ParsedArticle
from belowtheline.urls import canonical_of, site

__all__ = ["parse_article"]

_NOWHERE = 1 << 30


def parse_article(page: Page, exclude: Collection[int] = ()) -> ParsedArticle:
    """Read the article; `exclude` holds the `mem_id` of nodes that are comments (their subtrees too)."""
    head, structured, zones = read_head(page), read_structured(page), Zones(exclude)
    blocks = find_blocks(page, zones)
    found = find_container(blocks)
    near = Nearby(found.start, found.container) if found else ()
    url = page.url or head.canonical or head.first("og:url") or structured.url
    title = find_title(
        head, structured, rank_headings(blocks.headings, near, zones, found.place if found else _NOWHERE), url
    )
    authors, published = find_authors(head, structured, near), find_published(page, head, structured, near)
    if not authors or published.at is None:
        far = find_far(page, zones)
        authors = authors or find_authors(head, structured, far)
        if published.at is None:
            published = find_published(page, head, structured, far)
        if published.at is None:
            published = find_published(page, head, structured, near, loose=True)
    return ParsedArticle(
        title=title,
        authors=authors,
        published=published,
        modified_at=find_modified(head, structured),
        site=site(url),
        url=url,
        canonical_url=canonical_of(page.url, head.canonical, head.first("og:url") or structured.url),
        language=head.language or structured.language,
        section=structured.section or head.first("article:section", "section", "parsely-section"),
        description=head.first("og:description", "description", "twitter:description") or structured.description,
        body=body_text(found.container, exclude, title, authors) if found else None,
    )
