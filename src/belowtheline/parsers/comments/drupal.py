"""Drupal 6 to 11: nesting by `.indented` wrappers between siblings; RDFa in many themes."""

from belowtheline.parsers.comments.clock import Clock
from belowtheline.parsers.comments.complete import complete
from belowtheline.parsers.comments.fields import fragment, tail_number
from belowtheline.parsers.comments.items import Item
from belowtheline.parsers.comments.marks import enclosing
from belowtheline.parsers.comments.names import tidy_name
from belowtheline.parsers.comments.roles import roles
from belowtheline.parsers.comments.system import System, parser_of
from belowtheline.parsers.comments.thread import Draft, Layout
from belowtheline.parsers.markup import inline_text
from belowtheline.timestamps import find

_ROLES = roles(
    author=".comment__author .comment-author .commenter-name .username @schema:author @foaf:name .author",
    date="@schema:dateCreated @dc:date .comment__time .comment-time time .comment-date .submitted .comment__submitted",
    body="@schema:text @content:encoded .comment__text-content .comment__content-body .text-formatted"
    " .field-name-comment-body .field--type-text-long .field--name-comment-body .comment-text"
    " .comment__content .content",
    meta=".submitted .comment__submitted .attribution .comment__meta .comment__attribution .author-datetime"
    " .comment-meta",
    link=".permalink .comment__permalink",
    answers=".comment__parent .parent",
    edited=".comment__edited",
    avatar=".user-picture .comment__picture",
    skip=".links .comment__links .comment__title .comment-title .new .comment__new .user-signature .visually-hidden"
    " .element-invisible .comment_new .comment-new-comments .inline-form .rate-widget .flag-wrapper"
    " @schema:name @dc:title",
)


def _native_id(item: Item) -> str | None:
    attributes = item.attributes
    own = tail_number(attributes.get("id")) or tail_number(attributes.get("about"))
    if own is not None:
        return own
    before = item.node.prev
    for _ in range(3):  # <a id="comment-17"></a> stands before the comment, with white space between
        if before is None:
            break
        if before.tag == "a":
            return tail_number(before.attributes.get("id"))
        before = before.prev
    link = item.node.css_first('a[href*="comment-"]')
    return fragment(link.attributes.get("href")) if link is not None else None


def _bylines(drafts: list[Draft], clock: Clock) -> None:
    """Read “TIME — NAME”, as version 6 prints it, whatever stands before the time."""
    complete(drafts, clock)
    for draft in drafts:
        node = draft.author_node
        _, dash, name = inline_text(node).rpartition(" — ") if node is not None else ("", "", "")
        if dash and find(name) is None:
            draft.author = tidy_name(name)


_LAYOUT = Layout(roles=_ROLES, native_id=_native_id, level=enclosing("indented"), confidence=0.97)

PARSER = parser_of(
    System(
        name="drupal",
        words="js-comment comment__submitted comment-by-anonymous comment-by-node-author comment-by-viewer"
        " comment-published"
        " sioct:Comment schema:Comment",
        items='article.js-comment, article.comment, div.comment, [typeof~="sioct:Comment"], [typeof~="schema:Comment"]',
        layout=_LAYOUT,
        correct=_bylines,
        truncated=((b"pager__item--next", "paged"), (b"pager-next", "paged")),
    )
)
