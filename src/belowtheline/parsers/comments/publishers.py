"""Publishers with a comment system of their own, each known by class names nobody else uses."""

from belowtheline.parsers.comments.base import Parser
from belowtheline.parsers.comments.complete import complete
from belowtheline.parsers.comments.items import Item
from belowtheline.parsers.comments.marks import answered_name, class_number, id_after, id_digits
from belowtheline.parsers.comments.roles import roles
from belowtheline.parsers.comments.system import System, parser_of
from belowtheline.parsers.comments.thread import Layout
from belowtheline.records import Kind


def _blocked(item: Item) -> Kind:
    return Kind.PLACEHOLDER if "d-comment--blocked" in item.classes else Kind.COMMENT


def _indented(item: Item) -> int:
    return int("comment--indented" in item.classes)


_GUARDIAN = System(  # until 2020
    name="guardian",
    words="d-comment",
    items="li.d-comment",
    layout=Layout(
        roles=roles(
            author=".d-comment__author",
            date=".d-comment__timestamp time",
            body=".d-comment__body",
            answers=".d-comment__reply-to-author",
            likes=".d-comment__recommend-count--old .d-comment__recommend-count",
            skip=".d-comment__actions .d-comment__pick .d-comment__staff",
        ),
        native_id=id_digits,
        answers=answered_name,
        kind=_blocked,
    ),
    truncated=((b"d-show-more-replies", "collapsed"), (b"d-discussion__show-all-comments", "load-more")),
)
_ZEIT = System(  # about 2017
    name="zeit",
    words="comment-meta__date comment-meta__name",
    items="article.comment",
    layout=Layout(
        roles=roles(
            author=".comment-meta__name",
            date=".comment-meta__date",
            body=".comment__body",
            likes=".js-comment-recommendations",
            skip=".comment__reactions .comment-overlay__wrap .comment__reaction",
        ),
        native_id=id_after("cid-"),
        level=_indented,
    ),
    truncated=((b"comment-overlay__wrap", "collapsed"), (b"pager__button--next", "paged")),
)
_SPIEGEL = System(  # about 2017
    name="spiegel",
    words="article-comment-user",
    items=".article-comment",
    layout=Layout(
        roles=roles(
            author=".article-comment-user",
            date=".date-time",
            body=".js-article-post-full-text .article-comment-text",
            skip=".js-article-post-teaser .article-comment-title",
        ),
        native_id=id_digits,
        nests=False,
    ),
    correct=complete,
    truncated=((b"js-article-comments-box-page-next", "paged"),),
)
_NOZ = System(  # about 2017
    name="noz",
    words="user-comment",
    needs=(b"user-comment level-",),
    items=".user-comment",
    layout=Layout(
        roles=roles(date=".days", avatar="img", skip=".answer .report"),
        level=class_number("level-", 1),
        nests=False,
    ),
    correct=complete,
)

PARSERS: tuple[Parser, ...] = tuple(parser_of(system) for system in (_GUARDIAN, _ZEIT, _SPIEGEL, _NOZ))
