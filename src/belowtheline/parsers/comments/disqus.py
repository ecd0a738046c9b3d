"""Disqus where its comments are in the page: the old plugin's server-rendered list, and a saved frame."""

from belowtheline.parsers.comments.marks import answered_name, class_number, id_after
from belowtheline.parsers.comments.roles import roles
from belowtheline.parsers.comments.system import System, parser_of
from belowtheline.parsers.comments.thread import Layout

_PRINTED = System(
    name="disqus",
    words="dsq-comment-",
    items='[id^="dsq-comment-"].comment, li[id^="dsq-comment-"]',
    layout=Layout(
        roles=roles(author=".dsq-comment-header cite", body=".dsq-comment-message", meta=".dsq-comment-header"),
        native_id=id_after("dsq-comment-"),
        level=class_number("depth-", 1),
    ),
)
_SAVED = System(
    name="disqus",
    words="post",
    needs=(b"publisher-anchor-color", b"post-byline"),
    items="li.post[id^=post-]",
    layout=Layout(
        roles=roles(
            author=".author",
            date=".time-ago",
            body=".post-message",
            answers=".parent-link",
            likes=".vote-up",
            dislikes=".vote-down",
            skip=".badge .comment-footer .see-more",
        ),
        native_id=id_after("post-"),
        answers=answered_name,
    ),
    declared=((".comment-count", ""),),
    truncated=((b"load-more__button", "load-more"), (b"show-children", "collapsed")),
)

PARSER = parser_of(_PRINTED, _SAVED)
