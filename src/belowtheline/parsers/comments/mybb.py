"""MyBB 1.8."""

from belowtheline.parsers.comments.complete import complete
from belowtheline.parsers.comments.marks import id_digits
from belowtheline.parsers.comments.roles import roles
from belowtheline.parsers.comments.system import System, parser_of
from belowtheline.parsers.comments.thread import Layout

PARSER = parser_of(
    System(
        name="mybb",
        words="post_body",
        needs=(b"MyBB", b"mybb"),
        items='div.post[id^="post_"]',
        layout=Layout(
            roles=roles(
                author=".largetext",
                date=".post_date",
                body=".post_body",
                edited=".post_edit",
                skip=".author_statistics .post_signature .post_meta .post_controls .author_avatar .smalltext",
            ),
            native_id=id_digits,
            nests=False,
        ),
        correct=complete,
        opens_with_article=True,
        truncated=((b"pagination_next", "paged"),),
    ),
)
