"""phpBB 3: prosilver and its children; subsilver2's tables."""

from belowtheline.parsers.comments.complete import complete
from belowtheline.parsers.comments.marks import id_digits
from belowtheline.parsers.comments.roles import roles
from belowtheline.parsers.comments.system import System, parser_of
from belowtheline.parsers.comments.thread import Layout

_PROSILVER = System(
    name="phpbb",
    words="post bg1 bg2",
    needs=(b"viewtopic", b"phpbb", b"phpBB"),
    items='div.post[id^="p"]',
    layout=Layout(
        roles=roles(
            author=".username .username-coloured",
            date="time",
            body=".content",
            meta=".author",
            skip=".postprofile .signature .notice .attachbox .profile-icons .post-buttons .back2top .sr-only"
            " .responsive-hide-label",
        ),
        native_id=id_digits,
        nests=False,
    ),
    correct=complete,
    opens_with_article=True,
    truncated=((b'class="arrow next"', "paged"), (b'class="arrow previous"', "paged"), (b'class="page-sep"', "paged")),
)

PARSER = parser_of(_PROSILVER)
