"""Comments under LinkedIn's articles and posts, as printed for readers who are not logged in."""

from belowtheline.parsers.comments.roles import roles
from belowtheline.parsers.comments.system import System, parser_of
from belowtheline.parsers.comments.thread import Layout

PARSER = parser_of(
    System(
        name="linkedin",
        words="comment__duration-since comment__author-headline",
        items="section.comment",
        layout=Layout(
            roles=roles(
                author=".comment__author",
                date=".comment__duration-since",
                body=".comment__text",
                likes=".comment__reactions-count",
                skip=".comment__author-headline .comment__actions .comment__reply",
            ),
        ),
        truncated=((b"comments-list_see-more", "load-more"), (b"see-more-comments", "load-more")),
    )
)
