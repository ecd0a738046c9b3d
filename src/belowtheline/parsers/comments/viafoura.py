"""Viafoura in a saved page."""

from belowtheline.parsers.comments.by_selector import found_by
from belowtheline.parsers.comments.marks import attribute, enclosing
from belowtheline.parsers.comments.roles import roles
from belowtheline.parsers.comments.system import System, parser_of
from belowtheline.parsers.comments.thread import Layout

PARSER = parser_of(
    System(
        name="viafoura",
        words="vf-comment-container",
        items=".vf-comment-container[data-id]",
        layout=Layout(
            roles=roles(
                date=".vf-date",
                body=".vf-comment-html-content",
                skip=".vf-show-more .vf-badge .vf-replies-button",
            ),
            native_id=attribute("data-id"),
            level=enclosing("vf-child-comments"),
        ),
        correct=found_by(author=".vf-comment-username", likes=".vf-count-likes", dislikes=".vf-count-dislikes"),
        declared=((".vf-counter", ""),),
        truncated=((b"vf-replies-button", "collapsed"), (b"vf-load-more", "load-more")),
    )
)
