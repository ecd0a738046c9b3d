"""Vanilla Forums."""

from belowtheline.parsers.comments.marks import id_digits
from belowtheline.parsers.comments.roles import roles
from belowtheline.parsers.comments.system import System, parser_of
from belowtheline.parsers.comments.thread import Layout

PARSER = parser_of(
    System(
        name="vanilla",
        words="ItemComment",
        items="li.ItemComment, .ItemComment[id^=Comment_]",
        layout=Layout(
            roles=roles(
                author=".Username",
                date="time .DateCreated",
                body=".Message",
                link=".Permalink",
                edited=".DateUpdated",
                skip=".Options .ThankedByBox .Reactions .Signature .UserSignature .RoleTitle",
            ),
            native_id=id_digits,
        ),
        truncated=((b'class="Next"', "paged"), (b'rel="next"', "paged")),
    )
)
