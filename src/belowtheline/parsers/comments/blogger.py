"""Blogger: threaded lists, and the classic `dl` before them. Permalinks hold the exact time."""

from belowtheline.parsers.comments.clock import Clock
from belowtheline.parsers.comments.complete import complete
from belowtheline.parsers.comments.items import Item
from belowtheline.parsers.comments.marks import id_after
from belowtheline.parsers.comments.roles import roles
from belowtheline.parsers.comments.system import System, parser_of
from belowtheline.parsers.comments.thread import Draft, Layout
from belowtheline.records import Kind

_NEEDS = (b"blogger", b"blogspot")


def _exact_times(drafts: list[Draft], clock: Clock) -> None:
    """Read the milliseconds in `…?showComment=1559209107216#c…`."""
    for draft in drafts:
        node = draft.date_node
        link = None if node is None else node if node.tag == "a" else node.css_first("a[href]")
        _, found, tail = ((link.attributes.get("href") or "") if link is not None else "").partition("showComment=")
        digits = tail.split("#")[0].split("&")[0]
        if found and digits.isdigit() and len(digits) == 13:
            printed = draft.posted.text if draft.posted is not None else None
            draft.posted = clock.read(printed, digits) or draft.posted


def _classic(drafts: list[Draft], clock: Clock) -> None:
    """Read “NAME said...” in the <dt> itself."""
    complete(drafts, clock)
    _exact_times(drafts, clock)


def _kind(item: Item) -> Kind:
    return Kind.PLACEHOLDER if item.node.css_first("span.deleted-comment") is not None else Kind.COMMENT


_LAYOUT = Layout(
    roles=roles(
        author=".user .comment-author .comment_author",
        date=".datetime .comment-timestamp .comment_timestamp .timestamp",
        body=".comment-content .comment-body .comment_content .comment-body-author",
        skip=".comment-actions .icon .item-control .comment-replybox-single"
        " .comment-replybox-thread .continue"
        " .thread-toggle .comment_reply",
        avatar=".avatar-image-container",
    ),
    native_id=id_after("c", "comment-"),
    kind=_kind,
    confidence=0.98,
)

PARSER = parser_of(
    System(
        name="blogger",
        words="comment-block comments-block comment-replies comment-timestamp comment-thread",
        needs=_NEEDS,
        items='li.comment[id^="c"], div.comment[id^="c"]',
        layout=_LAYOUT,
        correct=_exact_times,
    ),
    System(
        name="blogger",
        words="comment-block comments-block comment-replies comment-timestamp comment-thread",
        needs=_NEEDS,
        items='dl#comments-block > dt.comment-author, #comments-block dt[id^="c"]',
        joined=True,
        layout=_LAYOUT,
        correct=_classic,
    ),
)
