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
    for node, attributes in page.named:
        own, names = attributes.get("id"), attributes.get("class")
        found = _ID.fullmatch(own) if own else None
        if found is None:
            if names and ("thread-" in names or "depth-" in names or "back" in names) and _is_walked(node, names):
                tops.setdefault(node.mem_id, node)
            continue
        number = found.group(1)
        if number in first_of:
            continue
        top = node if names and _WALKED.search(names) else _outermost(node)
        here = top.mem_id
        first_of[number] = here
        if numbers.get(here) is None:
            tops.setdefault(here, top)
            numbers[here] = number
    nodes = outside_widgets(list(tops.values()))
    nodes, tails = with_tails(nodes)
    return nodes, [numbers.get(node.mem_id) for node in nodes], tails


def _is_walked(node: LexborNode, names: str) -> bool:
    """Tell an element with the classes that core's comment_class() prints."""
    return _WALKED.search(names) is not None and node.tag in _WRAPPERS


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
        names = f"{attributes.get('id') or ''} {attributes.get('class') or ''}"
        if "omment" in names and _WIDGET.search(names):
            found = True
            break
        at = at.parent
    verdicts.update(dict.fromkeys(path, found))
    return found


def _outermost(node: LexborNode) -> LexborNode:
    """Return the element core's comment_class() marked around `node`, or `node`."""
    at = node.parent
    for _ in range(_HIGHEST):
        if at is None or at.tag not in _WRAPPERS:
            break
        attributes = at.attributes
        if _ID.fullmatch(attributes.get("id") or ""):
            break
        if _WALKED.search(attributes.get("class") or ""):
            return at
        at = at.parent
    return node
