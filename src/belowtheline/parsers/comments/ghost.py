"""Ghost in a saved frame: parts are told by `data-testid` and by tag, class names being only for looks."""

from belowtheline.parsers.comments.by_selector import found_by
from belowtheline.parsers.comments.roles import roles
from belowtheline.parsers.comments.system import System, parser_of
from belowtheline.parsers.comments.thread import Layout

PARSER = parser_of(
    System(
        name="ghost",
        words="gh-comment-content",
        items='[data-testid="comment-component"]',
        layout=Layout(roles=roles(author="@member-name h4", body="@comment-content .gh-comment-content")),
        correct=found_by(date="span[title]", likes='[data-testid="like-button"]'),
        declared=(('[data-testid="count"]', ""),),
        truncated=(
            (b'data-testid="replies-pagination"', "collapsed"),
            (b'data-testid="pagination-component"', "paged"),
        ),
    )
)
