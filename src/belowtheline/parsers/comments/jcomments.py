"""JComments for Joomla: versions 2 and 3 (`.rbox`), and 4."""

from belowtheline.parsers.comments.items import Item
from belowtheline.parsers.comments.marks import answered_link, id_digits
from belowtheline.parsers.comments.roles import roles
from belowtheline.parsers.comments.system import System, parser_of
from belowtheline.parsers.comments.thread import Layout

_LIST = "comments-list-"
_FARTHEST = 4  # elements from a comment up to the list it stands in


def _parent_id(item: Item) -> str | None:
    """Return the id in “In reply to”, else the one in the name of the list around: `comments-list-17`; 0 for a root."""
    said = answered_link(item)
    if said is not None:
        return said
    at = item.node.parent
    for _ in range(_FARTHEST):
        if at is None or not at.is_element_node:
            return None
        own = at.attributes.get("id") or ""
        if own.startswith(_LIST):
            return own[len(_LIST) :]
        at = at.parent
    return None


PARSER = parser_of(
    System(
        name="jcomments",
        words="comment-item- comments-list-",
        needs=(b'id="jc"', b"jcomments", b"JComments", b'id="comments-list-0"', b'class="rbox'),
        items='div[id^="comment-item-"]:not([id^="comment-item-wrap"])',
        layout=Layout(
            roles=roles(
                author=".createdby .comment-author .author-homepage",
                date="time .comment-date",
                body=".comment-body",
                answers=".parent-comment",
                score=".vote-value .comments-vote",
                edited=".comment-edited .edited",
                avatar=".comment-avatar",
                skip=".comments-buttons .comment-anchor .comment-title .toolbar",
            ),
            native_id=id_digits,
            parent_id=_parent_id,
        ),
        truncated=((b'id="nav-bottom"', "paged"), (b'id="nav-top"', "paged")),
    )
)
