"""From a subtree to the text a reader sees."""

import unicodedata
from collections.abc import Container
from functools import lru_cache
from html import unescape

from selectolax.lexbor import LexborHTMLParser, LexborNode

from belowtheline.parsers.tags import REMARK, TEXT, tag_id, tag_ids
from belowtheline.text import clean_line, clean_paragraphs, join_lines

# Marks put between pieces of text while walking. They are control characters: clean text has none of them.
_PARAGRAPH = "\x1d"
_LINE = "\x1e"
_EDGE = "\x1c"  # of a block that takes a line of its own: two in a row leave no empty line between them
_INDENT = "\x1f"  # one space at the start of a line of <pre>

_MARKS: dict[str, str] = {
    **dict.fromkeys(["address", "article", "aside", "blockquote", "body", "caption", "center", "details"], _PARAGRAPH),
    **dict.fromkeys(["dialog", "dir", "div", "dl", "fieldset", "figcaption", "figure", "footer", "form"], _PARAGRAPH),
    **dict.fromkeys(["h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "legend", "main"], _PARAGRAPH),
    **dict.fromkeys(["menu", "nav", "ol", "p", "pre", "section", "summary", "table", "ul"], _PARAGRAPH),
    **dict.fromkeys(["dd", "dt", "li", "tr"], _EDGE),
    **dict.fromkeys(["td", "th"], " "),
    "br": _LINE,
}
_MARK_OF = {tag_id(name): mark for name, mark in _MARKS.items()}
_PLAIN = {tag: _MARK_OF.get(tag, "") for tag in tag_ids("p br b strong em li ul ol td tr tbody")}  # hardly ever hidden
_UNREAD = tag_ids(
    "applet audio button canvas datalist embed frame head iframe input label link map meta meter noscript object"
    " optgroup option progress script select style svg template textarea title video"
) | {REMARK}
_PRE, _IMAGE = tag_id("pre"), tag_id("img")
_CITE, _QUOTE = tag_id("cite"), tag_id("blockquote")
_ICONS = tag_ids("i span svg")
_HIDDEN_CLASSES = frozenset(
    [
        *("element-invisible", "screen-reader-only", "screen-reader-text", "screenreader", "sr-only"),
        *("visually-hidden", "visuallyhidden"),
    ]
)
_LONGEST_CLASS = 1_000  # characters of a class attribute that is looked at
_NEVER = 1 << 30
_LONGEST_EMOJI = 40  # characters: families of people are spelt with many; ":roll_eyes:" and its like are words
_EMOJI_ORIGINS = ("emoji", "emoticon", "smil")  # in the class or address of an image


def block_text(node: LexborNode, skip: Container[int] = ()) -> str:
    """Return the readable text of `node` as paragraphs, without the subtrees whose `mem_id` is in `skip`."""
    blocks = [_clean_block(block) for block in _collect(node, skip).split(_PARAGRAPH) if block and not block.isspace()]
    return "\n\n".join(filter(None, blocks)).strip()  # an indented first line of <pre>


def _clean_block(block: str) -> str:
    """Clean what stands between two paragraph breaks; its own empty lines are paragraph breaks too."""
    if _EDGE in block:
        lines = block.replace(_EDGE, _LINE + _EDGE).split(_LINE)
        lines = [line for line in lines if line[:1] != _EDGE or line.strip()]
    elif _LINE in block:
        lines = block.split(_LINE)
    else:
        return clean_line(block)
    return join_lines(map(_clean_indented if _INDENT in block else clean_line, lines))


def inline_text(node: LexborNode) -> str:
    """Return the readable text of a name-like `node` as one line."""
    return clean_line(_collect(node, ()))


def _collect(root: LexborNode, skip: Container[int]) -> str:
    """Join the text below `root` with marks at its breaks; a loop, as pages nest deeper than Python recurses."""
    pieces: list[str] = []
    opened: list[tuple[LexborNode, str]] = []
    pre_level = 0 if root.tag_id == _PRE else _NEVER  # lines are kept while at least this many elements are open
    node = root.first_child
    while True:
        if node is None:
            if not opened:
                return "".join(pieces)
            node, mark = opened.pop()
            pieces.append(mark)
            if len(opened) < pre_level:
                pre_level = _NEVER
            node = node.next
            continue
        tag = node.tag_id
        if tag == TEXT:
            text = node.text_content or ""
            pieces.append(text if pre_level == _NEVER else _keep_lines(text))
            node = node.next
            continue
        if skip and node.mem_id in skip:
            node = node.next
            continue
        if tag in _PLAIN:
            mark = _PLAIN[tag]
        elif tag in _UNREAD or _is_hidden(node, tag):
            node = node.next
            continue
        else:
            mark = _MARK_OF.get(tag, "") if tag != _IMAGE else _emoji(node)
            if tag == _CITE and node.parent is not None and node.parent.tag_id == _QUOTE:
                mark = _EDGE  # who is quoted, on a line of its own
        child = node.first_child
        pieces.append(mark)
        if child is None:
            node = node.next
            continue
        opened.append((node, mark))
        if tag == _PRE and pre_level == _NEVER:
            pre_level = len(opened)
        node = child


def _is_hidden(node: LexborNode, tag: int) -> bool:
    attributes = node.attributes
    if not attributes:
        return False
    classes = attributes.get("class")
    if classes:
        if len(classes) < _LONGEST_CLASS and _hides(classes):
            return True
        if len(attributes) == 1:
            return False
    if "hidden" in attributes or (tag in _ICONS and attributes.get("aria-hidden") == "true"):
        return True
    style = attributes.get("style")
    return style is not None and "display:none" in style.replace(" ", "").lower()


@lru_cache(maxsize=4096)  # classes come again from element to element and from page to page
def _hides(classes: str) -> bool:
    return not _HIDDEN_CLASSES.isdisjoint(classes.split())


def _emoji(image: LexborNode) -> str:
    """Return what an image spells: its alternative text when it stands for an emoji or a smiley, else nothing."""
    attributes = image.attributes
    alt = attributes.get("alt") or ""
    if not alt or len(alt) > _LONGEST_EMOJI:
        return ""
    origin = f"{attributes.get('class')} {attributes.get('src')}".lower()
    if any(word in origin for word in _EMOJI_ORIGINS) or any(unicodedata.category(c) == "So" for c in alt):
        return alt
    return ""


def _keep_lines(text: str) -> str:
    """Turn the line ends and indentation of preformatted text into marks."""
    lines = text.expandtabs(4).split("\n")
    return _LINE.join(_INDENT * (len(line) - len(line.lstrip(" "))) + line.lstrip(" ") for line in lines)


def _clean_indented(line: str) -> str:
    cleaned = clean_line(line)
    return " " * (len(line) - len(line.lstrip(_INDENT))) + cleaned if cleaned else ""


def plain(markup: str) -> str:
    """Return the text of a JSON string that may hold HTML."""
    if "<" in markup and ">" in markup:
        body = LexborHTMLParser(markup).body
        return block_text(body) if body is not None else ""
    return clean_paragraphs(unescape(markup))
