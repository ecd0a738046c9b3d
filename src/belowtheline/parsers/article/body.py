"""The text of the article: its paragraphs, without what themes put between and around them."""

from collections.abc import Collection

from selectolax.lexbor import LexborNode

from belowtheline.parsers.article.zones import COMMENTS, FURNITURE, judge
from belowtheline.parsers.markup import block_text
from belowtheline.text import paragraphs

_CUT = (
    "div[class],section[class],ul[class],ol[class],p[class],table[class],span[class],header[class],dl[class],div[id],"
    "aside,nav,footer,form,figure,figcaption"
)
_ALWAYS = frozenset(["aside", "nav", "form", "figure", "figcaption"])
_LARGE = 0.5  # share of the text beyond which a part is the article whatever it is called


def body_text(container: LexborNode, exclude: Collection[int], title: str | None) -> str | None:
    """Return the paragraphs of `container`, or None when nothing is left of it."""
    skip = set(exclude)
    size = len(container.text()) or 1
    _mark(container, skip, size)
    kept = paragraphs(block_text(container, skip))
    return "\n\n".join(_trim(kept, title)) or None


def _mark(container: LexborNode, skip: set[int], size: int) -> None:
    """Add to `skip` the parts of `container` that are no text of the article."""
    own = container.mem_id
    for node in container.css(_CUT):
        tag = node.tag
        if tag not in _ALWAYS and not judge(node.attributes) & (FURNITURE | COMMENTS):
            continue
        identity = node.mem_id
        if identity == own or (tag == "figure" and node.css_first("blockquote,pre,table") is not None):
            continue
        if len(node.text()) < _LARGE * size:
            skip.add(identity)


def _trim(kept: list[str], title: str | None) -> list[str]:
    """Take off what repeats the title above the text."""
    while kept and title and kept[0].casefold() == title.casefold():
        kept = kept[1:]
    return kept
