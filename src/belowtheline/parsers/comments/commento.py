"""Commento in a saved page: every part has an id that ends in the comment's own."""

from belowtheline.parsers.comments.marks import id_after
from belowtheline.parsers.comments.roles import roles
from belowtheline.parsers.comments.system import System, parser_of
from belowtheline.parsers.comments.thread import Layout

PARSER = parser_of(
    System(
        name="commento",
        words="commento-card",
        items='div.commento-card[id^="commento-comment-card-"]',
        layout=Layout(
            roles=roles(
                author=".commento-name",
                date=".commento-timeago",
                body=".commento-body",
                score=".commento-score",
                meta=".commento-header .commento-subtitle",
                avatar=".commento-avatar .commento-avatar-img",
                skip=".commento-options .commento-moderation-notice .commento-option-button",
            ),
            native_id=id_after("commento-comment-card-"),
        ),
    )
)
