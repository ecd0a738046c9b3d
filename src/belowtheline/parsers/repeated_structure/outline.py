"""A page laid flat: every element and every piece of text in document order, read in one walk."""

from selectolax.lexbor import LexborNode

from belowtheline.parsers.page import Page
from belowtheline.parsers.tags import REMARK, TEXT, tag_id, tag_ids

_UNREAD = tag_ids(
    "applet audio canvas datalist embed frame head iframe link map math object option optgroup progress script"
    " select style svg template textarea title video"
)
_TEXTAREA, _LINK = tag_id("textarea"), tag_id("a")
_PAGE_FRAME = frozenset(["footer", "header", "nav"])  # of the page when near its root; a <nav> anywhere
_FRAME_DEPTH = 2  # levels below <body>
_WORDY = 'p, article, time, dd, td, [class*="omment"]'  # elements one of which every thread has, menus hardly ever
_SENTENCE = 15  # characters of a text that may be a comment
_ENDS = (".", "!", "?", "…", "。", "！", "？", "।", "؟")  # of comments, not of the links in a menu
_FEWEST = 2  # sentences and numbers that a thread has
_CHECK_EVERY = 0x3FFF  # nodes between two looks at the clock, as a mask
MAX_ELEMENTS = 400_000  # a page of more is not read by structure: its analysis would need too much memory
HIDDEN_CLASSES = frozenset(
    [
        *("d-none", "element-invisible", "hidden", "hide", "invisible", "screen-reader-only", "screen-reader-text"),
        *("screenreader", "sr-only", "u-hidden", "visually-hidden", "visuallyhidden"),
    ]
)
Attributes = dict[str, str | None]


class Outline:
    """Elements and texts of a page as parallel lists; an element is named by its index, 0 is <body>.

    The subtree of element `e` is the range `e <= x < ends[e]`, its texts are `first_text[e] <= t < text_ends[e]`.
    """

    def __init__(self) -> None:
        """Start empty; `read_outline` fills it."""
        self.nodes: list[LexborNode] = []
        self.tags: list[str] = []
        self.parents: list[int] = []
        self.ends: list[int] = []
        self.links: list[int] = []  # innermost <a> around the element, itself included; -1: none
        self.first_text: list[int] = []
        self.text_ends: list[int] = []
        self.texts: list[str] = []  # one line each, never empty
        self.owners: list[int] = []  # the element a text stands directly in
        self.textareas: list[int] = []  # the element each <textarea> stands in
        self._attributes: dict[int, Attributes] = {}  # read when asked for: most elements are never asked
        self._classes: dict[int, str] = {}
        self._elements: dict[int, int] = {}

    def text_range(self, element: int) -> range:
        """Return the indices of the texts below `element`."""
        return range(self.first_text[element], self.text_ends[element])

    def attributes(self, element: int) -> Attributes:
        """Return the attributes of `element`."""
        known = self._attributes.get(element)
        if known is None:
            known = self._attributes[element] = self.nodes[element].attributes
        return known

    def classes(self, element: int) -> str:
        """Return the class attribute of `element`, empty when it has none."""
        known = self._classes.get(element)
        if known is None:
            known = self._classes[element] = self.attributes(element).get("class") or ""
        return known

    def element_of(self, node: LexborNode) -> int | None:
        """Return the element that stands for `node`; None for one that was passed over."""
        if not self._elements:
            self._elements = {known.mem_id: element for element, known in enumerate(self.nodes)}
        return self._elements.get(node.mem_id)

    def children(self, element: int) -> list[int]:
        """Return the child elements of `element`, in order."""
        found = []
        child, end, ends = element + 1, self.ends[element], self.ends
        while child < end:
            found.append(child)
            child = ends[child]
        return found

    def next_sibling(self, element: int) -> int | None:
        """Return the element after `element` under the same parent."""
        after = self.ends[element]
        parent = self.parents[element]
        return after if parent >= 0 and after < self.ends[parent] else None

    def is_within(self, element: int, outer: int) -> bool:
        """Tell whether `element` is `outer` or below it."""
        return outer <= element < self.ends[outer]

    def ancestor(self, element: int, steps: int) -> int:
        """Return the element `steps` levels above, or -1 past <body>."""
        parents = self.parents
        while steps > 0 and element >= 0:
            element = parents[element]
            steps -= 1
        return element


def is_hidden(attributes: Attributes) -> bool:
    """Tell whether an element says of itself, by other means than its class, that readers do not see it."""
    if not attributes:
        return False
    style = attributes.get("style")
    return "hidden" in attributes or (style is not None and "display:none" in style.replace(" ", "").lower())


def read_outline(page: Page) -> Outline | None:  # noqa: PLR0915
    """Walk the body of `page` once; None for a page without one, or with more elements than can be read."""
    body = page.body
    if body is None:
        return None
    outline = Outline()
    nodes, tags, parents, ends = outline.nodes, outline.tags, outline.parents, outline.ends
    first_text, text_ends, links = outline.first_text, outline.text_ends, outline.links
    texts, owners = outline.texts, outline.owners
    names: dict[int, str] = {}  # of this page's tags: `node.tag` makes a string anew each time
    current = link = -1
    element = held = 0  # elements and texts so far
    node: LexborNode | None = body
    while True:  # one loop with all in it: a call for each element would cost as much as the rest
        if node is None:
            ends[current] = element
            text_ends[current] = held
            if current == 0:
                return outline
            node = nodes[current].next
            current = parents[current]
            link = links[current]
            continue
        number = node.tag_id
        if number == TEXT:
            words = (node.text_content or "").split()
            if words:
                texts.append(" ".join(words))
                owners.append(current)
                held += 1
            node = node.next
            continue
        tag = names.get(number)
        if tag is None:
            tag = names[number] = "" if number in _UNREAD or number == REMARK else _name(node)
        if not tag:
            if number == _TEXTAREA:
                outline.textareas.append(current)
            node = node.next
            continue
        if tag in _PAGE_FRAME and (
            not _may_hold_thread(node) if outline.ancestor(current, _FRAME_DEPTH) < 0 else tag == "nav"
        ):
            node = node.next
            continue
        if not element & _CHECK_EVERY and element:
            page.check_time()
            if element > MAX_ELEMENTS:
                return None
        child = node.first_child
        nodes.append(node)
        tags.append(tag)
        parents.append(current)
        element += 1
        ends.append(element)
        first_text.append(held)
        text_ends.append(held)
        if child is None and current >= 0:
            links.append(element - 1 if number == _LINK else link)
            node = node.next
            continue
        current = element - 1
        if number == _LINK:
            link = current
        links.append(link)
        node = child


def _may_hold_thread(frame: LexborNode) -> bool:
    """Tell at little cost whether the head or foot of a page can be where its comments are."""
    if frame.css_first(_WORDY) is None:
        return False
    pieces = frame.text(separator="\n", strip=True, skip_empty=True).split("\n")
    if sum(len(piece) >= _SENTENCE and piece.endswith(_ENDS) for piece in pieces) < _FEWEST:
        return False
    return sum(any(map(str.isdigit, piece)) for piece in pieces) >= _FEWEST


def _name(node: LexborNode) -> str:
    """Return an element's name; empty for what is none: a doctype, an instruction."""
    name = node.tag or ""
    return "" if name[:1] in "-!" else name
