"""What JSON-LD says of the article."""

import html
from dataclasses import dataclass
from typing import Any

from belowtheline.parsers.page import Page
from belowtheline.text import clean_line

_ARTICLES = ("Article", "BlogPosting", "Posting", "QAPage", "Question", "Recipe", "Review", "Report", "Product")
_PAGES = ("WebPage", "ItemPage", "AboutPage")
_SITES = ("WebSite", "Organization", "NewsMediaOrganization", "Corporation")


@dataclass(frozen=True, slots=True)
class Structured:
    """The statements of the page's main article object."""

    headline: str | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None
    modified: str | None = None
    section: str | None = None
    description: str | None = None
    language: str | None = None
    url: str | None = None
    site_names: frozenset[str] = frozenset()


def read_structured(page: Page) -> Structured:
    """Return what the first article object among the page's JSON-LD says; its references are followed."""
    objects = page.json_ld
    if not objects:
        return Structured()
    by_id = {one["@id"]: one for one in objects if isinstance(one.get("@id"), str) and len(one) > 1}
    names = frozenset(filter(None, (_text(one.get("name")) for one in objects if _is_a(one, _SITES))))
    article = next((one for one in objects if _is_a(one, _ARTICLES)), None)
    if article is None:
        article = next((one for one in objects if _is_a(one, _PAGES) and "datePublished" in one), {})
    main = article.get("mainEntity")
    if isinstance(main, dict) and _is_a(main, _ARTICLES):
        article = main
    return Structured(
        headline=_text(article.get("headline")) or (_text(article.get("name")) if not _is_a(article, _PAGES) else None),
        authors=_names(article.get("author") or article.get("creator"), by_id),
        published=_text(article.get("datePublished") or article.get("dateCreated") or article.get("uploadDate")),
        modified=_text(article.get("dateModified")),
        section=_text(article.get("articleSection")),
        description=_text(article.get("description")),
        language=_text(article.get("inLanguage")),
        url=_text(article.get("url")) or _text(article.get("mainEntityOfPage")),
        site_names=names | frozenset(_names(article.get("publisher"), by_id)),
    )


def _is_a(one: dict[str, Any], kinds: tuple[str, ...]) -> bool:
    stated = one.get("@type")
    types = stated if isinstance(stated, list) else [stated]
    return any(isinstance(kind, str) and kind.rsplit("/", 1)[-1].endswith(kinds) for kind in types)


def _text(value: Any) -> str | None:
    """Return a statement as one line: the first of several, the name of an object."""
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, dict):
        value = value.get("@value") or value.get("name") or value.get("@id")
    if isinstance(value, int) and not isinstance(value, bool):
        value = str(value)
    return clean_line(html.unescape(value)) or None if isinstance(value, str) else None


def _names(value: Any, by_id: dict[str, dict[str, Any]]) -> tuple[str, ...]:
    """Return the names of one or several persons, given as text, objects or references."""
    names: dict[str, None] = {}
    for one in value if isinstance(value, list) else [value]:
        if isinstance(one, str):
            one = by_id.get(one, one)  # noqa: PLW2901 - a reference stands for what it names
        elif isinstance(one, dict) and not one.get("name") and isinstance(one.get("@id"), str):
            one = by_id.get(one["@id"], one)  # noqa: PLW2901
        name = _text(one.get("name")) if isinstance(one, dict) else _text(one)
        if name and "://" not in name:
            names[name] = None
    return tuple(names)
