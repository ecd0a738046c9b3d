"""SPIP forums (`.comment-li`, `.forum-…`)."""

from belowtheline.parsers.comments.complete import complete
from belowtheline.parsers.comments.fields import tail_number
from belowtheline.parsers.comments.items import Item
from belowtheline.parsers.comments.roles import roles
from belowtheline.parsers.comments.system import System, parser_of
from belowtheline.parsers.comments.thread import Layout


def _native_id(item: Item) -> str | None:
    anchor = item.node.css_first('a[id^="comment"], a[id^="forum"], a[name^="forum"]')
    return tail_number(anchor.attributes.get("id") or anchor.attributes.get("name")) if anchor is not None else None


PARSER = parser_of(
    System(
        name="spip",
        words="comment-li comment-item forum-message forum-fil",
        needs=(b"SPIP", b"spip"),
        items="li.comment-li, li.comment-item, li.forum-fil, li.forum-message",
        layout=Layout(
            roles=roles(
                author=".reviewer .comment-author .forum-auteur .vcard",
                date="time .dtreviewed .forum-date",
                body=".comment-texte .forum-texte .comment-content",
                meta=".comment-meta .forum-infos",
                skip=".sep .item .comment-reply .forum-repondre-message .permalink",
            ),
            native_id=_native_id,
        ),
        correct=complete,
    )
)
