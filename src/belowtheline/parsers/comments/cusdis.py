"""Cusdis in a saved frame, since its parts have names."""

from belowtheline.parsers.comments.roles import roles
from belowtheline.parsers.comments.system import System, parser_of
from belowtheline.parsers.comments.thread import Layout

PARSER = parser_of(
    System(
        name="cusdis",
        words="cusdis-comment-nickname",
        items=".cusdis-padding",
        layout=Layout(
            roles=roles(
                author=".cusdis-comment-nickname",
                date=".cusdis-comment-date",
                body=".cusdis-comment-content",
                skip=".cusdis-mod .cusdis-link-btn",
            ),
        ),
    )
)
