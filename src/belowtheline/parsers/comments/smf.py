"""SMF 2.0 and 2.1."""

from belowtheline.parsers.comments.complete import complete
from belowtheline.parsers.comments.fields import tail_number
from belowtheline.parsers.comments.items import Item
from belowtheline.parsers.comments.roles import roles
from belowtheline.parsers.comments.system import System, parser_of
from belowtheline.parsers.comments.thread import Layout


def _native_id(item: Item) -> str | None:
    body = item.node.css_first('.inner[id^="msg_"]')
    return tail_number(body.attributes.get("id")) if body is not None else None


PARSER = parser_of(
    System(
        name="smf",
        words="post_wrapper keyinfo",
        needs=(b"Simple Machines", b"SMF"),
        items="div.post_wrapper",
        layout=Layout(
            roles=roles(
                author="h4",
                date=".when time .postinfo .smalltext",
                body=".inner",
                edited=".modified",
                meta=".keyinfo h5",
                skip=".user_info .quickbuttons .signature .reportlinks .attachments .poster_ip .page_number",
            ),
            native_id=_native_id,
            nests=False,
        ),
        correct=complete,
        opens_with_article=True,
        truncated=((b'rel="next"', "paged"),),
    ),
)
