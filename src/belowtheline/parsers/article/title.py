"""The title: the heading of the page on which its sources agree, without the name of the site."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from selectolax.lexbor import LexborNode

from belowtheline.parsers.article.head import Head
from belowtheline.parsers.article.nearby import Near
from belowtheline.parsers.article.structured import Structured
from belowtheline.parsers.article.zones import TITLE, Zones
from belowtheline.parsers.markup import inline_text
from belowtheline.text import clean_line
from belowtheline.urls import site

_SEPARATOR = re.compile(r"\s+(?:[|–—•·»«›‹:~/-]|::|\|\||--|&raquo;)\s+|\s*[|»«]\s*|:\s+")
_LABEL = re.compile(r"(?:thread|topic|discussion|thema|sujet|tema|тема)\s?:\s+(?=\S)", re.IGNORECASE)
_FEW = 20  # headings looked at: the title stands among the first
_LONGEST = 300  # characters of a title
_CERTAIN = 5.0  # an h1 that is word for word what the page states as its title: no other heading is looked at
_SURE = 2.0  # an h1 before the text is believed by itself, lesser headings when something agrees


def find_title(
    head: Head, structured: Structured, headings: Iterable[tuple[LexborNode, float]], url: str | None
) -> str | None:
    """Return the title, given the headings of the page and what their places speak for each."""
    stated = [
        _plain(text) for text in (head.first("og:title", "twitter:title", "dc.title"), structured.headline) if text
    ]
    whole = _plain(head.title or "")
    sites = _site_names(head, structured, url)
    best: tuple[float, str] | None = None
    for node, favour in headings:
        text = inline_text(node)
        if not text or len(text) > _LONGEST or _plain(text) in sites:
            continue
        score = _agreement(_plain(text), stated, whole) + favour
        if (best is None or score > best[0]) and not _leads_home(node):
            best = (score, text)
            if score >= _CERTAIN:
                break
    if best is not None and best[0] >= _SURE:
        return _without_label(best[1], whole)
    for other in (head.first("og:title", "twitter:title"), structured.headline, head.title):
        if other and _plain(other) not in sites:
            return strip_site(other, sites)
    return best[1] if best else head.title


def _without_label(title: str, whole: str) -> str:
    """Take “Thread: ” off a forum's heading where the page's own title goes without."""
    label = _LABEL.match(title)
    if label is None or whole.startswith(_plain(title)):
        return title
    rest = title[label.end() :]
    return rest if whole.startswith(_plain(rest)) else title


def rank_headings(
    headings: list[tuple[int, LexborNode]], near: Iterable[Near], zones: Zones, place: int
) -> Iterator[tuple[LexborNode, float]]:
    """Yield the headings that could be the title, and how much the place and class of each speak for it."""
    count = 0
    for position, node in headings[:_FEW]:
        if not zones.is_outside(node):
            count += 1
            yield node, 2.0 - (1.5 if position > place else 0.0) + _class_score(node)
    for one in near:
        if one.flags & TITLE and one.tag != "h1" and (one.distance < 0 or count == 0) and count < _FEW:
            count += 1
            score = {"h2": 1.0, "h3": 0.5, "h4": 0.2}.get(one.tag, 0.3) - 0.01 * abs(one.distance)
            yield one.node, score + _class_score(one.node)


def strip_site(title: str, sites: set[str]) -> str:
    """Take the name of the site off either end of `title`; without a name to go by, a short last part after a bar."""
    pieces = [(match.start(), match.end()) for match in _SEPARATOR.finditer(title)]
    for start, end in pieces:
        if _plain(title[:start]) in sites:
            return title[end:]
    for start, end in pieces:
        if _plain(title[end:]) in sites:
            return title[:start]
    if pieces:
        start, end = pieces[-1]
        if title[start:end].strip() != ":" and len(title) - end <= 40 and start >= 15:
            return title[:start]
    return title


def _agreement(text: str, stated: list[str], whole: str) -> float:
    """Return how far the page's other statements of its title agree with a heading."""
    if not text:
        return -5.0
    score = 0.0
    for other in stated:
        if other == text:
            score += 3.0
        elif len(text) >= 8 and (other.startswith(text) or text.startswith(other)):
            score += 2.0
        elif len(text) >= 8 and text in other:
            score += 1.0
    if whole.startswith(text) and (len(text) >= 8 or whole == text):
        score += 2.0 if len(text) >= 0.3 * len(whole) else 1.0
    elif len(text) >= 5 and text in whole:
        score += 2.0 if len(text) >= 0.4 * len(whole) else 1.0
    return score


def _leads_home(node: LexborNode) -> bool:
    """Tell whether a heading is the site's own: a link to its home page, or an image of its name."""
    link = node.css_first("a[href]") if node.first_child is not None else None
    if link is None and node.parent is not None and node.parent.tag == "a":
        link = node.parent
    if link is None:
        return False
    href = (link.attributes.get("href") or "").split("#")[0].split("?")[0]
    if "home" in (link.attributes.get("rel") or ""):
        return True
    path = re.sub(r"\A(?:https?:)?//[^/]*", "", href)
    return bool(href) and path in ("", "/", "/index.html", "/index.php")


def _class_score(node: LexborNode) -> float:
    attributes = node.attributes
    if not attributes:
        return 0.0
    words = (attributes.get("class") or "").lower().replace("-", "").replace("_", "")
    if "headline" in (attributes.get("itemprop") or "") or any(
        word in words for word in ("entrytitle", "posttitle", "articletitle", "headline", "storytitle", "pagetitle")
    ):
        return 1.0
    return -2.0 if "sitetitle" in words or "widget" in words or "related" in words else 0.0


def _site_names(head: Head, structured: Structured, url: str | None) -> set[str]:
    host = site(url) or ""
    labels = host.split(".")[:6]
    names = [
        *head.all("og:site_name"),
        *head.all("application-name"),
        *head.all("apple-mobile-web-app-title"),
        *structured.site_names,
        host,
        *(".".join(labels[start:end]) for start in range(len(labels)) for end in (start + 1, len(labels))),
    ]
    return {_plain(name) for name in names if name and len(name) > 2}


def _plain(text: str) -> str:
    """Return the letters and digits of `text` in one case, for comparison."""
    return _compare(text[: 2 * _LONGEST])


@lru_cache(maxsize=1024)  # names of sites come again with every page
def _compare(text: str) -> str:
    return re.sub(r"[\W_]+", " ", clean_line(text).casefold()).strip()
