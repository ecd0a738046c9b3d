"""IntenseDebate in a saved page."""

from belowtheline.parsers.comments.items import Item
from belowtheline.parsers.comments.marks import enclosing, id_digits
from belowtheline.parsers.comments.roles import roles
from belowtheline.parsers.comments.system import System, parser_of
from belowtheline.parsers.comments.thread import Layout

_threads = enclosing("idc-thread")


def _level(item: Item) -> int | None:
    level = _threads(item)
    return level - 1 if level else None


PARSER = parser_of(
    System(
        name="intensedebate",
        words="idc-c",
        items='.idc-c[id^="IDComment"]',
        layout=Layout(
            roles=roles(
                author=".idc-i",
                date=".IDCommentTime .idc-time",
                body=".idc-c-t-inner .idc-c-t",
                score=".idc-v-total",
                avatar=".idc-avatar",
                skip=".idc-c-b .idc-reply .idc-share .idc-i-rep",
            ),
            native_id=id_digits,
            level=_level,
        ),
        declared=((".idc-head h3", ""),),
        truncated=((b"idc-page", "paged"), (b"idc-collapselink_closed", "collapsed")),
    )
)
