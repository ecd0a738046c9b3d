"""vBulletin 3, 4 and 5."""

from belowtheline.parsers.comments.marks import attribute, id_digits
from belowtheline.parsers.comments.roles import roles
from belowtheline.parsers.comments.system import System, parser_of
from belowtheline.parsers.comments.thread import Layout

_FOURTH = System(
    name="vbulletin",
    words="postbit postbitlegacy",
    items="ol#posts > li[id^=post_], li.postbitlegacy, li.postbit",
    layout=Layout(
        roles=roles(
            author=".username",
            date=".date .postdate",
            body=".postcontent",
            skip=".signature .signaturecontainer .postfoot .lastedited .title .usertitle .userinfo_extra"
            " .bbcode_quote_link",
        ),
        native_id=id_digits,
        nests=False,
    ),
    opens_with_article=True,
    truncated=((b'rel="next"', "paged"),),
)
_THIRD = System(
    name="vbulletin",
    words="post_message_",
    items='table[id^="post"], div[id^="post"].post',
    layout=Layout(
        roles=roles(author=".bigusername", date=".thead .date", body=".post_message", skip=".smallfont .signature"),
        native_id=id_digits,
        nests=False,
    ),
    opens_with_article=True,
    truncated=((b'rel="next"', "paged"),),
)
_FIFTH = System(
    name="vbulletin",
    words="b-post",
    items="li.b-post[data-node-id]",
    layout=Layout(
        roles=roles(
            author=".author @name",
            date="time .b-post__timestamp",
            body=".js-post__content-text .b-post__content",
            skip=".b-post__edit-reason .b-signature .b-post__count",
        ),
        native_id=attribute("data-node-id"),
        nests=False,
    ),
    opens_with_article=True,
    truncated=((b'rel="next"', "paged"),),
)

PARSER = parser_of(_FOURTH, _FIFTH, _THIRD)
