"""Finding the element that holds the text of the article.

Paragraphs are weighed by their parents: the parent with the most text outside comments and navigation is the start,
and the search climbs from it for as long as the elements around it hold much more text of the same kind, or one
of them names itself the article's body.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from selectolax.lexbor import LexborNode

from belowtheline.parsers.article.scan import Blocks
from belowtheline.parsers.article.zones import Zones, is_body

_INLINE = frozenset("a abbr b big cite code em font i ins label mark q s small span strike strong sub sup u".split())
_LINE = 80  # characters of a paragraph that is no mere line about the article
_LONGEST_LINK = 200  # characters of a paragraph that may be nothing but a link
_SHORTEST = 25  # characters of a paragraph that counts
_THROUGH = frozenset(["blockquote", "span", "center", "font"])  # between a paragraph and what holds the text
_SHARE = 0.15  # of the largest group, for another to be the start of the text
_CRUMB = 0.03  # of the largest group, below which another does not draw the search up
_NAMED = 3.0  # how much more text an element weighs that names itself the body
_ENOUGH = 140  # characters of text below which elements without paragraphs are tried
_HIGHEST = 12  # levels climbed


@dataclass(frozen=True, slots=True)
class Found:
    """The element that holds the article, the first block of its text, and that block's place in the document."""

    container: LexborNode
    start: LexborNode
    place: int


@dataclass(slots=True)
class _Group:
    """The text directly below one element."""

    node: LexborNode
    start: LexborNode
    place: int
    weight: float = 0.0


def find_container(blocks: Blocks, zones: Zones, body: LexborNode) -> Found | None:
    """Return where the article stands."""
    groups = _groups(blocks, zones)
    if sum(group.weight for group in groups.values()) < _ENOUGH:
        _add_plain_blocks(groups, zones, body)
    if not groups:
        return None
    heaviest = max(group.weight for group in groups.values())
    worth_a_look = [group for group in groups.values() if group.weight * _NAMED >= heaviest]
    best = max(worth_a_look, key=lambda group: (group.weight * _favour(group), -group.place))
    best = _first_of_its_kind(best, groups)
    totals = _totals(group for group in groups.values() if group.weight >= _CRUMB * best.weight)
    container = _climb(best.node, totals, _around(blocks.headings))
    inside = (group for group in groups.values() if group.weight >= _SHARE * best.weight)
    first = min((group for group in inside if _holds(container, group.node)), key=lambda group: group.place)
    return Found(container, first.start, first.place)


def _first_of_its_kind(best: _Group, groups: dict[int, _Group]) -> _Group:
    """Return the first element with the tag and class of the best one: a thread's first post is its article."""
    kind = (best.node.tag, best.node.attributes.get("class"))
    if kind[1] is None:
        return best
    for group in groups.values():
        if group.weight >= _SHORTEST and (group.node.tag, group.node.attributes.get("class")) == kind:
            return group
    return best


def _holds(container: LexborNode, node: LexborNode) -> bool:
    own = container.mem_id
    current: LexborNode | None = node
    while current is not None:
        if current.mem_id == own:
            return True
        current = current.parent
    return False


def _groups(blocks: Blocks, zones: Zones) -> dict[int, _Group]:
    groups: dict[int, _Group] = {}
    for place, node in blocks.paragraphs:
        parent = node.parent
        if parent is None:
            continue
        if parent.tag in _THROUGH and parent.parent is not None:
            parent = parent.parent
        identity = parent.mem_id
        group = groups.get(identity)
        if group is None:
            group = groups[identity] = _Group(parent, node, place, -1.0 if zones.is_outside(parent) else 0.0)
        if group.weight >= 0:
            weight = _weight(node)
            if group.weight < _LINE <= weight:  # what comes before may be a byline or a date
                group.start, group.place = node, place
            group.weight += weight
    seen: set[int] = set()
    for place, node in blocks.breaks:
        parent = node.parent
        while parent is not None and parent.tag in _INLINE:
            parent = parent.parent
        if parent is None or parent.tag == "p" or parent.mem_id in seen:
            continue
        seen.add(parent.mem_id)
        group = groups.get(parent.mem_id)
        if group is None:
            group = groups[parent.mem_id] = _Group(parent, node, place, -1.0 if zones.is_outside(parent) else 0.0)
        if group.weight >= 0:
            group.weight += _loose_text(parent)
    return {identity: group for identity, group in groups.items() if group.weight > 0}


