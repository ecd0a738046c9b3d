"""The nodes that the parts of an article are recognised by: one query, and one walk around the start of its text."""

from dataclasses import dataclass, field

from selectolax.lexbor import LexborNode

from belowtheline.parsers.article.zones import COMMENTS, DATE, FURNITURE, LEAD, NAME, TITLE, Zones, judge
from belowtheline.parsers.page import Page

_BEFORE = 45  # elements looked at before the text, nearest first
_AFTER = 15  # and after it
_MOST = 60  # elements looked at on the whole page
_ANYWHERE = (
    "time,[rel~=author],.author,.byline,.post-author,.entry-author,.author-name,.posted-by,.date,.entry-date,.vcard"
)
_CLOSED = frozenset(["nav", "script", "style", "noscript", "form", "select", "svg", "iframe", "template", "head"])
_SHORT = 300  # characters of a list or box that may hold a byline; longer ones are menus and widgets
_LISTS = frozenset(["ul", "ol", "table"])
_MEANINGS = {"h1": TITLE, "h2": TITLE, "h3": TITLE, "h4": TITLE, "time": DATE, "address": NAME}
_NO_ELEMENTS = frozenset(["-text", "-comment"])


@dataclass(slots=True)
class Blocks:
    """Paragraphs, line breaks and main headings of the page, each with its place in document order."""

    paragraphs: list[tuple[int, LexborNode]] = field(default_factory=list)
    breaks: list[tuple[int, LexborNode]] = field(default_factory=list)
    headings: list[tuple[int, LexborNode]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Near:
    """An element near the start of the text: its distance in elements (negative: before), and what it may be."""

    node: LexborNode
    tag: str
    attributes: dict[str, str | None]
    flags: int
    distance: int


def find_blocks(page: Page) -> Blocks:
    """Collect the blocks of `page`."""
    found = Blocks()
    for place, node in enumerate(page.tree.css("p,br,h1")):
        tag = node.tag
        if tag == "p":
            found.paragraphs.append((place, node))
        elif tag == "br":
            found.breaks.append((place, node))
        else:
            found.headings.append((place, node))
    return found


def find_near(start: LexborNode, container: LexborNode) -> list[Near]:
    """Return the telling elements before `start` (the first block of the text), nearest first, then those after."""
    found: list[Near] = []
    _note(found, start, 0)
    _look_back(start, found)
    _look_ahead(container, found)
    return found


def find_far(page: Page, zones: Zones) -> list[Near]:
    """Return what names itself a byline or date anywhere outside comments: for pages that have none near the text."""
    found: list[Near] = []
    for distance, node in enumerate(page.tree.css(_ANYWHERE)[:_MOST]):
        if not zones.is_outside(node):
            _note(found, node, distance - _MOST)
    return found


def _note(found: list[Near], node: LexborNode, distance: int) -> bool:
    """File `node` when it could be a name, date, heading or lead; tell whether to look at what is inside it."""
    tag = node.tag or ""
    if tag in _CLOSED:
        return False
    attributes = node.attributes
    flags = judge(attributes)
    if tag in _MEANINGS:
        flags |= _MEANINGS[tag]
    if "rel" in attributes and "author" in (attributes["rel"] or ""):
        flags |= NAME
    prop = attributes.get("itemprop")
    if prop:
        flags |= NAME if prop in ("author", "creator") else DATE if prop.startswith("date") else 0
    telling = flags & (NAME | DATE | TITLE | LEAD)
    if telling or tag == "p":
        found.append(Near(node, tag, attributes, flags, distance))
    if flags & COMMENTS:
        return False
    if telling:
        return True
    return not (flags & FURNITURE or tag in _LISTS) or len(node.text()) < _SHORT


def _look_back(start: LexborNode, found: list[Near]) -> None:
    """File the elements that begin before `start`, the last one first."""
    node = start
    for distance in range(-1, -_BEFORE, -1):
        before = node.prev
        while before is not None and before.tag in _NO_ELEMENTS:
            before = before.prev
        if before is None:
            parent = node.parent
            if parent is None or parent.tag == "body":
                return
            node = parent
            continue
        node = before
        while _note(found, node, distance):
            last = node.last_child
            while last is not None and last.tag in _NO_ELEMENTS:
                last = last.prev
            if last is None:
                break
            node = last


def _look_ahead(container: LexborNode, found: list[Near]) -> None:
    """File the elements that begin after the end of `container`."""
    node = container
    inside = False
    for distance in range(1, _AFTER):
        following = node.first_child if inside else None
        while following is None or following.tag in _NO_ELEMENTS:
            if following is not None:
                node = following
            following = node.next
            if following is None:
                parent = node.parent
                if parent is None or parent.tag == "body":
                    return
                node = parent
        node = following
        inside = _note(found, node, distance)
