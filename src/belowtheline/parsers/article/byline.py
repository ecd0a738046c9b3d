"""Who wrote the article: what JSON-LD, meta tags and the byline in the page say, where they agree first."""

import re

from selectolax.lexbor import LexborNode

from belowtheline.parsers.article.head import Head
from belowtheline.parsers.article.scan import Scan
from belowtheline.parsers.article.structured import Structured
from belowtheline.parsers.article.zones import Zones, words_of
from belowtheline.parsers.markup import inline_text
from belowtheline.text import clean_line
from belowtheline.timestamps import looks_like_time

_BY = re.compile(
    r"(?:(?:written|posted|published|article|story|words|submitted|veröffentlicht|geschrieben|verfasst|publié|rédigé|"
    r"escrito|publicado|scritto|pubblicato|geplaatst|geschreven|skrevet|skriven|autor|autore|auteur|author|started|asked)\s*)?"
    r"(?:\b(?:by|von|par|por|da|di|door|av|af|przez|od|tarafından|автор|от)\b|:)\s*:?\s*",
    re.IGNORECASE,
)
_LABEL = re.compile(r"(?:author|autor|autore|auteur|autorin|writer|redakteur|автор)\s*:?\s+", re.IGNORECASE)
_AND = re.compile(r"\s*(?:,|;|&|/|\band\b|\bund\b|\bet\b|\by\b|\be\b|\ben\b|\bog\b|\boch\b)\s+")
_TAILS = re.compile(r"\s*(?:\||•|·|»|—|–| - | on | am | le | at | in |\d{1,2}[./:]|\().*\Z")
_NO_NAMES = frozenset(
    """
    author autor by guest admin administrator editor share follow home posts more articles website profile contact about
    """.split()
) - frozenset(["admin", "editor", "guest", "administrator"])
_LONGEST = 60
_FEW = 30  # name-like nodes looked at


def find_authors(head: Head, structured: Structured, scan: Scan, zones: Zones, place: int) -> tuple[str, ...]:
    """Return the authors in the order printed; `place` is where the text of the article begins in the scan."""
    printed = _printed(scan, zones, place)
    metas = [name for name in head.metas.get("author", []) if _is_name(name)]
    metas += [
        name for name in head.metas.get("article:author", []) + head.metas.get("parsely-author", []) if _is_name(name)
    ]
    sites = {name.casefold() for name in (*head.metas.get("og:site_name", []), *structured.site_names)}
    if structured.authors and not (printed and {name.casefold() for name in structured.authors} <= sites):
        return tuple(clean_line(name) for name in structured.authors)
    if printed:
        return printed
    for name in metas:
        if name.casefold() not in sites or len(metas) == 1:
            return split_names(name)
    return ()


def _printed(scan: Scan, zones: Zones, place: int) -> tuple[str, ...]:
    """Return the names of the byline: the nearest to the start of the text, above it before below it."""
    found: list[tuple[float, tuple[str, ...]]] = []
    nodes = [*scan.names, *scan.properties.get("author", ())]
    nodes.sort(key=lambda item: (abs(item[0] - place), item[0]))
    for position, node in nodes[:_FEW]:
        names = _names_in(node)
        if not names or zones.is_outside(node):
            continue
        found.append((_worth(node) - 0.01 * abs(position - place) - (1.0 if position > place else 0.0), names))
    if not found:
        return ()
    return max(found, key=lambda item: item[0])[1]


def _worth(node: LexborNode) -> float:
    attributes = node.attributes
    if "author" in (attributes.get("rel") or "").split() or attributes.get("itemprop") == "author":
        return 3.0
    words = words_of(attributes)
    if any(
        word in ("author", "byline", "entryauthor", "postauthor", "byauthor", "postedby", "authorname")
        for word in words
    ):
        return 2.5
    return 1.0


def _names_in(node: LexborNode) -> tuple[str, ...]:
    """Return the names an author-like node prints; a link inside it is the name when there is one."""
    links = [inline_text(link) for link in node.css("a,[itemprop=name],.fn")] if node.tag != "a" else []
    names = [name for name in dict.fromkeys(links) if _is_name(name)]
    if names:
        return tuple(names[:1]) if len(names) > 3 else tuple(names)
    return split_names(inline_text(node))


def split_names(text: str) -> tuple[str, ...]:
    """Split a byline into names: “By Ada Quill and Bo Reed | 3 May” gives both."""
    match = _BY.match(text) or _LABEL.match(text)
    rest = text[match.end() :] if match else text
    rest = _TAILS.sub("", rest).strip(" ,.:|-–—")
    names = [name.strip() for name in _AND.split(rest)]
    return tuple(name for name in names if _is_name(name))


def _is_name(text: str) -> bool:
    if not 2 <= len(text) <= _LONGEST or "://" in text or text.startswith("@") or "facebook.com" in text:
        return False
    if text.count(" ") > 6 or text[-1] in "?!:" or text.casefold() in _NO_NAMES or looks_like_time(text):
        return False
    return any(character.isalpha() for character in text)
