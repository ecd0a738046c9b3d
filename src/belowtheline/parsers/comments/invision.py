"""Invision Community 4 (forum posts, and comments on articles) and IP.Board 3."""

from belowtheline.parsers.comments.marks import id_digits
from belowtheline.parsers.comments.roles import roles
from belowtheline.parsers.comments.system import System, parser_of
from belowtheline.parsers.comments.thread import Layout

_FOURTH = System(
    name="invision",
    words="ipsComment",
    items='article[id^="elComment_"]',
    layout=Layout(
        roles=roles(
            author=".cAuthorPane_author .ipsComment_author",
            date="time",
            body=".ipsType_richText",
            edited=".ipsType_edited",
            likes=".ipsReact_count",
            meta=".ipsComment_meta .ipsComment_header",
            skip=".ipsComment_badges .ipsComment_controls .cAuthorPane_photo .cAuthorPane_info .ipsQuote_citation"
            " .ipsComment_tools .cAuthorPane_stats",
        ),
        native_id=id_digits,
        nests=False,
    ),
    truncated=((b'rel="next"', "paged"),),
)
_THIRD = System(
    name="invision",
    words="post_block",
    needs=(b"ipb.", b"Invision Power", b"IP.Board"),
    items='div.post_block[id^="post_id_"]',
    layout=Layout(
        roles=roles(
            author=".author .vcard",
            date=".published abbr",
            body=".entry-content",
            edited=".edit",
            score=".rep_highlight .reputation",
            skip=".user_details .author_info .signature .post_controls .post_id",
        ),
        native_id=id_digits,
        nests=False,
    ),
    opens_with_article=True,
    truncated=((b"rel='next'", "paged"), (b'rel="next"', "paged")),
)


PARSER = parser_of(_FOURTH, _THIRD)
