"""Stack Exchange: the question is the article; answers, and comments on either, are comments."""

from belowtheline.parsers.comments.clock import Clock
from belowtheline.parsers.comments.marks import attribute
from belowtheline.parsers.comments.roles import roles
from belowtheline.parsers.comments.system import System, parser_of
from belowtheline.parsers.comments.thread import Draft, Layout


def _right_author(drafts: list[Draft], clock: Clock) -> None:
    """Take the writer of an answer from its last signature: an edited answer prints its editor first."""
    for draft in drafts:
        cards = draft.item.all("meta")
        if cards:
            card = cards[-1]
            name = card.css_first(".user-details a, .user-details [itemprop=name]")
            when = card.css_first(".relativetime")
            if name is not None:
                draft.author_node, draft.author = name, name.text().strip() or None
            if when is not None:
                draft.date_node, draft.posted = when, clock.of(when)


PARSER = parser_of(
    System(
        name="stack-exchange",
        words="js-comments-container comments-list js-comment comment-copy",
        needs=(b"data-questionid", b"data-answerid"),
        items="div.answer[data-answerid], li.comment[data-comment-id]",
        layout=Layout(
            roles=roles(
                author=".comment-user",
                date=".relativetime-clean",
                body=".comment-copy .js-post-body .s-prose .post-text",
                meta=".post-signature .user-info",
                score=".js-vote-count .comment-score",
                skip=".js-post-menu .post-menu .js-post-notice .v-visible-sr .comments-link",
            ),
            native_id=attribute("data-comment-id", "data-answerid"),
            account=attribute("data-comment-owner-id"),
        ),
        correct=_right_author,
        truncated=((b'rel="next"', "paged"),),
    )
)
