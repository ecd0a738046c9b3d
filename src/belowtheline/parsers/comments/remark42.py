"""Remark42 in a saved frame: BEM class names, or hashed ones around the lasting id and `.raw-content`."""

from selectolax.lexbor import LexborNode

from belowtheline.parsers.comments.clock import Clock
from belowtheline.parsers.comments.items import Item
from belowtheline.parsers.comments.marks import enclosing, id_after
from belowtheline.parsers.comments.names import tidy_name
from belowtheline.parsers.comments.roles import roles
from belowtheline.parsers.comments.system import System, parser_of
from belowtheline.parsers.comments.thread import Draft, Layout
from belowtheline.parsers.markup import inline_text

_ID = "remark42__comment-"
_around = enclosing("thread")


def _links(item: Item) -> list[tuple[str, LexborNode]]:
    """Return (id, link) for every link of the comment to a comment of the thread."""
    found = item.node.css(f'a[href*="#{_ID}"]')
    return [((link.attributes.get("href") or "").partition(f"#{_ID}")[2], link) for link in found]


def _parent_id(item: Item) -> str | None:
    own = (item.attributes.get("id") or "").removeprefix(_ID)
    return next((target for target, _ in _links(item) if target != own), None)


def _level(item: Item) -> int | None:
    level = _around(item)
    return level - 1 if level else None


def _unnamed_parts(drafts: list[Draft], clock: Clock) -> None:
    """Find time and name where class names are hashed: the comment's link to itself, and what is named a user's."""
    for draft in drafts:
        item = draft.item
        if draft.date_node is None:
            own = next((link for target, link in _links(item) if target == draft.native_id), None)
            if own is not None:
                draft.date_node, draft.posted = own, clock.of(own)
        if draft.author is None:
            node = item.node.css_first('[class*="username"], [class*="comment-author"]')
            if node is not None:
                draft.author_node, draft.author = node, tidy_name(inline_text(node))


PARSER = parser_of(
    System(
        name="remark42",
        words="raw-content comment__username comment__link-to-parent",
        needs=(b"remark42__comment-",),
        items=f'[id^="{_ID}"]',
        layout=Layout(
            roles=roles(
                author=".comment__username",
                date=".comment__time",
                body=".raw-content .comment__text",
                score=".comment__score-value .comment__score",
                edited=".comment__edited",
                avatar=".comment__avatar",
                skip=".comment__link-to-parent .comment__verification .comment__status .comment__controls"
                " .comment__actions",
            ),
            native_id=id_after(_ID),
            parent_id=_parent_id,
            level=_level,
        ),
        correct=_unnamed_parts,
        truncated=((b"root__show-more", "load-more"),),
    ),
)
