"""NodeBB."""

from belowtheline.parsers.comments.clock import Clock
from belowtheline.parsers.comments.fields import fragment
from belowtheline.parsers.comments.items import Item
from belowtheline.parsers.comments.marks import answered_name, attribute
from belowtheline.parsers.comments.roles import roles
from belowtheline.parsers.comments.system import System, parser_of
from belowtheline.parsers.comments.thread import Draft, Layout


def _parent(item: Item) -> str | None:
    node = item.first("answers")
    if node is None:
        return None
    attributes = node.attributes
    return attributes.get("data-topid") or attributes.get("data-pid") or fragment(attributes.get("href"))


def _from_attributes(drafts: list[Draft], clock: Clock) -> None:
    """Take author and time from the item's own attributes, which are exact."""
    for draft in drafts:
        attributes = draft.item.attributes
        draft.author = attributes.get("data-username") or draft.author
        stamp = attributes.get("data-timestamp")
        if stamp:
            printed = draft.posted.text if draft.posted is not None else None
            draft.posted = clock.read(printed, stamp) or draft.posted


PARSER = parser_of(
    System(
        name="nodebb",
        words="post",
        items='li[component="post"], [component="post"][data-pid]',
        layout=Layout(
            roles=roles(
                author="@author .username",
                date=".timeago @datePublished",
                body="@post/content .content",
                answers="@post/parent",
                score="@post/vote-count",
                skip="@post/signature .post-signature .visually-hidden @post/editor",
            ),
            native_id=attribute("data-pid"),
            parent_id=_parent,
            answers=answered_name,
            account=attribute("data-uid"),
            nests=False,
        ),
        correct=_from_attributes,
        opens_with_article=True,
        truncated=((b'rel="next"', "paged"),),
    )
)
