"""The elements of a thread: one walk over its markup hands every element to the comment it belongs to."""

from collections.abc import Iterable, Sequence
from typing import Any

from selectolax.lexbor import LexborNode

from belowtheline.parsers.comments.roles import GUESSED, Part, Roles
from belowtheline.parsers.page import Page

_NEVER_TEXT = frozenset(
    "script style template noscript form textarea select button svg iframe input label object embed".split()
)
_NOT_TEXT = frozenset(["skip", "action", "edited"])
_TOLD_INSIDE = frozenset(["body", "edited"])  # a stronger claim to be the text itself, and “last edited …”
_CLOCK_MASK = 0xFFF  # the clock is looked at every 4,096 elements


class Item:
    """One comment's elements. `found[role]` holds (rank, order, element), nothing of nested comments in it."""

    __slots__ = ("attributes", "found", "index", "node", "outer", "skip", "tails")

    def __init__(self, node: LexborNode, index: int) -> None:
        """Start with the comment's outermost element; `index` is its position in the thread."""
        self.node = node
        self.index = index
        self.attributes: dict[str, str | None] = node.attributes
        self.outer: int | None = None  # index of the comment around this one
        self.found: dict[str, list[tuple[int, int, LexborNode]]] = {}
        self.skip: set[int] = set()  # mem_ids of what is never text of this comment, nested comments included
        self.tails: list[LexborNode] = []  # further elements of the same comment: <dd> after <dt>, a second table row

    def first(self, role: str) -> LexborNode | None:
        """Return the element with the strongest claim to `role`."""
        claims = self.found.get(role)
        return min(claims, key=_strength)[2] if claims else None

    def all(self, role: str) -> list[LexborNode]:
        """Return the elements that claim `role`, strongest first."""
        return [node for _, _, node in sorted(self.found.get(role, ()), key=_strength)]

    @property
    def classes(self) -> list[str]:
        """The class names of the comment's own element."""
        return (self.attributes.get("class") or "").split()


def _strength(claim: tuple[int, int, LexborNode]) -> tuple[int, int]:
    return claim[:2]


def collect(page: Page, nodes: Sequence[LexborNode], roles: Roles, tails: Iterable[Any] = ()) -> list[Item]:
    """Return an Item for each of `nodes`, which are in document order and may lie inside one another."""
    items = [Item(node, index) for index, node in enumerate(nodes)]
    walk = _Walk(page, {item.node.mem_id: item for item in items}, roles)
    for item, more in zip(items, tails, strict=False):
        item.tails.extend(more)
    for item in items:
        if item.node.mem_id not in walk.owner:
            walk.run(item.node, item)
        for tail in item.tails:
            walk.run(tail, item)
    return items


def _is_button(attributes: dict[str, str | None]) -> bool:
    """Tell a link that only runs a script: nobody can post such a link, and its words are the page's."""
    return (attributes.get("href") or "").startswith("javascript:")


class _Walk:
    """Walk subtrees in document order; an element belongs where its parent belongs, unless it is a comment itself."""

    def __init__(self, page: Page, items: dict[int, Item], roles: Roles) -> None:
        self.page = page
        self.items = items
        self.roles = roles
        self.owner: dict[int, Item] = {}
        self.opaque: set[int] = set()  # inside the text of a comment: class names there are the commenter's
        self.seen = 0

    def run(self, root: LexborNode, of: Item) -> None:
        """Hand the elements at and below `root`, an element of `of`, to their comments."""
        items, owner, opaque, claim = self.items, self.owner, self.opaque, self.claim
        root_id = root.mem_id
        owner[root_id] = of
        if root_id not in items:
            claim(of, root, root_id)
        for node in root.traverse():
            here = node.mem_id
            if here == root_id:
                continue
            above = node.parent.mem_id  # type: ignore[union-attr]  # below the root all have one
            holder = owner.get(above)
            inner = items.get(here)
            if inner is not None:
                owner[here] = inner
                if holder is not None and holder is not inner:
                    inner.outer = holder.index
                    holder.skip.add(here)
            elif holder is not None:
                owner[here] = holder
                if above in opaque:
                    opaque.add(here)
                    self.claim_inside_text(holder, node, here)
                else:
                    claim(holder, node, here)
            self.seen += 1
            if not self.seen & _CLOCK_MASK:
                self.page.check_time()

    def claim(self, item: Item, node: LexborNode, here: int) -> None:
        """Note which role an element claims; leave out what is never text together with all below it."""
        tag = node.tag
        if tag in _NEVER_TEXT:
            del self.owner[here]
            return
        part = self.roles.tags.get(tag or "")
        attributes = node.attributes
        if attributes:
            part = self.strongest(attributes, part)
        if tag == "a" and (part is None or part[0] == "action") and _is_button(attributes):
            part = ("skip", 0)
        if part is None:
            return
        role, rank = part
        if role in _NOT_TEXT and rank < GUESSED:
            item.skip.add(here)
            if role == "skip":
                del self.owner[here]
                return
        if role == "body" and rank < GUESSED:
            self.opaque.add(here)
        claims = item.found.setdefault(role, [])
        claims.append((rank, len(claims), node))

    def claim_inside_text(self, item: Item, node: LexborNode, here: int) -> None:
        """Look inside text only for what the system itself puts there; all else there is the commenter's."""
        attributes = node.attributes
        if not attributes:
            return
        part = None
        for name in (attributes.get("class") or "").split():
            part = self.roles.classes.get(name) or part
        if _is_button(attributes) or (part is not None and part[0] in _NOT_TEXT):
            item.skip.add(here)
            del self.owner[here]
        if part is not None and part[0] in _TOLD_INSIDE:
            claims = item.found.setdefault(part[0], [])
            claims.append((part[1], len(claims), node))

    def strongest(self, attributes: dict[str, str | None], part: Part | None) -> Part | None:
        """Return the strongest part that class names and itemprop give, `part` being what the tag gives."""
        roles = self.roles
        names = attributes.get("class")
        if names:
            for name in names.split():
                other = roles.classes.get(name)
                if other is None and roles.guess is not None:
                    other = roles.guess(name)
                if other is not None and (part is None or other[0] == "skip" or other[1] < part[1]):
                    part = other
        if roles.properties:
            named = attributes.get("itemprop") or attributes.get("property") or attributes.get("component")
            for name in (named or attributes.get("data-testid") or "").split():
                other = roles.properties.get(name)
                if other is not None and (part is None or other[1] < part[1]):
                    part = other
        return part
