"""Which elements of a WordPress page are comments, whatever the theme: told by the ids and classes core prints."""

import re

from selectolax.lexbor import LexborNode

from belowtheline.parsers.comments.tails import with_tails
from belowtheline.parsers.page import Page

# comment-17, li-comment-17, div-comment-17, article-comment-17 …: core, the Twenties, Genesis, old themes
_OWNERS = ("li", "div", "dd", "dt", "article", "single", "media", "item", "the", "wp", "thread", "post", "comment-body")
_ID = re.compile(rf"(?:(?:{'|'.join(_OWNERS)})[-_])?comment[-_](\d{{1,12}})")
STEMS = frozenset(
    ["comment-", "comment", "pingback", "trackback"]
    + [f"{owner}{joint}comment{end}" for owner in _OWNERS for joint in "-_" for end in ("-", "")]
)
_WALKED = re.compile(r"(?:^|\s)(?:depth-\d+|thread-(?:even|odd)|pingback|trackback)(?:\s|$)")  # by comment_class()
_WIDGET = re.compile(
    r"(?:recent|latest|last|newest|neueste|letzte|derniers)[-_]?(?:comments|commentaires|kommentare)", re.IGNORECASE
)
_WRAPPERS = frozenset(["li", "div", "article", "section", "dd", "dt", "tr"])
_HIGHEST = 6  # levels from the element with the id up to the one with the classes


def find_items(page: Page) -> tuple[list[LexborNode], list[str | None], list[list[LexborNode]]]:
    """Return the comments' outermost elements in document order, their ids, and further elements of each."""
    tops: dict[int, LexborNode] = {}
    numbers: dict[int, str | None] = {}
    first_of: dict[str, int] = {}
    for node in page.named_comments:
        attributes = node.attributes
        found = _ID.fullmatch(attributes.get("id") or "")
        if found is None:
            if not _WALKED.search(attributes.get("class") or "") or node.tag not in _WRAPPERS:
                continue
            tops.setdefault(node.mem_id, node)
            continue
        number = found.group(1)
        if number in first_of:
            continue
        top = _outermost(node)
        first_of[number] = top.mem_id
        if numbers.get(top.mem_id) is None:
            tops.setdefault(top.mem_id, top)
            numbers[top.mem_id] = number
    nodes = outside_widgets(list(tops.values()))
    nodes, tails = with_tails(nodes)
    return nodes, [numbers.get(node.mem_id) for node in nodes], tails


def outside_widgets(nodes: list[LexborNode]) -> list[LexborNode]:
    """Drop the items of “latest comments” boxes, which are comments on other pages."""
    verdicts: dict[int, bool] = {}
    return [node for node in nodes if node.parent is None or not _in_widget(node.parent, verdicts)]


def _in_widget(node: LexborNode, verdicts: dict[int, bool]) -> bool:
    path = []
    at: LexborNode | None = node
    found = False
    while at is not None and at.is_element_node:
        known = verdicts.get(at.mem_id)
        if known is not None:
            found = known
            break
        path.append(at.mem_id)
        attributes = at.attributes
        if _WIDGET.search(f"{attributes.get('id') or ''} {attributes.get('class') or ''}"):
            found = True
            break
        at = at.parent
    verdicts.update(dict.fromkeys(path, found))
    return found


def _outermost(node: LexborNode) -> LexborNode:
    """Return the element core's comment_class() marked around `node`, or `node`."""
    if _WALKED.search(node.attributes.get("class") or ""):
        return node
    at = node.parent
    for _ in range(_HIGHEST):
        if at is None or at.tag not in _WRAPPERS or _ID.fullmatch(at.attributes.get("id") or ""):
            break
        if _WALKED.search(at.attributes.get("class") or ""):
            return at
        at = at.parent
    return node
