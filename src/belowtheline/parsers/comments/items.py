"""One comment's elements, each under the role it plays."""

from selectolax.lexbor import LexborNode


class Item:
    """One comment's elements. `found[role]` holds (rank, order, element), nothing of nested comments in it."""

    __slots__ = ("attributes", "classes", "found", "index", "node", "outer", "skip", "tails")

    def __init__(self, node: LexborNode, index: int) -> None:
        """Start with the comment's outermost element; `index` is its position in the thread."""
        self.node = node
        self.index = index
        self.attributes: dict[str, str | None] = node.attributes
        self.classes: list[str] = (self.attributes.get("class") or "").split()
        self.outer: int | None = None  # index of the comment around this one
        self.found: dict[str, list[tuple[int, int, LexborNode]]] = {}
        self.skip: set[int] = set()  # mem_ids of what is never text of this comment, nested comments included
        self.tails: list[LexborNode] = []  # further elements of the same comment: <dd> after <dt>, a second table row

    def first(self, role: str) -> LexborNode | None:
        """Return the element with the strongest claim to `role`."""
        claims = self.found.get(role)
        if not claims:
            return None
        return claims[0][2] if len(claims) == 1 else min(claims)[2]  # no two have the same order

    def all(self, role: str) -> list[LexborNode]:
        """Return the elements that claim `role`, strongest first."""
        claims = self.found.get(role)
        if claims is None:
            return []
        return [claims[0][2]] if len(claims) == 1 else [node for _, _, node in sorted(claims)]
