"""Comments marked up with schema.org in microdata or RDFa, whatever the system."""

from selectolax.lexbor import LexborNode

from belowtheline.parsers.comments.base import Parser
from belowtheline.parsers.comments.clock import Clock
from belowtheline.parsers.comments.fields import fragment, tail_number
from belowtheline.parsers.comments.head import narrow_name
from belowtheline.parsers.comments.items import Item
from belowtheline.parsers.comments.names import tidy_name
from belowtheline.parsers.comments.roles import roles
from belowtheline.parsers.comments.thread import Draft, Layout, read_thread
from belowtheline.parsers.page import Page
from belowtheline.records import Reading

_NAMES = ("Comment", "UserComments", "Comment/")
_TYPES = frozenset(
    ["schema:Comment", "sioct:Comment", "Comment"]
    + [f"{scheme}schema.org/{name}" for scheme in ("http://", "https://", "http://www.", "") for name in _NAMES]
)
_ROLES = roles(
    author="@author @creator @schema:author @foaf:name .username",
    date="@dateCreated @datePublished @commentTime @schema:dateCreated @schema:datePublished @dc:date @dc:created time",
    body="@text @commentText @schema:text @content:encoded @articleBody @description @reviewBody",
    likes="@upvoteCount @schema:upvoteCount",
    dislikes="@downvoteCount",
    answers="@parentItem",
    link="@url @discussionUrl",
    edited="@dateModified",
    meta="@name @schema:name @headline @dc:title",
    skip="@image @thumbnail .screen-reader-text",
)


def _native_id(item: Item) -> str | None:
    own = tail_number(item.attributes.get("id")) or fragment(
        item.attributes.get("itemid") or item.attributes.get("about")
    )
    link = item.first("link")
    if own is None and link is not None:
        own = fragment(link.attributes.get("href") or link.attributes.get("content"))
    return own


def _parent_id(item: Item) -> str | None:
    answered = item.first("answers")
    if answered is None:
        return None
    attributes = answered.attributes
    return fragment(attributes.get("itemid") or attributes.get("href") or attributes.get("content"))


def _correct(drafts: list[Draft], _clock: Clock) -> None:
    """Take the name of an author given as a Person, not all that stands in it."""
    for draft in drafts:
        node = draft.author_node
        if node is None:
            continue
        links = draft.item.found.get("link", [])
        draft.item.found["link"] = [claim for claim in links if not _is_inside(claim[2], node)]
        name = node.css_first('[itemprop~="name"], [property~="schema:name"]')
        if name is not None:
            draft.author = tidy_name(name.attributes.get("content")) or narrow_name(name, draft.item.skip)[0]
        elif node.attributes.get("content"):
            draft.author = tidy_name(node.attributes.get("content"))
        elif node.child is not None:
            draft.author = narrow_name(node, draft.item.skip)[0]


def _is_inside(node: LexborNode, outer: LexborNode) -> bool:
    at: LexborNode | None = node
    for _ in range(8):
        if at is None or at.mem_id == outer.mem_id:
            return at is not None
        at = at.parent
    return False


_LAYOUT = Layout(roles=_ROLES, native_id=_native_id, parent_id=_parent_id, confidence=0.97)


def parse(page: Page) -> Reading | None:
    """Read what the markup itself calls comments."""
    nodes = [node for node in page.typed if _is_comment(node)]
    comments = read_thread(page, nodes, _LAYOUT, correct=_correct) if nodes else ()
    elements = tuple(node.mem_id for node in nodes)
    return Reading("schema-org", None, comments, elements=elements) if comments else None


def _is_comment(node: LexborNode) -> bool:
    attributes = node.attributes
    kinds = f"{attributes.get('itemtype') or ''} {attributes.get('typeof') or ''}"
    return "omment" in kinds and not _TYPES.isdisjoint(kinds.split())


PARSER = Parser("schema-org", (), parse, _TYPES)
