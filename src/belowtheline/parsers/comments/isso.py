"""Isso in a saved page: before 0.13 with bare class names, since then with the prefix `isso-`."""

from belowtheline.parsers.comments.items import Item
from belowtheline.parsers.comments.marks import id_digits
from belowtheline.parsers.comments.roles import roles
from belowtheline.parsers.comments.system import System, parser_of
from belowtheline.parsers.comments.thread import Layout


def _account(item: Item) -> str | None:
    """Return the hash that stands for the author's address."""
    holder = item.node if item.attributes.get("data-hash") else item.node.css_first("[data-hash]")
    return holder.attributes.get("data-hash") if holder is not None else None


PARSER = parser_of(
    System(
        name="isso",
        words="isso-comment",
        items='div.isso-comment[id^="isso-"]',
        layout=Layout(
            roles=roles(
                author=".isso-author .author",
                date="time",
                body=".isso-text .text",
                score=".isso-votes .votes",
                link=".isso-permalink .permalink",
                avatar=".isso-avatar .avatar",
                skip=".isso-spacer .spacer .isso-note .note .isso-reply .isso-edit .isso-delete",
            ),
            native_id=id_digits,
            account=_account,
        ),
        declared=((".isso-thread-heading", ""),),
        truncated=((b"isso-load-hidden", "collapsed"), (b"load_hidden", "collapsed")),
    )
)
