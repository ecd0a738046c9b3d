"""A page laid flat: every element and every piece of text in document order, read in one walk."""

from selectolax.lexbor import LexborNode

from belowtheline.parsers.page import Page

_UNREAD = frozenset(
    [
        *("applet", "audio", "canvas", "datalist", "embed", "frame", "head", "iframe", "link", "map", "math", "object"),
        *(
            "option",
            "optgroup",
            "progress",
            "script",
            "select",
            "style",
            "svg",
            "template",
            "textarea",
            "title",
            "video",
        ),
    ]
)
_BUTTONS = frozenset(["button", "label"])
_CHECK_EVERY = 0x3FFF  # nodes between two looks at the clock, as a mask
MAX_ELEMENTS = 400_000  # a page of more is not read by structure: its analysis would need too much memory
_HIDDEN_CLASSES = frozenset(
    [
        *("d-none", "element-invisible", "hidden", "hide", "invisible", "screen-reader-only", "screen-reader-text"),
        *("screenreader", "sr-only", "u-hidden", "visually-hidden", "visuallyhidden"),
    ]
)
Attributes = dict[str, str | None]
_NO_ATTRIBUTES: Attributes = {}


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
        self.attributes: list[Attributes] = []
        self.links: list[int] = []  # innermost <a href> around the element, itself included; -1: none
        self.hidden: list[int] = []  # outermost element hidden from readers around it; -1: none
        self.buttons: list[int] = []  # innermost <button>, <label> or the like; -1: none
        self.first_text: list[int] = []
        self.text_ends: list[int] = []
        self.texts: list[str] = []  # one line each, never empty
        self.owners: list[int] = []  # the element a text stands directly in
        self.textareas: list[int] = []  # the element each <textarea> stands in

    def text_range(self, element: int) -> range:
        """Return the indices of the texts below `element`."""
        return range(self.first_text[element], self.text_ends[element])

    def classes(self, element: int) -> str:
        """Return the class attribute of `element`, empty when it has none."""
        return self.attributes[element].get("class") or ""

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


def read_outline(page: Page) -> Outline | None:
    """Walk the body of `page` once; None for a page without one, or with more elements than can be read."""
    body = page.body
    if body is None:
        return None
    outline = Outline()
    _open_body(outline, body)
    nodes, tags, parents, ends = outline.nodes, outline.tags, outline.parents, outline.ends
    attributes_of, first_text, text_ends = outline.attributes, outline.first_text, outline.text_ends
    links, hidden, buttons, texts, owners = (
        outline.links,
        outline.hidden,
        outline.buttons,
        outline.texts,
        outline.owners,
    )
    current = steps = 0
    node = body.first_child
    while True:  # one loop with all in it: a call for each element would cost as much as the rest
        if node is None:
            ends[current] = len(tags)
            text_ends[current] = len(texts)
            if current == 0:
                return outline
            node = nodes[current].next
            current = parents[current]
            continue
        text = node.text_content
        if text is not None:
            words = text.split()
            if words:
                texts.append(" ".join(words))
                owners.append(current)
            node = node.next
            continue
        tag = node.tag or ""
        if tag in _UNREAD or not node.is_element_node:
            if tag == "textarea":
                outline.textareas.append(current)
            node = node.next
            continue
        steps += 1
        if not steps & _CHECK_EVERY:
            page.check_time()
            if steps > MAX_ELEMENTS:
                return None
        attributes = node.attributes
        element = len(tags)
        nodes.append(node)
        tags.append(tag)
        parents.append(current)
        ends.append(element + 1)
        attributes_of.append(attributes or _NO_ATTRIBUTES)
        first_text.append(len(texts))
        text_ends.append(0)
        links.append(element if tag == "a" and "href" in attributes else links[current])
        buttons.append(element if tag in _BUTTONS else buttons[current])
        hidden.append(element if attributes and hidden[current] < 0 and _is_hidden(attributes) else hidden[current])
        current = element
        node = node.first_child


def _open_body(outline: Outline, body: LexborNode) -> None:
    outline.nodes.append(body)
    outline.tags.append("body")
    outline.parents.append(-1)
    outline.ends.append(1)
    outline.attributes.append(body.attributes or _NO_ATTRIBUTES)
    outline.first_text.append(0)
    outline.text_ends.append(0)
    for marks in (outline.links, outline.hidden, outline.buttons):
        marks.append(-1)


def _is_hidden(attributes: Attributes) -> bool:
    if "hidden" in attributes:
        return True
    classes = attributes.get("class")
    if classes and not _HIDDEN_CLASSES.isdisjoint(classes.split()):
        return True
    style = attributes.get("style")
    return style is not None and "display" in style and "display:none" in style.replace(" ", "").lower()
