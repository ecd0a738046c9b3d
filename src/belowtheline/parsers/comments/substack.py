"""Substack."""

from belowtheline.parsers.comments.clock import Clock
from belowtheline.parsers.comments.fields import tail_number
from belowtheline.parsers.comments.items import Item
from belowtheline.parsers.comments.names import name_in
from belowtheline.parsers.comments.roles import roles
from belowtheline.parsers.comments.system import System, parser_of
from belowtheline.parsers.comments.thread import Draft, Layout


def _native_id(item: Item) -> str | None:
    anchor = item.node.css_first('[id^="comment-"]')
    return tail_number(anchor.attributes.get("id")) if anchor is not None else None


def _by_links(drafts: list[Draft], clock: Clock) -> None:
    """Find author and time by where their links lead: class names here change with every release."""
    for draft in drafts:
        content = draft.item.first("meta")
        if content is None:
            continue
        for link in content.css("a[href]"):
            href = link.attributes.get("href") or ""
            if draft.author is None and ("/profile/" in href or "substack.com/@" in href):
                draft.author, draft.author_node = name_in(link, draft.item.skip), link
            elif "/comment/" in href and (draft.posted is None or draft.posted.at is None):
                draft.posted, draft.date_node = clock.of(link), link


PARSER = parser_of(
    System(
        name="substack",
        words="comment-list-items comment-anchor",
        items="div.comment",
        layout=Layout(
            roles=roles(
                author=".commenter-name",
                body=".comment-body",
                meta=".comment-content",
                skip=".comment-actions .profile-img-wrap .highlight .more-replies-container",
            ),
            native_id=_native_id,
        ),
        correct=_by_links,
        truncated=((b"more-replies", "collapsed"),),
    )
)
