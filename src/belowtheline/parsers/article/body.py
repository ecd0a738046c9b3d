"""The text of the article: its paragraphs, without what themes put between and around them."""

from collections.abc import Collection

from selectolax.lexbor import LexborNode

from belowtheline.parsers.article.zones import COMMENTS, FURNITURE, judge
from belowtheline.parsers.markup import block_text
from belowtheline.parsers.tags import tag_id, tag_ids
from belowtheline.text import paragraphs
from belowtheline.timestamps import looks_like_time

_NAMED = "[class],div[id],aside,nav,footer,form,figure,figcaption"  # what may be cut out of the text
_CUT = tag_ids("div section ul ol p table span header dl aside nav footer form figure figcaption")
_ALWAYS = tag_ids("aside nav form figure figcaption")
_FIGURE = tag_id("figure")
_HEAD_LINES = 6  # paragraphs that may stand above the text
_SHORT = 160  # characters of such a paragraph
_AROUND_NAME = 50  # characters beside a name: “By … | March 4, 2021 | Sea”
_LABELS = (
    *(
        "share",
        "tweet",
        "tags:",
        "tagged",
        "filed under",
        "filed in",
        "posted by",
        "posted in",
        "posted on",
        "related:",
    ),
    *("jump to", "print", "email this", "loading", "advertisement", "anzeige", "werbung", "publicité", "publicidad"),
    *("last edited by", "teilen", "drucken", "partager", "compartir", "read more:", "see also:", "reading time"),
    *("lesezeit", "temps de lecture", "tempo de leitura", "tiempo de lectura", "skip to", "reply with quote"),
    *("follow us", "sign up", "subscribe", "report this", "veröffentlicht in", "kategorie:"),
)
_LARGE = 0.5  # share of the text beyond which a part is the article whatever it is called
_MOST_LARGE = 30  # such parts stand within each other; measuring thousands would take a square of the page's length


def body_text(
    container: LexborNode, exclude: Collection[int], title: str | None, authors: Collection[str]
) -> str | None:
    """Return the paragraphs of `container`, or None when nothing is left of it."""
    skip = set(exclude)
    _mark(container, skip, len(container.text_lexbor()) or 1)
    kept = paragraphs(block_text(container, skip))
    return "\n\n".join(_without_tail(_without_head(kept, title, authors))) or None


def _mark(container: LexborNode, skip: set[int], size: int) -> None:
    """Add to `skip` the parts of `container` that are no text of the article."""
    own = container.mem_id
    large = 0
    for node in container.css(_NAMED):
        tag = node.tag_id
        if tag not in _CUT or (tag not in _ALWAYS and not judge(node.attributes) & (FURNITURE | COMMENTS)):
            continue
        identity = node.mem_id
        if identity == own:
            continue
        if len(node.text_lexbor()) >= _LARGE * size:
            large += 1
            if large == _MOST_LARGE:
                return
        elif tag != _FIGURE or node.css_first("blockquote,pre,table") is None:
            skip.add(identity)


def _without_head(kept: list[str], title: str | None, authors: Collection[str]) -> list[str]:
    """Take off the title, byline, date and buttons that are repeated above the text."""
    start = 0
    for number, paragraph in enumerate(kept[:_HEAD_LINES], 1):
        if len(paragraph) > _SHORT:
            break
        if _repeats(paragraph, title) or _names(paragraph, authors) or _is_label(paragraph):
            start = number
    return kept[start:] if start < len(kept) else kept


def _without_tail(kept: list[str]) -> list[str]:
    """Take off the buttons, tags and dates below the text."""
    end = len(kept)
    while end > 1 and len(kept[end - 1]) <= _SHORT and _is_label(kept[end - 1]):
        end -= 1
    return kept[:end]


def _repeats(paragraph: str, title: str | None) -> bool:
    return title is not None and len(paragraph) > 3 and paragraph.casefold() in title.casefold()


def _names(paragraph: str, authors: Collection[str]) -> bool:
    """Tell whether a paragraph is hardly more than the name of an author."""
    return any(name in paragraph and len(paragraph) <= len(name) + _AROUND_NAME for name in authors)


def _is_label(paragraph: str) -> bool:
    """Tell whether a short paragraph is a time, or begins with the words of a button or list of tags."""
    first = paragraph.casefold()
    return first.startswith(_LABELS) or (any(map(str.isdigit, first)) and looks_like_time(paragraph))
