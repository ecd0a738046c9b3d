"""Who wrote the article: what JSON-LD, meta tags and the byline in the page say, where they agree first."""

import re
from collections.abc import Iterable

from selectolax.lexbor import LexborNode

from belowtheline.parsers.article.head import Head
from belowtheline.parsers.article.nearby import Near
from belowtheline.parsers.article.structured import Structured
from belowtheline.parsers.article.zones import DATE, NAME
from belowtheline.parsers.markup import inline_text
from belowtheline.timestamps import looks_like_time

_BY = re.compile(
    r"(?:(?:written|posted|published|article|story|words|submitted|veröffentlicht|geschrieben|verfasst|publié|rédigé|"
    r"escrito|publicado|scritto|pubblicato|geplaatst|geschreven|skrevet|skriven|autor|autore|auteur|author|started|"
    r"asked)\s*)?"
    r"(?:\b(?:by|von|par|por|door|przez|tarafından|автор|(?-i:da|di|av|af|od|от))\b|:)\s*:?\s*",
    re.IGNORECASE,
)
_LABEL = re.compile(r"(?:author|autor|autore|auteur|autorin|writer|redakteur|автор)\s*:?\s+", re.IGNORECASE)
_AND = re.compile(r"(?:,|;|&|/|\band\b|\bund\b|\bet\b|\by\b|\be\b|\ben\b|\bog\b|\boch\b)\s+")
_TAILS = re.compile(r"(?:\||•|·|»|—|–| - | on | am | le (?=\d)| at | in |\d{1,2}[./:]|\().*\Z")
_ROLE = re.compile(  # “Ann Page, Gazette staff”: what somebody is, behind the name
    r"(?:\bstaff|staff writer|correspondent|reporter|\beditor|columnist|redakteur|redakteurin|redaktion)\Z",
    re.IGNORECASE,
)
_NO_NAMES = frozenset(
    """
    author autor auteur by share follow home posts more articles website profile contact about comments comment reply
    permalink email print tweet twitter facebook instagram linkedin jr jr. sr. phd ph.d. md m.d.
    member members moderator staff guest-author rss edit
    """.split()
)
_HIGHEST_WORTH = 3.0  # of an element that says it holds the author
_LONGEST = 60  # characters of a name
_LONGEST_LINE = 250  # characters of an element that is a byline


def find_authors(head: Head, structured: Structured, near: Iterable[Near]) -> tuple[str, ...]:
    """Return the authors in the order printed."""
    sites = {name.casefold() for name in (*head.all("og:site_name"), *structured.site_names)}
    if structured.authors and not {name.casefold() for name in structured.authors} <= sites:
        return structured.authors
    printed = _printed(near)
    stated = [*head.all("author"), *head.all("article:author"), *head.all("parsely-author")]
    metas = {name.casefold(): name for name in stated if _is_name(name)}
    agreed = tuple(name for name in printed if name.casefold() in metas)
    if agreed or printed:
        return agreed or printed
    for folded, name in metas.items():
        if folded not in sites or len(metas) == 1:
            return split_names(name)
    return structured.authors


def _printed(near: Iterable[Near]) -> tuple[str, ...]:
    """Return the names of the byline that looks most like one and stands nearest to the text."""
    best: tuple[float, tuple[str, ...]] | None = None
    for one in near:
        if best is not None and best[0] >= _HIGHEST_WORTH - 0.01 * abs(one.distance):
            break
        if not one.flags & (NAME | DATE):
            continue
        worth = _worth(one) - 0.01 * abs(one.distance) - (1.0 if one.distance > 0 else 0.0)
        if best is not None and worth <= best[0]:
            continue
        names = _names_in(one)
        if names:
            best = (worth, names)
    return best[1] if best else ()


def _worth(one: Near) -> float:
    attributes = one.attributes
    if "author" in (attributes.get("rel") or "").split() or attributes.get("itemprop") == "author":
        return _HIGHEST_WORTH
    classes = (attributes.get("class") or "").lower()
    if "author" in classes or "byline" in classes or "posted" in classes:
        return 2.5
    return 1.5


def _names_in(one: Near) -> tuple[str, ...]:
    """Return the names an author-like node prints; a link inside it is the name when there is one."""
    node = one.node
    size = len(node.text_lexbor())
    if size > _LONGEST_LINE:
        return _leading_name(node) if one.flags & NAME and size < 8 * _LONGEST_LINE else ()
    text = inline_text(node)
    if not one.flags & NAME and not _BY.match(text):
        return ()
    links = [inline_text(link) for link in node.css("a,[itemprop=name],.fn,b,strong")] if one.tag != "a" else []
    names = [name for name in dict.fromkeys(links) if _is_name(name)]
    if names:
        return tuple(names[:1]) if len(names) > 3 else tuple(names)
    return split_names(text)


def _leading_name(node: LexborNode) -> tuple[str, ...]:
    """Return the link that a box about the author begins with."""
    link = node.css_first("a")
    name = inline_text(link) if link is not None else ""
    return (name,) if name and _is_name(name) and inline_text(node).startswith(name) else ()


def split_names(text: str) -> tuple[str, ...]:
    """Split a byline into names: “By Ada Quill and Bo Reed | 3 May” gives both."""
    match = _BY.match(text) or _LABEL.match(text)
    rest = text[match.end() :] if match else text
    rest = _TAILS.sub("", rest).strip(" ,.:|-–—")
    names = [name for name in map(str.strip, _AND.split(rest)) if _is_name(name)]
    return tuple(name for at, name in enumerate(names) if not at or not _ROLE.search(name))


def _is_name(text: str) -> bool:
    if not 2 <= len(text) <= _LONGEST or "://" in text or "@" in text[1:] or "facebook.com" in text:
        return False
    if not (text[0].isalpha() or text[0] in "_'’(„“") and not text.isalnum():
        return False
    if (
        text[0].isdigit()
        or text.count(" ") > 5
        or text.casefold().endswith((" by", " von", " comments", " articles"))
        or text[-1] in "?!:"
        or text.casefold() in _NO_NAMES
        or looks_like_time(text)
    ):
        return False
    return any(character.isalpha() for character in text)
