"""The text of a comment: of its body element, or of what its other parts leave."""

from selectolax.lexbor import LexborNode

from belowtheline.parsers.comments.items import Item
from belowtheline.parsers.comments.layout import Draft
from belowtheline.parsers.comments.remainder import remaining_text
from belowtheline.parsers.comments.roles import GUESSED, ROLES
from belowtheline.parsers.markup import block_text

_PARTS = tuple(role for role in ROLES if role not in ("body", "skip"))


def text_of(draft: Draft) -> str:
    """Return the text of a comment."""
    item = draft.item
    bodies = item.found.get("body")
    if bodies is not None:
        rank, _, body = bodies[0] if len(bodies) == 1 else min(bodies)
        if rank < GUESSED and not _holds(body, draft.author_node) and not _holds(body, draft.date_node):
            return block_text(body, item.skip)
    parts = [node for node in (draft.author_node, draft.date_node) if node is not None]
    around = _ancestors(item, parts)
    by_author = _ancestors(item, parts[:1]) if draft.author_node is not None else set()
    holder = None  # an element named as the text that holds the time too
    for body in item.all("body"):
        if body.mem_id not in around:
            return block_text(body, item.skip)
        if body.mem_id not in by_author and holder is None:
            holder = body
    for role in _PARTS:
        parts.extend(item.all(role))
    return remaining_text(item, parts, item.tails or [holder or item.node])


def _holds(body: LexborNode, part: LexborNode | None) -> bool:
    """Tell whether a body element is `part` or may hold it; False costs little and is sure."""
    if part is None:
        return False
    own = body.mem_id
    if part.mem_id == own:
        return True
    at = part.parent
    above = body.parent
    beside = above.mem_id if above is not None else 0
    while at is not None:
        here = at.mem_id
        if here == own:
            return True
        if here == beside:  # the body's parent: the part stands beside the body
            return False
        at = at.parent
    return False


def _ancestors(item: Item, parts: list[LexborNode]) -> set[int]:
    """Return the mem_ids of `parts` and of all that holds one: none of these is the body."""
    around: set[int] = set()
    top = item.node.mem_id
    for part in parts:
        at: LexborNode | None = part
        while at is not None and at.mem_id not in around:
            around.add(at.mem_id)
            if at.mem_id == top:
                break
            at = at.parent
    return around
