"""Komento for Joomla: a flat list; parent and depth are attributes."""

from belowtheline.parsers.comments.fields import number_in, tail_number
from belowtheline.parsers.comments.items import Item
from belowtheline.parsers.comments.marks import id_digits
from belowtheline.parsers.comments.roles import roles
from belowtheline.parsers.comments.system import System, parser_of
from belowtheline.parsers.comments.thread import Layout


def _parent_id(item: Item) -> str | None:
    return tail_number(item.attributes.get("parentid"))


def _level(item: Item) -> int | None:
    return number_in(item.attributes.get("depth"))


PARSER = parser_of(
    System(
        name="komento",
        words="kmt-wrap",
        items='li[id^="kmt-"]',
        layout=Layout(
            roles=roles(
                author=".kmt-author",
                date="@dateCreated time .kmt-time",
                body=".commentText .kmt-body",
                likes=".kmt-like-counter",
                answers=".kmt-inreplyto",
                avatar=".kmt-avatar",
                skip=".kmt-option .kmt-rank .kmt-location .kmt-permalink",
            ),
            native_id=id_digits,
            parent_id=_parent_id,
            level=_level,
            nests=False,
        ),
        declared=((".commentCounter", ""), (".kmt-title .commentCounter", "")),
        truncated=((b"kmt-btn-loadmore", "load-more"), (b"loadMore", "load-more")),
    )
)
