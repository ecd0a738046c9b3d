"""The elements of a thread: every element that plays a part is handed to the comment it belongs to.

Only elements that could play one are looked at, as one query finds them; what lies between them and their comment is
climbed through. Most of a comment's markup, its paragraphs above all, is never touched here.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from selectolax.lexbor import LexborNode

from belowtheline.parsers.comments.items import Item
from belowtheline.parsers.comments.roles import BY_PROPERTY, GUESSED, Part, Roles
from belowtheline.parsers.page import Page
from belowtheline.parsers.tags import HIGHEST, tag_id, tag_ids

_NEVER_TEXT = tag_ids("script style template noscript form textarea select button svg iframe input label object embed")
_LINK = tag_id("a")
_NOT_TEXT = frozenset(["skip", "action", "edited"])
_NAMES = frozenset(["itemprop", "property", "component", "data-testid"])
_UNKNOWN: Any = object()
_SKIPPED: Part = ("skip", 0)
_FIRST = 2  # comments that tell how all of a thread are marked up
_ALL = 1 << 30
_TOLD_INSIDE = frozenset(["body", "edited"])  # a stronger claim to be the text itself, and “last edited …”


def collect(page: Page, nodes: Sequence[LexborNode], roles: Roles, tails: Iterable[Any] = ()) -> list[Item]:
    """Return an Item for each of `nodes`, which are in document order and may lie inside one another."""
    items = [Item(node, index) for index, node in enumerate(nodes)]
    walk = _Walk({item.node.mem_id: item for item in items}, roles)
    for item, more in zip(items, tails, strict=False):
        item.tails.extend(more)
        walk.owner.update((tail.mem_id, item) for tail in more)
    above: dict[int, bool] = {}  # element → it lies in a comment
    for item in items:
        if not _lies_inside(item.node, walk.owner, above):
            walk.run(item.node)
        for tail in item.tails:
            walk.run(tail, item)
        page.check_time()
    for item in items:
        walk.find_outer(item, above)
    return items


def _lies_inside(node: LexborNode, owner: dict[int, Item | None], above: dict[int, bool]) -> bool:
    """Tell whether one comment's element lies in another's; `above` keeps what was learnt on the way up."""
    path: list[int] = []
    inside = False
    at = node.parent
    while at is not None:
        here = at.mem_id
        if here in above:
            inside = above[here]
            break
        if here in owner:
            inside = True
            break
        path.append(here)
        at = at.parent
    above.update(dict.fromkeys(path, inside))
    return inside


def _is_button(attributes: dict[str, str | None]) -> bool:
    """Tell a link that only runs a script: nobody can post such a link, and its words are the page's."""
    return (attributes.get("href") or "").startswith("javascript:")


