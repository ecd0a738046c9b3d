"""WordPress: core's walkers, the themes shipped with it, and the long tail of theme callbacks."""

from itertools import chain

from belowtheline.parsers.comments import wordpress_items
from belowtheline.parsers.comments.base import Parser
from belowtheline.parsers.comments.class_words import guess_role
from belowtheline.parsers.comments.clock import Clock
from belowtheline.parsers.comments.complete import complete
from belowtheline.parsers.comments.items import Item
from belowtheline.parsers.comments.marks import class_number, class_suffix, enclosing_id
from belowtheline.parsers.comments.names import name_in, tidy_name
from belowtheline.parsers.comments.roles import roles
from belowtheline.parsers.comments.thread import Draft, Layout, read_thread
from belowtheline.parsers.markup import inline_text
from belowtheline.parsers.page import Page
from belowtheline.records import Kind, Reading

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
    " .comment-likes .comment-like-feedback .jetpack-comment-likes-widget-wrapper .sharedaddy .comment-number"
    " .edit-link",
)
_PINGS = frozenset(["pingback", "trackback", "pings"])
_MARKS = (b"wp-content", b"wp-includes", b"wp-json", b"wp-comments-post", b"WordPress", b"wordpress", b"replytocom=")


def _kind(item: Item) -> Kind:
    return Kind.COMMENT if _PINGS.isdisjoint(item.classes) else Kind.PINGBACK


def _correct(drafts: list[Draft], clock: Clock) -> None:
    complete([draft for draft in drafts if not _is_short_ping(draft)], clock)


def _is_short_ping(draft: Draft) -> bool:
    """Read a pingback printed as “Pingback: TITLE”, a link and no words; tell whether it was one."""
    item = draft.item
    if _kind(item) is not Kind.PINGBACK or item.first("date") is not None:
        return False
    if draft.author is not None or (draft.author_node is not None and name_in(draft.author_node, item.skip)):
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
        roles=_ROLES,
        parent_id=enclosing_id,
        native_id=lambda item: numbers[item.index],
        level=class_number("depth-", 1),
        account=class_suffix("comment-author-"),
        kind=_kind,
        narrows=True,
    )
    comments = read_thread(page, nodes, layout, tails=tails, correct=_correct)
    if not comments:
        return None
    known = any(mark in page.raw for mark in _MARKS)
    name, system = ("wordpress", "wordpress") if known else ("comment-ids", None)
    elements = tuple(node.mem_id for node in (*nodes, *chain.from_iterable(tails)))
    return Reading(name, system, comments, (), _truncation(page), elements=elements)


def _truncation(page: Page) -> str | None:
    if not page.stated.pages:
        return None
    raw = page.raw
    paged = b"comment-nav" in raw or b"page-numbers" in raw or b"comments-pagination" in raw
    return "paged" if paged else None


PARSER = Parser("wordpress", (), parse, wordpress_items.STEMS)
