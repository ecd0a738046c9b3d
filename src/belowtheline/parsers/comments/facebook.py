"""Facebook's comments plugin in a saved frame, as it was until 2019."""

from belowtheline.parsers.comments.marks import enclosing
from belowtheline.parsers.comments.roles import roles
from belowtheline.parsers.comments.system import System, parser_of
from belowtheline.parsers.comments.thread import Layout

PARSER = parser_of(
    System(
        name="facebook",
        words="UFIComment",
        items=".UFIComment",
        layout=Layout(
            roles=roles(
                author=".UFICommentActorName",
                date="abbr .uiLinkSubtle",
                body="._5mdd .UFICommentBody",
                likes=".UFICommentLikeButton",
                avatar=".UFIActorImage",
                meta=".UFICommentActions",
                skip=".UFICommentCloseButton .UFICommentActorBadge",
            ),
            level=enclosing("UFIReplyList"),
            nests=False,
        ),
        truncated=((b"UFIPagerLink", "load-more"),),
    )
)
