"""The blocks of text of a page, weighed by the elements that hold them, less what stands in comments or margins."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from selectolax.lexbor import LexborNode

from belowtheline.parsers.article.zones import Zones
from belowtheline.parsers.page import Page
from belowtheline.parsers.tags import TEXT, tag_id, tag_ids

_BLOCKS = "p,br,h1"
_P, _BR, _H1, _A = map(tag_id, ("p", "br", "h1", "a"))
_INLINE = tag_ids("a abbr b big cite code em font i ins label mark q s small span strike strong sub sup u")
_THROUGH = tag_ids("blockquote span center font")  # between a paragraph and what holds the text
_OF_A_LIST = tag_ids("div li dd")
_LINE = 80  # characters of a paragraph that is no mere line about the article
_LONGEST_LINK = 200  # characters of a paragraph that may be nothing but a link
SHORTEST = 25  # characters of a paragraph that counts
_ENOUGH = 140  # characters of text below which elements without paragraphs are tried


@dataclass(slots=True)
class Group:
    """The text directly below one element: its weight, its first block, and the place of that in the page."""

    node: LexborNode
    start: LexborNode
    place: int
    weight: float = 0.0


@dataclass(slots=True)
class Blocks:
    """The groups of text outside comments and margins by their `mem_id`, and the main headings with their places."""

    groups: dict[int, Group] = field(default_factory=dict)
    headings: list[tuple[int, LexborNode]] = field(default_factory=list)


def find_blocks(page: Page, zones: Zones) -> Blocks:
    """Collect the blocks of `page`."""
    nodes = page.tree.css(_BLOCKS)
    tags = [node.tag_id for node in nodes]
    headings = [(place, node) for place, node in enumerate(nodes) if tags[place] == _H1]
    groups: dict[int, Group] = {}
    breaks = _add_paragraphs(groups, nodes, tags, zones)
    _add_breaks(groups, [(place, nodes[place]) for place in breaks], zones)
    body = page.body
    if body is not None and sum(group.weight for group in groups.values()) < _ENOUGH:
        _add_plain_blocks(groups, zones, body)
    return Blocks({identity: group for identity, group in groups.items() if group.weight > 0}, headings)


def _add_paragraphs(groups: dict[int, Group], nodes: list[LexborNode], tags: list[int], zones: Zones) -> list[int]:
    """Weigh the paragraphs; return the places of the line breaks on the way."""
    breaks: list[int] = []
    by_parent: dict[int, Group] = {}
    place, end = -1, len(nodes) - 1
    while place < end:
        place += 1
        if tags[place] != _P:
            if tags[place] == _BR:
                breaks.append(place)
            continue
        node = nodes[place]
        weight = _weight(node)
        if not weight:
            continue
        parent: Any = node.parent  # a block has one
        identity = parent.mem_id
        group = by_parent.get(identity)
        if group is None:
            if parent.tag_id in _THROUGH:
                parent = parent.parent
            zone = zones.around(parent)
            if zone is not None:
                place += _blocks_after(node, zone)
                continue
            group = groups.get(parent.mem_id)
            if group is None:
                group = groups[parent.mem_id] = Group(parent, node, place)
            by_parent[identity] = group
        if group.weight < _LINE <= weight:  # what comes before may be a byline or a date
            group.start, group.place = node, place
        group.weight += weight
    return breaks


def _blocks_after(node: LexborNode, zone: LexborNode) -> int:
    """Count the blocks of `zone` that come after its block `node`: they need not be looked at."""
    identity = node.mem_id
    inside = zone.css(_BLOCKS)
    for number, other in enumerate(inside, 1):
        if other.mem_id == identity:
            return len(inside) - number
    return 0


def _add_breaks(groups: dict[int, Group], breaks: list[tuple[int, LexborNode]], zones: Zones) -> None:
    """Weigh the text between line breaks."""
    seen: set[int] = set()
    for place, node in breaks:
        parent: Any = node.parent
        identity = parent.mem_id
        while identity not in seen and parent.tag_id in _INLINE:
            seen.add(identity)
            parent = parent.parent
            identity = parent.mem_id
        if identity in seen or parent.tag_id == _P:
            continue
        seen.add(identity)
        if zones.around(parent) is not None:
            continue
        group = groups.get(identity)
        if group is None:
            group = groups[identity] = Group(parent, node, place)
        group.weight += _loose_text(parent)


def _weight(paragraph: LexborNode) -> int:
    """Return how much a paragraph counts: its characters, none when it is short or nothing but a link."""
    first = paragraph.first_child
    if first is None:
        return 0
    alone = first.next is None
    text = first.text_content if alone else None  # most paragraphs are one text, had for less than a walk
    length = len(paragraph.text_lexbor() if text is None else text)
    return 0 if length < SHORTEST or (alone and first.tag_id == _A and length < _LONGEST_LINK) else length


def _loose_text(node: LexborNode) -> int:
    """Count the characters directly in `node` or in inline elements of it."""
    length = 0
    for child in _children(node):
        tag = child.tag_id
        if tag == TEXT:
            length += len((child.text_content or "").strip())
        elif tag in _INLINE and tag != _A:
            length += len(child.text_lexbor())
    return length


def _children(node: LexborNode) -> Iterator[LexborNode]:
    children: Iterator[LexborNode] = node.iter(include_text=True, skip_empty=True)
    return children


def _add_plain_blocks(groups: dict[int, Group], zones: Zones, body: LexborNode) -> None:
    """Weigh elements that hold text without paragraphs or line breaks."""
    for place, node in enumerate(body.css("div,td,section,article,main,li,dd,pre")):
        length = len(node.text(deep=False).strip())
        if length >= SHORTEST and node.mem_id not in groups and zones.around(node) is None:
            parent = node.parent if node.tag_id in _OF_A_LIST and node.parent is not None else node
            group = groups.setdefault(parent.mem_id, Group(parent, node, place))
            group.weight += length
