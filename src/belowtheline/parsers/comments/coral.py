"""Coral (Talk 5 and later) in a saved stream: class names made to last, beside hashed ones."""

from selectolax.lexbor import LexborNode

from belowtheline.parsers.comments.by_selector import found_by
from belowtheline.parsers.comments.fields import number_in
from belowtheline.parsers.comments.items import Item
from belowtheline.parsers.comments.marks import answered_name, id_after
from belowtheline.parsers.comments.roles import roles
from belowtheline.parsers.comments.system import System, parser_of
from belowtheline.parsers.comments.thread import Layout
from belowtheline.parsers.page import Page
from belowtheline.records import Kind

_INDENT = "coral-indent-"
_TOMBSTONES = (
    ".coral-deletedTombstone",
    ".coral-rejectedTombstone",
    ".coral-ignoredTombstone",
    ".coral-moderatedTombstone",
)
_FARTHEST = 3  # elements from a comment to the one that says how far it is indented


def _indent(node: LexborNode | None) -> int | None:
    if node is None or not node.is_element_node:
        return None
    names = (node.attributes.get("class") or "").split()
    return next((number_in(name[len(_INDENT) :]) for name in names if name.startswith(_INDENT)), None)


def _level(item: Item) -> int:
    """Return the indentation said on the comment, in it or around it; comments without one open the thread."""
    inner = item.node.css_first(f'[class*="{_INDENT}"]')
    if inner is not None and (said := _indent(inner)) is not None:
        return said
    at = item.node.parent
    for _ in range(_FARTHEST):
        said = _indent(at)
        if said is not None:
            return said
        at = at.parent if at is not None else None
    return 0


def _kind(item: Item) -> Kind:
    gone = any(name[1:] in item.classes or item.node.css_first(name) is not None for name in _TOMBSTONES)
    return Kind.PLACEHOLDER if gone else Kind.COMMENT


def _outermost(_page: Page, nodes: list[LexborNode]) -> list[LexborNode]:
    """Drop a tombstone that stands inside the comment it stands for."""
    own = {node.mem_id for node in nodes}
    return [node for node in nodes if not _is_tombstone_inside(node, own)]


def _is_tombstone_inside(node: LexborNode, comments: set[int]) -> bool:
    if "Tombstone" not in (node.attributes.get("class") or ""):
        return False
    at = node.parent
    while at is not None and at.is_element_node:
        if at.mem_id in comments:
            return True
        at = at.parent
    return False


PARSER = parser_of(
    System(
        name="coral",
        words="coral-comment",
        items=", ".join((".coral-comment", *_TOMBSTONES)),
        select=_outermost,
        layout=Layout(
            roles=roles(
                body=".coral-comment-content",
                answers=".coral-comment-inReplyToUsername",
                meta=".coral-comment-topBar",
                skip=".coral-comment-userTag .coral-comment-userBadge .coral-comment-flairBadge"
                " .coral-comment-actionBar-reply .coral-comment-edited",
            ),
            native_id=id_after("comment-"),
            level=_level,
            answers=answered_name,
            kind=_kind,
            nests=False,
        ),
        correct=found_by(author=".coral-comment-username", date="time", likes=".coral-comment-reactButton"),
        truncated=((b"coral-loadMore", "load-more"), (b"coral-replyList-showAllButton", "collapsed")),
    )
)
