"""The telling elements around the start of the text (bylines, dates, headings), found as they are asked for."""

from collections.abc import Iterator
from dataclasses import dataclass

from selectolax.lexbor import LexborNode

from belowtheline.parsers.article.zones import COMMENTS, DATE, FURNITURE, LEAD, NAME, TITLE, Zones, judge
from belowtheline.parsers.page import Page
from belowtheline.parsers.tags import REMARK, TEXT, tag_id, tag_ids

_BEFORE = 45  # elements looked at before the text, nearest first
_AFTER = 15  # and after it
_MOST = 60  # elements looked at on the whole page
_ANYWHERE = (
    "time,[rel~=author],.author,.byline,.post-author,.entry-author,.author-name,.posted-by,.date,.entry-date,.vcard"
)
_CLOSED = tag_ids("nav script style noscript form select svg iframe template head")
_SHORT = 300  # characters of a list or box that may hold a byline; longer ones are menus and widgets
_LISTS = tag_ids("ul ol table")
_MEANINGS = {
    **dict.fromkeys(tag_ids("h1 h2 h3 h4"), TITLE),
    tag_id("time"): DATE,
    tag_id("address"): NAME,
}
_P, _BODY = tag_id("p"), tag_id("body")
_NO_ELEMENTS = (TEXT, REMARK)


@dataclass(frozen=True, slots=True)
class Near:
    """An element near the start of the text: its distance in elements (negative: before), and what it may be."""

    node: LexborNode
    tag: str
    attributes: dict[str, str | None]
    flags: int
    distance: int


class Nearby:
    """The telling elements before the first block of the text, nearest first, then those after its container."""

    def __init__(self, start: LexborNode, container: LexborNode) -> None:
        """Begin at the block `start`, in `container`."""
        self._found: list[Near] = []
        self._rest = _look_around(start, container)

    def __iter__(self) -> Iterator[Near]:
        """Yield what was found before, then what else there is; no element is looked at twice."""
        yield from self._found
        for one in self._rest:
            self._found.append(one)
            yield one


def find_far(page: Page, zones: Zones) -> list[Near]:
    """Return what names itself a byline or date anywhere outside comments: for pages that have none near the text."""
    found: list[Near] = []
    for distance, node in enumerate(page.tree.css(_ANYWHERE)[:_MOST]):
        if not zones.is_outside(node):
            one, _ = _look_at(node, distance - _MOST)
            if one is not None:
                found.append(one)
    return found


def _look_around(start: LexborNode, container: LexborNode) -> Iterator[Near]:
    one, _ = _look_at(start, 0)
    if one is not None:
        yield one
    yield from _look_back(start)
    yield from _look_ahead(container)


def _look_at(node: LexborNode, distance: int) -> tuple[Near | None, bool]:
    """Return `node` when it could be a name, date, heading or lead, and whether to look at what is inside it."""
    tag = node.tag_id
    if tag in _CLOSED:
        return None, False
    attributes = node.attributes
    flags = _MEANINGS.get(tag, 0)
    if attributes:
        flags |= judge(attributes)
        if "author" in (attributes.get("rel") or ""):
            flags |= NAME
        prop = attributes.get("itemprop")
        if prop:
            flags |= NAME if prop in ("author", "creator") else DATE if prop.startswith("date") else 0
    telling = flags & (NAME | DATE | TITLE | LEAD)
    one = Near(node, node.tag or "", attributes, flags, distance) if telling or tag == _P else None
    if flags & COMMENTS:
        return one, False
    if telling or not (flags & FURNITURE or tag in _LISTS):
        return one, True
    return one, len(node.text_lexbor()) < _SHORT


def _look_back(start: LexborNode) -> Iterator[Near]:
    """Yield the elements that begin before `start`, the last one first."""
    node = start
    for distance in range(-1, -_BEFORE, -1):
        before = node.prev
        while before is not None and before.tag_id in _NO_ELEMENTS:
            before = before.prev
        if before is None:
            around = node.parent
            if around is None or around.tag_id == _BODY:
                return
            node = around
            continue
        node = before
        while True:
            one, open_ = _look_at(node, distance)
            if one is not None:
                yield one
            last = node.last_child if open_ else None
            while last is not None and last.tag_id in _NO_ELEMENTS:
                last = last.prev
            if last is None:
                break
            node = last


def _look_ahead(container: LexborNode) -> Iterator[Near]:
    """Yield the elements that begin after the end of `container`."""
    node = container
    inside = False
    for distance in range(1, _AFTER):
        following = node.first_child if inside else None
        while following is None or following.tag_id in _NO_ELEMENTS:
            if following is not None:
                node = following
            following = node.next
            if following is None:
                around = node.parent
                if around is None or around.tag_id == _BODY:
                    return
                node = around
        node = following
        one, inside = _look_at(node, distance)
        if one is not None:
            yield one
