"""Pluck, a hosted system of the years around 2010."""

from belowtheline.parsers.comments.items import Item
from belowtheline.parsers.comments.roles import roles
from belowtheline.parsers.comments.system import System, parser_of
from belowtheline.parsers.comments.thread import Layout


def _native_id(item: Item) -> str | None:
    main = item.node.css_first("[commentid]")
    return (main.attributes.get("commentid") or "").removeprefix("CommentKey:") or None if main is not None else None


PARSER = parser_of(
    System(
        name="pluck",
        words="pluck-comm-comment-content pluck-comm-single-comment-top",
        items="div.pluck-comm-single-comment-top",
        layout=Layout(
            roles=roles(
                author=".pluck-comm-username-display .pluck-comm-username-url",
                date=".pluck-comm-timestamp",
                body=".pluck-comm-body",
                score=".pluck-score-volume-display",
                skip=".pluck-comm-username-withheld .pluck-comm-ignoredmsg .pluck-comm-abuse .pluck-comm-blocked-msg",
            ),
            native_id=_native_id,
        ),
        declared=(("[id^=pluck_comments_list][totalcount]", "totalcount"),),
        truncated=((b"pluck-comm-pagination", "paged"),),
    )
)
