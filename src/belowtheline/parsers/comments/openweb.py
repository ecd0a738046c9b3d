"""OpenWeb (Spot.IM) in a saved page: parts are told by the attribute `data-spot-im-class`."""

from belowtheline.parsers.comments.base import Parser
from belowtheline.parsers.comments.by_selector import found_by
from belowtheline.parsers.comments.fields import number_in
from belowtheline.parsers.comments.marks import attribute, enclosing
from belowtheline.parsers.comments.roles import roles
from belowtheline.parsers.comments.thread import Layout, read_thread
from belowtheline.parsers.page import Page
from belowtheline.records import DeclaredCount, Reading

_LAYOUT = Layout(
    roles=roles(skip=".sppre_show-more-replies-button .spcv_showMoreText"),
    native_id=attribute("data-message-id"),
    level=enclosing("spcv_children-list"),
)
_parts = found_by(
    author='[data-spot-im-class="message-username"]',
    date='[data-spot-im-class="message-timestamp"]',
    body='[data-spot-im-class="message-text"]',
    edited='[data-spot-im-class="message-edited"]',
    likes='[data-spot-im-class="likes-count"]',
    dislikes='[data-spot-im-class="dislikes-count"]',
)


def parse(page: Page) -> Reading | None:
    """Read the conversation a browser saved."""
    nodes = page.tree.css("[data-message-id]")
    comments = read_thread(page, nodes, _LAYOUT, correct=_parts) if nodes else ()
    if not any(comment.text for comment in comments):
        return None
    counter = page.tree.css_first('[data-spot-im-class="comments-count"]')
    text = counter.text().strip() if counter is not None else None
    value = number_in(text)
    declared = () if value is None else (DeclaredCount(value, "openweb-count", text),)
    raw = page.raw
    more = "collapsed" if b"show-more-replies" in raw else "load-more" if b"load-more-messages" in raw else None
    return Reading("openweb", "openweb", comments, declared, more, elements=tuple(node.mem_id for node in nodes))


PARSER = Parser(
    "openweb", (), parse, frozenset(["spcv_list-item", "spcv_conversation", "spcv_messages-list", "spcv_root-message"])
)
