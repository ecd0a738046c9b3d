"""WordPress: core's walkers, the themes shipped with it, and the long tail of theme callbacks."""

from belowtheline.parsers.comments import wordpress_items
from belowtheline.parsers.comments.base import Parser
from belowtheline.parsers.comments.class_words import guess_role
from belowtheline.parsers.comments.clock import Clock
from belowtheline.parsers.comments.fields import number_in
from belowtheline.parsers.comments.head import (
    name_from_avatar,
    names_from_labels,
    narrow_name,
    reply_label,
    time_in,
)
from belowtheline.parsers.comments.items import Item
from belowtheline.parsers.comments.names import tidy_name
from belowtheline.parsers.comments.roles import roles
from belowtheline.parsers.comments.thread import Draft, Layout, read_thread
from belowtheline.parsers.markup import inline_text
from belowtheline.parsers.page import Page
from belowtheline.records import Kind, Precision, Reading

_ROLES = roles(
    guess=guess_role,
    author=".fn .wp-block-comment-author-name .comment-author-name .comment_author_name .comment__author-name @name"
    " .comment-author .comment_author .comment__author .author-name .author cite @author @creator",
    date="time .wp-block-comment-date .comment-date .comment_date .comment-time .comment_time .comment__time .published"
    " .commentmetadata .comment-metadata .comment-meta",
    body=".comment-content .comment_content .comment__content .comment-text .comment_text .wp-block-comment-content"
    " .comment-entry .comment-copy @text @commentText",
    link=".comment-permalink",
    action=".comment-reply-link .reply .comment-edit-link .comment-reply",
    avatar=".avatar .gravatar",
    skip=".says .screen-reader-text .comment-awaiting-moderation .post-author-badge .by-post-author .comment-edit-link"
    " .comment-likes .comment-like-feedback .jetpack-comment-likes-widget-wrapper .sharedaddy .comment-number .edit-link",
)
_FINENESS = {
    Precision.NONE: 0, Precision.RELATIVE: 1, Precision.DAY: 2, Precision.MINUTE: 3, Precision.SECOND: 4,
}  # fmt: skip
_COARSE = (Precision.NONE, Precision.RELATIVE, Precision.DAY)
_MARKS = (b"wp-content", b"wp-includes", b"wp-json", b"wp-comments-post", b"wordpress", b"replytocom=")


def _level(item: Item) -> int | None:
    for name in item.classes:
        if name.startswith("depth-"):
            value = number_in(name[6:])
            return None if value is None else max(value - 1, 0)
    return None


def _account(item: Item) -> str | None:
    for name in item.classes:
        if name.startswith("comment-author-") and len(name) > len("comment-author-"):
            return name.removeprefix("comment-author-")
    return None


def _kind(item: Item) -> Kind:
    return Kind.PINGBACK if {"pingback", "trackback", "pings"} & set(item.classes) else Kind.COMMENT


def _correct(drafts: list[Draft], clock: Clock) -> None:
    """Fill author and time where the theme marks neither, or marks more than them."""
    labels: list[str | None] | None = None
    for draft in drafts:
        item = draft.item
        if _is_short_ping(draft):
            continue
        node = draft.author_node
        if node is not None and node.child is not None:
            draft.author, draft.author_node = narrow_name(node, item.skip)
        if draft.author is None:
            if labels is None:
                labels = names_from_labels([reply_label(other.item) for other in drafts])
            draft.author = labels[item.index]
        if draft.posted is None or draft.posted.precision in _COARSE:
            _fill_time(draft, clock)
        if draft.author is None:
            _fill_author(draft)


def _fill_time(draft: Draft, clock: Clock) -> None:
    """Take the first time in the head of a comment when it says more than what its date element said."""
    item = draft.item
    for node in (*item.all("date"), *item.all("meta"), *item.all("author"), *([item.node] if item.tails else ())):
        found = time_in(node, item.skip, clock)
        if found is not None and (
            draft.posted is None or _FINENESS[found.precision] > _FINENESS[draft.posted.precision]
        ):
            draft.posted, draft.date_node = found, node
            return


def _fill_author(draft: Draft) -> None:
    item = draft.item
    for node in (*item.all("meta"), *item.all("date"), *([item.node] if item.tails else ())):
        draft.author, draft.author_node = narrow_name(node, item.skip)
        if draft.author is not None:
            return
    draft.author = name_from_avatar(item)


def _is_short_ping(draft: Draft) -> bool:
    """Read a pingback printed as “Pingback: TITLE”, a link and no words; tell whether it was one."""
    item = draft.item
    if draft.author is not None or _kind(item) is not Kind.PINGBACK or item.first("date") is not None:
        return False
    link = item.node.css_first("a[href]")
    if link is None:
        return False
    draft.author, draft.author_node = tidy_name(inline_text(link)), link
    return draft.author is not None


def parse(page: Page) -> Reading | None:
    """Read the comments core's walkers or a theme's callback printed."""
    nodes, numbers, tails = wordpress_items.find_items(page)
    if not nodes:
        return None
    layout = Layout(
        roles=_ROLES, native_id=lambda item: numbers[item.index], level=_level, account=_account, kind=_kind
    )
    comments = read_thread(page, nodes, layout, tails=tails, correct=_correct)
    if not comments:
        return None
    known = any(mark in page.raw_lower for mark in _MARKS)
    return Reading(
        "wordpress" if known else "comment-ids", "wordpress" if known else None, comments, (), _truncation(page)
    )


def _truncation(page: Page) -> str | None:
    raw = page.raw
    if b"comment-page-" in raw and (b"comment-nav" in raw or b"page-numbers" in raw or b"comments-pagination" in raw):
        return "paged"
    return None


PARSER = Parser(
    "wordpress",
    (b"comment-body", b"li-comment-", b"div-comment-", b'id="comment-', b"id='comment-", b"id=comment-", b"depth-1"),
    parse,
)