def _weight(paragraph: LexborNode) -> int:
    """Return how much a paragraph counts: its characters, none when it is short or nothing but a link."""
    first = paragraph.first_child
    if first is None:
        return 0
    alone = first.next is None
    text = first.text_content if alone else None  # most paragraphs are one text, had for less than a walk
    length = len(paragraph.text() if text is None else text)
    return 0 if length < _SHORTEST or (alone and first.tag == "a" and length < _LONGEST_LINK) else length


def _loose_text(node: LexborNode) -> int:
    """Count the characters directly in `node` or in inline elements of it."""
    length = 0
    child = node.first_child
    while child is not None:
        text = child.text_content
        if text is not None:
            length += len(text.strip())
        elif child.tag in _INLINE and child.tag != "a":
            length += len(child.text())
        child = child.next
    return length


def _add_plain_blocks(groups: dict[int, _Group], zones: Zones, body: LexborNode) -> None:
    """Weigh elements that hold text without paragraphs or line breaks."""
    for place, node in enumerate(body.css("div,td,section,article,main,li,dd,pre")):
        length = len(node.text(deep=False).strip())
        if length >= _SHORTEST and node.mem_id not in groups and not zones.is_outside(node):
            parent = node.parent if node.tag in ("div", "li", "dd") and node.parent is not None else node
            group = groups.setdefault(parent.mem_id, _Group(parent, node, place))
            group.weight += length


def _totals(groups: Iterable[_Group]) -> dict[int, float]:
    """Return the weight below every ancestor of a group, itself included."""
    totals: dict[int, float] = {}
    for group in groups:
        node: LexborNode | None = group.node
        while node is not None and node.tag != "html":
            totals[node.mem_id] = totals.get(node.mem_id, 0.0) + group.weight
            node = node.parent
    return totals


def _favour(group: _Group) -> float:
    """Return the factor by which names around a group speak for it."""
    node: LexborNode | None = group.node
    for _ in range(6):
        if node is None or node.tag == "body":
            return 1.0
        if node.tag in ("article", "main"):
            return 1.5
        attributes = node.attributes
        if attributes and is_body(attributes):
            return _NAMED
        node = node.parent
    return 1.0


def _climb(node: LexborNode, totals: dict[int, float], titled: set[int]) -> LexborNode:
    """Go up to the element that names itself the body, else while that gains much text."""
    named = _named_body(node, totals)
    if named is not None:
        return named
    current = node
    for _ in range(_HIGHEST):
        parent = current.parent
        if (
            parent is None
            or current.tag in ("article", "main", "body")
            or parent.tag == "body"
            or parent.mem_id in titled
        ):
            break
        if totals[parent.mem_id] < 1.15 * totals[node.mem_id]:
            ahead = parent.parent  # one wrapper may stand between two halves
            if ahead is None or ahead.mem_id not in totals or totals[ahead.mem_id] < 1.5 * totals[node.mem_id]:
                break
        current = parent
    return current if totals[current.mem_id] >= 1.15 * totals[node.mem_id] else node


def _around(headings: list[tuple[int, LexborNode]]) -> set[int]:
    """Return the elements around the first main headings: an article's text does not hold its own title."""
    around: set[int] = set()
    for _, heading in headings[:3]:
        node = heading.parent
        while node is not None and node.mem_id not in around:
            around.add(node.mem_id)
            node = node.parent
    return around


def _named_body(node: LexborNode, totals: dict[int, float]) -> LexborNode | None:
    """Return the nearest element around `node` that names itself a body, a farther one when it holds much more."""
    found: LexborNode | None = None
    current: LexborNode | None = node
    for _ in range(_HIGHEST):
        if current is None or current.tag in ("body", "html"):
            break
        attributes = current.attributes
        if (
            attributes
            and is_body(attributes)
            and (found is None or totals[current.mem_id] > 1.6 * totals[found.mem_id])
        ):
            found = current
        current = current.parent
    return found
