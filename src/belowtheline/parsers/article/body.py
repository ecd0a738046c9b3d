"""The text of the article: its paragraphs, without what themes put between and around them."""

from collections.abc import Collection

from selectolax.lexbor import LexborNode

from belowtheline.parsers.article.zones import is_comments, is_furniture, words_of
from belowtheline.parsers.markup import block_text, inline_text
from belowtheline.text import paragraphs

_CUT = "[class],[id],aside,nav,footer,form,figure,ul,ol,header,table,a"
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
    links: dict[int, list[LexborNode]] = {}
    own = container.mem_id
    for node in container.css(_CUT):
        identity = node.mem_id
        if identity == own:
            continue
        tag = node.tag
        if tag == "a":
            parent = node.parent
            if parent is not None and parent.tag in ("li", "p", "div", "span", "td", "h2", "h3", "h4"):
                links.setdefault(parent.mem_id, [parent]).append(node)
            continue
        if tag in (
            "p",
            "span",
            "b",
            "i",
            "em",
            "strong",
            "img",
            "br",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "blockquote",
        ) and tag not in ("p", "span"):
            continue
        attributes = node.attributes
        if tag in _ALWAYS or (attributes and _is_cut(words_of(attributes))):
            if tag == "figure" and node.css_first("blockquote,pre,table") is not None:
                continue
            if len(node.text()) < _LARGE * size:
                skip.add(identity)


def _is_cut(words: list[str]) -> bool:
    return is_furniture(words) or is_comments(words)


def _trim(kept: list[str], title: str | None) -> list[str]:
    """Take off what repeats the title above the text."""
    while kept and title and kept[0].casefold() == title.casefold():
        kept = kept[1:]
    return kept
