"""Livefyre in a saved page."""

from belowtheline.parsers.comments.marks import attribute
from belowtheline.parsers.comments.roles import roles
from belowtheline.parsers.comments.system import System, parser_of
from belowtheline.parsers.comments.thread import Layout

PARSER = parser_of(
    System(
        name="livefyre",
        words="fyre-comment-article",
        items=".fyre-comment-article[data-message-id]",
        layout=Layout(
            roles=roles(
                author=".fyre-comment-username",
                date=".fyre-comment-date",
                body=".fyre-comment",
                likes=".fyre-comment-like-count",
                avatar=".fyre-user-avatar",
                skip=".fyre-moderator .fyre-comment-footer .fyre-badge",
            ),
            native_id=attribute("data-message-id"),
        ),
        declared=((".fyre-comment-count", ""), (".fyre-stream-stats", "")),
        truncated=((b"fyre-stream-more", "load-more"),),
    )
)
