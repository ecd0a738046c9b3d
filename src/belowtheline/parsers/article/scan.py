"""One query over the page for whatever the parts of an article are recognised by."""

from dataclasses import dataclass, field

from selectolax.lexbor import LexborNode

from belowtheline.parsers.page import Page

_SELECTOR = (
    "p,br,h1,h2,time,[rel~=author],[itemprop],[class*=author i],[class*=byline i],[class*=posted i],[class*=date i],"
    "[class*=title i],[class*=vcard i],[class*=creator i],[class*=username i],[class*=meta i]"
)
_HEADINGS = frozenset(["h1", "h2", "h3", "h4"])
_NAME_WORDS = ("author", "byline", "posted", "vcard", "creator", "username", "writer")


@dataclass(slots=True)
class Scan:
    """Nodes by what they may be, each with its place in the order of the document."""

    paragraphs: list[tuple[int, LexborNode]] = field(default_factory=list)
    breaks: list[tuple[int, LexborNode]] = field(default_factory=list)
    headings: list[tuple[int, LexborNode]] = field(default_factory=list)
    times: list[tuple[int, LexborNode]] = field(default_factory=list)
    names: list[tuple[int, LexborNode]] = field(default_factory=list)
    dates: list[tuple[int, LexborNode]] = field(default_factory=list)
    properties: dict[str, list[tuple[int, LexborNode]]] = field(default_factory=dict)


def scan(page: Page) -> Scan:
    """Collect the nodes of `page` that a title, byline, date or paragraph may be."""
    found = Scan()
    for place, node in enumerate(page.tree.css(_SELECTOR)):
        tag = node.tag
        if tag == "br":
            found.breaks.append((place, node))
            continue
        if tag == "p":
            found.paragraphs.append((place, node))
        attributes = node.attributes
        if not attributes:
            if tag in _HEADINGS:
                found.headings.append((place, node))
            continue
        _file(found, place, node, tag or "", attributes)
    return found


def _file(found: Scan, place: int, node: LexborNode, tag: str, attributes: dict[str, str | None]) -> None:
    words = (attributes.get("class") or "").lower()
    names = attributes.get("itemprop")
    if names:
        for name in names.split():
            found.properties.setdefault(name, []).append((place, node))
    if tag in _HEADINGS or "title" in words or "headline" in words:
        found.headings.append((place, node))
    if tag == "time":
        found.times.append((place, node))
    elif "date" in words or "time" in words or "meta" in words or "posted" in words:
        found.dates.append((place, node))
    if "rel" in attributes and "author" in (attributes["rel"] or "").split():
        found.names.append((place, node))
    elif any(word in words for word in _NAME_WORDS):
        found.names.append((place, node))
