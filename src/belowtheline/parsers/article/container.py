"""Finding the element that holds the text of the article.

Paragraphs are weighed by their parents: the parent with the most text outside comments and navigation is the start,
and the search climbs from it for as long as the elements around it hold much more text of the same kind, or one
of them names itself the article's body.
"""

from dataclasses import dataclass
from heapq import nlargest

from selectolax.lexbor import LexborNode

from belowtheline.parsers.article.blocks import SHORTEST, Blocks, Group
from belowtheline.parsers.article.zones import is_body
from belowtheline.parsers.tags import tag_id, tag_ids

_SHARE = 0.15  # of the largest group, for another to be the start of the text
_CRUMB = 0.03  # of the largest group, below which another does not draw the search up
_NAMED = 3.0  # how much more text an element weighs that names itself the body
_HIGHEST = 12  # levels climbed
_MOST = 500  # groups looked at, the heaviest
_BODY, _HTML = tag_id("body"), tag_id("html")
_MAIN = tag_ids("article main")
_ENDS = tag_ids("article main body")


@dataclass(frozen=True, slots=True)
class Found:
    """The element that holds the article, the first block of its text, and that block's place in the document."""

    container: LexborNode
    start: LexborNode
    place: int


def find_container(blocks: Blocks) -> Found | None:
    """Return where the article stands."""
    if not blocks.groups:
        return None
    groups = list(blocks.groups.values())
    heaviest = max(group.weight for group in groups)
    worth_a_look = [group for group in groups if group.weight * _NAMED >= heaviest]
    best = max(worth_a_look, key=lambda group: (group.weight * _favour(group), -group.place))
    best = _first_of_its_kind(best, groups)
    if len(groups) > _MOST:
        groups = nlargest(_MOST, groups, key=lambda group: group.weight)
    totals = _totals([group for group in groups if group.weight >= _CRUMB * best.weight])
    container = _climb(best.node, totals, _around(blocks.headings))
    inside = [group for group in groups if group.weight >= _SHARE * best.weight and _holds(container, group.node)]
    first = min(inside, key=lambda group: group.place, default=best)
    return Found(container, first.start, first.place)


def _first_of_its_kind(best: Group, groups: list[Group]) -> Group:
    """Return the first element with the tag and class of the best one: a thread's first post is its article."""
    tag, kind = best.node.tag_id, best.node.attributes.get("class")
    if kind is None:
        return best
    for group in groups:
        node = group.node
        if group.weight >= SHORTEST and node.tag_id == tag and node.attributes.get("class") == kind:
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


def _totals(groups: list[Group]) -> dict[int, float]:
    """Return the weight below every ancestor of a group, itself included."""
    totals: dict[int, float] = {}
    for group in groups:
        node: LexborNode | None = group.node
        while node is not None and node.tag_id != _HTML:
            totals[node.mem_id] = totals.get(node.mem_id, 0.0) + group.weight
            node = node.parent
    return totals


def _favour(group: Group) -> float:
    """Return the factor by which names around a group speak for it."""
    node: LexborNode | None = group.node
    for _ in range(6):
        if node is None or node.tag_id == _BODY:
            return 1.0
        if node.tag_id in _MAIN:
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
        if parent is None or current.tag_id in _ENDS or parent.tag_id == _BODY or parent.mem_id in titled:
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
        if current is None or current.tag_id in (_BODY, _HTML):
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
