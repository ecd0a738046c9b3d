"""vBulletin 3, 4 and 5."""

from selectolax.lexbor import LexborNode

from belowtheline.parsers.comments.by_selector import found_by
from belowtheline.parsers.comments.clock import Clock
from belowtheline.parsers.comments.marks import attribute, id_digits
from belowtheline.parsers.comments.roles import roles
from belowtheline.parsers.comments.system import System, parser_of
from belowtheline.parsers.comments.thread import Draft, Layout
from belowtheline.parsers.markup import inline_text
from belowtheline.parsers.page import Page
from belowtheline.timestamps import find

_MESSAGE = '[id^="post_message_"]'

_FOURTH = System(
    name="vbulletin",
    words="postbit postbitlegacy",
    items="ol#posts > li[id^=post_], li.postbitlegacy, li.postbit",
    layout=Layout(
        roles=roles(
            author=".username",
            date=".date .postdate",
            body=".postcontent",
            skip=".signature .signaturecontainer .postfoot .title .usertitle .userinfo_extra .bbcode_quote_link",
        ),
        native_id=id_digits,
        nests=False,
    ),
    correct=found_by(edited=".lastedited"),
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
            edited=".b-post__edit-reason",
            skip=".b-signature .b-post__count",
        ),
        native_id=attribute("data-node-id"),
        nests=False,
    ),
    opens_with_article=True,
    truncated=((b'rel="next"', "paged"),),
)


def _with_a_message(_page: Page, nodes: list[LexborNode]) -> list[LexborNode]:
    return [node for node in nodes if node.css_first(_MESSAGE) is not None]


def _from_head(drafts: list[Draft], clock: Clock) -> None:
    """Take the text by its id, the time from the head row: neither has a class of its own in version 3."""
    for draft in drafts:
        item = draft.item
        message = item.node.css_first(_MESSAGE)
        if message is not None:
            item.found["body"] = [(0, 0, message)]
        for head in item.node.css("td.thead, td.tcat, div.thead"):
            found = find(inline_text(head))
            if found is not None:
                draft.date_node, draft.posted = head, clock.read(found[2].text) or found[2]
                break
        note = next((em for em in item.node.css("div.smallfont em") if find(inline_text(em)) is not None), None)
        if note is not None:
            item.found["edited"] = [(0, 0, note)]


_THIRD = System(
    name="vbulletin",
    words="post_message",
    needs=(b"vBulletin",),
    items='table[id^="post"]',
    select=_with_a_message,
    layout=Layout(
        roles=roles(author=".bigusername", meta=".thead .tcat", skip=".signature"),
        native_id=id_digits,
        nests=False,
    ),
    correct=_from_head,
    opens_with_article=True,
    truncated=((b'rel="next"', "paged"),),
)

PARSER = parser_of(_FOURTH, _FIFTH, _THIRD)
