"""Comments marked up with microformats: h-cite and h-entry (version 2), and hAtom before them."""

from selectolax.lexbor import LexborNode

from belowtheline.parsers.comments.base import Parser
from belowtheline.parsers.comments.clock import Clock
from belowtheline.parsers.comments.fields import tail_number
from belowtheline.parsers.comments.head import narrow_name
from belowtheline.parsers.comments.items import Item
from belowtheline.parsers.comments.names import tidy_name
from belowtheline.parsers.comments.roles import roles
from belowtheline.parsers.comments.thread import Draft, Layout, read_thread
from belowtheline.parsers.markup import inline_text
from belowtheline.parsers.page import Page
from belowtheline.records import Kind, Reading

_COMMENTS = frozenset(["u-comment", "p-comment"])
_MENTIONS = frozenset(["u-mention", "p-mention"])
_REACTIONS = frozenset(
    ["u-like", "p-like", "u-repost", "p-repost", "u-like-of", "u-repost-of", "u-in-reply-to", "u-bookmark-of"]
)
_HOLDERS = ("comment", "repl", "response", "webmention", "mention")  # in the class or id of what holds an h-cite
_FARTHEST = 4  # elements from an h-cite up to its holder
_WORDS = frozenset([*_COMMENTS, *_MENTIONS, "h-cite"])
_HATOM = "hentry"
_ITEMS = ", ".join([*(f".{name}" for name in sorted(_WORDS)), ".comment.hentry"])
_ROLES = roles(
    author=".p-author .u-author .author .h-card .vcard .fn",
    date=".dt-published .published .dt-updated time",
    body=".e-content .p-content .entry-content .p-summary .entry-summary",
    likes=".p-like-count",
    link=".u-url .bookmark",
    edited=".dt-updated",
    avatar=".u-photo .photo .u-logo",
    skip=".u-syndication .u-in-reply-to .naked-link",
)


def _kind(item: Item) -> Kind:
    return Kind.COMMENT if _MENTIONS.isdisjoint(item.classes) else Kind.PINGBACK


def _native_id(item: Item) -> str | None:
    return tail_number(item.attributes.get("id"))


def _correct(drafts: list[Draft], _clock: Clock) -> None:
    """Take the name that the author's card calls the name, and no link of the author's for the comment's own."""
    for draft in drafts:
        node = draft.author_node
        if node is None:
            continue
        inside = {inner.mem_id for inner in node.css("a")} | {node.mem_id}
        links = draft.item.found.get("link", [])
        draft.item.found["link"] = [claim for claim in links if claim[2].mem_id not in inside]
        name = node.css_first(".p-name, .fn")
        if name is not None:
            draft.author = tidy_name(inline_text(name))
        elif node.child is not None:
            draft.author = narrow_name(node, draft.item.skip)[0]


_LAYOUT = Layout(roles=_ROLES, native_id=_native_id, kind=_kind, confidence=0.97)


def parse(page: Page) -> Reading | None:
    """Read what the markup itself calls a comment, and citations that stand among the answers."""
    if _WORDS.isdisjoint(page.words) and _HATOM not in page.comment_words:
        return None  # an article marked up with hAtom, as every other blog has
    found = {node.mem_id: node for node in page.tree.css(_ITEMS)}  # in document order, whichever selector finds them
    nodes = [node for node in found.values() if _is_comment(node)]
    comments = read_thread(page, nodes, _LAYOUT, correct=_correct) if nodes else ()
    elements = tuple(node.mem_id for node in nodes)
    return Reading("microformats", None, comments, elements=elements) if comments else None


def _is_comment(node: LexborNode) -> bool:
    have = frozenset((node.attributes.get("class") or "").split())
    if not have & _REACTIONS and have & (_COMMENTS | _MENTIONS):
        return True
    if _HATOM in have:
        return "comment" in have
    return "h-cite" in have and not have & _REACTIONS and _stands_among_answers(node)


def _stands_among_answers(node: LexborNode) -> bool:
    at = node.parent
    for _ in range(_FARTHEST):
        if at is None or not at.is_element_node:
            return False
        attributes = at.attributes
        named = f"{attributes.get('class') or ''} {attributes.get('id') or ''}".lower()
        if any(word in named for word in _HOLDERS):
            return "like" not in named
        at = at.parent
    return False


PARSER = Parser("microformats", (), parse, _WORDS | {_HATOM})