class _Walk:
    """Go through subtrees in document order; an element belongs where its parent belongs, unless it is a comment."""

    def __init__(self, items: dict[int, Item], roles: Roles) -> None:
        self.items = items
        self.roles = roles
        self.owner: dict[int, Item | None] = dict(items)  # None: in what is never text
        self.opaque: set[int] = set()  # inside the text of a comment: class names there are the commenter's
        self.properties = bool(roles.properties)  # whether elements are asked for their itemprop and the like
        self.unnamed = 0  # comments in a row, from the first, that have no such element

    def run(self, root: LexborNode, of: Item | None = None) -> None:
        """Hand the elements below `root` to their comments; `root` too, where it is a further element `of` one."""
        items, known, owner, opaque = self.items, self.roles.parts, self.owner, self.opaque
        last = 0 if of is None else self.claim_root(root, of)
        selector = self.selector(root)
        properties = self.properties
        for node in root.css(selector):
            attributes = node.attributes
            number = node.tag_id
            key = number if number <= HIGHEST else node.tag, attributes.get("class")
            part = known.get(key, _UNKNOWN)
            if part is _UNKNOWN:
                part = self.roles.part_of(key, node.tag)
            if properties and not _NAMES.isdisjoint(attributes):
                part = self.by_property(attributes, part)
            if number == _LINK and (part is None or part[0] == "action") and _is_button(attributes):
                part = _SKIPPED
            if part is None:
                continue
            here = node.mem_id
            if here == last or here in items:  # an element that two selectors find comes twice
                continue
            last = here
            above = node.parent.mem_id  # type: ignore[union-attr]  # below a comment's element all have one
            holder = owner[above] if above in owner and above not in opaque else self.holder(node)
            if holder is None:
                continue
            if here in opaque:
                self.claim_inside_text(holder, node, here, attributes)
            elif number not in _NEVER_TEXT:
                self.hand(holder, node, here, part)

    def selector(self, root: LexborNode) -> str:
        """Return what finds the elements that could play a part; properties only where the first comments have any."""
        if not self.properties:
            return self.roles.selector
        if self.unnamed < _FIRST:
            if root.css_first(BY_PROPERTY) is None:
                self.unnamed += 1
            else:
                self.unnamed = -_ALL
        self.properties = self.unnamed < _FIRST
        return self.roles.selector + ", " + BY_PROPERTY

    def claim_root(self, root: LexborNode, of: Item) -> int:
        """Note what a further element of a comment claims itself; return its mem_id."""
        part = self.roles.part_of((root.tag, root.attributes.get("class")), root.tag)
        if part is not None and root.tag_id not in _NEVER_TEXT:
            self.hand(of, root, root.mem_id, part)
        return root.mem_id

    def hand(self, item: Item, node: LexborNode, here: int, part: Part) -> None:
        """Note which role an element claims; leave out what is never text together with all below it."""
        role, rank = part
        self.owner[here] = item
        if rank < GUESSED:
            if role in _NOT_TEXT:
                item.skip.add(here)
                if role == "skip":
                    self.owner[here] = None
                    return
            elif role == "body":
                self.opaque.add(here)
        claims = item.found.get(role)
        if claims is None:
            item.found[role] = [(rank, 0, node)]
        else:
            claims.append((rank, len(claims), node))

    def holder(self, node: LexborNode) -> Item | None:
        """Return the comment an element belongs to; None in what is never text."""
        owner, opaque = self.owner, self.opaque
        above = node.parent
        here = above.mem_id  # type: ignore[union-attr]  # below a comment's element all have one
        path: list[LexborNode] = []
        while here not in owner:
            assert above is not None
            path.append(above)
            above = above.parent
            here = above.mem_id  # type: ignore[union-attr]
        item = owner[here]
        inside = here in opaque
        for step in reversed(path):
            if not inside and step.tag_id in _NEVER_TEXT:
                item = None
            owner[step.mem_id] = item
            if inside:
                opaque.add(step.mem_id)
        if inside:
            opaque.add(node.mem_id)
            owner.setdefault(node.mem_id, item)
        return item

    def find_outer(self, item: Item, above: dict[int, bool]) -> None:
        """Find the comment around one, which it is no text of."""
        parent = item.node.parent
        if parent is None or not (above.get(parent.mem_id, False) or parent.mem_id in self.owner):
            return
        outer = self.holder(item.node)
        if outer is not None and outer is not item:
            item.outer = outer.index
            outer.skip.add(item.node.mem_id)

    def claim_inside_text(self, item: Item, node: LexborNode, here: int, attributes: dict[str, str | None]) -> None:
        """Look inside text only for what the system itself puts there; all else there is the commenter's."""
        part = None
        for name in (attributes.get("class") or "").split():
            part = self.roles.classes.get(name) or part
        if _is_button(attributes) or (part is not None and part[0] in _NOT_TEXT):
            item.skip.add(here)
            self.owner[here] = None
        if part is not None and part[0] in _TOLD_INSIDE:
            claims = item.found.setdefault(part[0], [])
            claims.append((part[1], len(claims), node))

    def by_property(self, attributes: dict[str, str | None], part: Part | None) -> Part | None:
        """Return the stronger of `part` and what an element's itemprop or the like gives."""
        named = attributes.get("itemprop") or attributes.get("property") or attributes.get("component")
        named = named or attributes.get("data-testid")
        if not named:
            return part
        for name in named.split():
            other = self.roles.properties.get(name)
            if other is not None and (part is None or other[1] < part[1]):
                part = other
        return part
