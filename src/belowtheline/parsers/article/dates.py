"""When the article was published and changed.

A time printed without a zone is taken as UTC, as everywhere in the corpus (see `belowtheline.timestamps`), with the
precision that was printed.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime

from selectolax.lexbor import LexborNode

from belowtheline import timestamps
from belowtheline.parsers.article.head import Head
from belowtheline.parsers.article.nearby import Near
from belowtheline.parsers.article.structured import Structured
from belowtheline.parsers.article.zones import DATE, NAME
from belowtheline.parsers.markup import inline_text
from belowtheline.parsers.page import Page
from belowtheline.records import Precision, Timestamp

_PUBLISHED = (
    *("article:published_time", "og:published_time", "datepublished", "date", "dc.date.issued", "dc.date", "pubdate"),
    *(
        "publishdate",
        "publish-date",
        "publish_date",
        "parsely-pub-date",
        "sailthru.date",
        "dcterms.created",
        "dc.created",
    ),
    *("dcterms.date", "article.published", "publication_date", "citation_publication_date", "last-modified-original"),
)
_MODIFIED = (
    "article:modified_time",
    "og:updated_time",
    "datemodified",
    "last-modified",
    "dcterms.modified",
    "dc.modified",
)
_CHANGED = ("edited", "updated", "modified", "last edited", "last updated", "aktualisiert", "mis à jour", "actualizado")
_DIGIT = re.compile(r"\d")
_LONGEST_LINE = 300
_LONGEST = 600  # characters of an element that may be a date line
_IN_URL = re.compile(r"/((?:19|20)\d\d)[/-](0?[1-9]|1[0-2])[/-](0?[1-9]|[12]\d|3[01])(?:/|-|\b)")


def find_published(
    page: Page, head: Head, structured: Structured, near: Iterable[Near], *, loose: bool = False
) -> Timestamp:
    """Return when the article was published; what machines are told comes before what readers see."""
    languages = (head.language,) if head.language else ()
    captured = page.capture.captured_at
    printed = _printed(near, languages, captured, loose=loose)
    for stated in _stated(page, head, structured):
        told = timestamps.parse(None, machine=stated, languages=languages)
        if told.at is None:
            told = timestamps.parse(stated, languages=languages)
        if told.at is not None:
            same = printed is not None and printed.at is not None and abs((printed.at - told.at).days) <= 1
            return Timestamp(printed.text if same and printed else None, told.at, told.precision)
    if printed is not None:
        return printed
    return _from_url(page.url)


def _stated(page: Page, head: Head, structured: Structured) -> Iterator[str]:
    """Yield what machines are told, the most trustworthy first, each looked up only when asked for."""
    if structured.published:
        yield structured.published
    meta = head.first(*_PUBLISHED)
    if meta:
        yield meta
    yield from _properties(page)


def find_modified(head: Head, structured: Structured) -> datetime | None:
    """Return when the article was changed, as machines are told."""
    for stated in (structured.modified, head.first(*_MODIFIED)):
        if stated:
            told = timestamps.parse(None, machine=stated)
            if told.at is not None:
                return told.at
    return None


def _properties(page: Page) -> Iterator[str]:
    """Yield the first value of the microdata properties that date a page; comments have their own and come later."""
    first: dict[str, LexborNode] = {}
    for node, attributes in page.stated.properties:
        names = attributes["itemprop"] or ""
        if names.startswith("date"):
            for name in names.split():
                first.setdefault(name, node)
    for name in ("datePublished", "dateCreated"):
        if name in first:
            attributes = first[name].attributes
            value = attributes.get("content") or attributes.get("datetime") or inline_text(first[name])
            if value:
                yield value


def _printed(
    near: Iterable[Near], languages: tuple[str, ...], captured: datetime | None, *, loose: bool
) -> Timestamp | None:
    """Return the time printed nearest to the text, before it rather than after it."""
    for one in near:
        if one.flags & DATE:
            found = _time_of(one.node, languages, captured)
            if found is not None:
                return found
    if loose:  # a line with a date that no class calls so
        for one in near:
            if (one.tag == "p" or one.flags & NAME) and len(one.node.text_lexbor()) <= _LONGEST_LINE:
                found = _time_of(one.node, languages, captured)
                if found is not None:
                    return found
    return None


def _time_of(node: LexborNode, languages: tuple[str, ...], captured: datetime | None) -> Timestamp | None:
    attributes = node.attributes
    text = node.text_lexbor()
    if "datetime" not in attributes and (len(text) > _LONGEST or not _DIGIT.search(text)):
        return None
    text = inline_text(node)
    if text.lower().startswith(_CHANGED):
        return None
    if "updated" in (attributes.get("class") or "") and "published" not in (attributes.get("class") or ""):
        return None
    machine = attributes.get("datetime")
    if machine or len(text) <= 40:
        told = timestamps.parse(text, machine=machine, languages=languages, captured_at=captured)
        if told.at is not None and told.precision is not Precision.NONE:
            return told
    found = timestamps.find(text[:400])
    return found[2] if found and found[2].at is not None else None


def _from_url(url: str | None) -> Timestamp:
    match = _IN_URL.search(url or "")
    if match is None:
        return Timestamp()
    year, month, day = map(int, match.groups())
    try:
        return Timestamp(None, datetime(year, month, day, tzinfo=UTC), Precision.DAY)
    except ValueError:
        return Timestamp()
