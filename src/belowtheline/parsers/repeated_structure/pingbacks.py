"""Links from other sites that a page lists apart from its comments."""

from belowtheline.parsers.comments.clock import Clock
from belowtheline.parsers.comments.fields import address
from belowtheline.parsers.page import Page
from belowtheline.parsers.repeated_structure.anchors import time_span
from belowtheline.parsers.repeated_structure.items import Item
from belowtheline.parsers.repeated_structure.labels import is_label
from belowtheline.parsers.repeated_structure.outline import Outline
from belowtheline.records import Kind, ParsedComment, Timestamp

_MARKED = frozenset(["li", "div", "article", "p", "dd", "tr"])  # elements that hold one
_CLASSES = '[class*="pingback"], [class*="trackback"]'
_LABELS = ("pingback:", "trackback:", "pingback :", "trackback :")
_MOST_MENTIONS = 200  # of the word that are looked at
_LONGEST_TAG = 300  # bytes from the start of a tag to the class that is looked for
_MOST_TEXTS = 12  # of one pingback
_MOST_UP = 3  # levels from the label to the element of the pingback
_CONFIDENCE = 0.85


def find_pingbacks(page: Page, outline: Outline, items: list[Item]) -> list[int]:
    """Return the elements that are pingbacks by class or label and stand in none of `items`."""
    found: set[int] = set()
    signs = _signs(page.raw)
    if "class" in signs:
        found.update(e for e in map(outline.element_of, outline.nodes[0].css(_CLASSES)) if e is not None)
    if "label" in signs:
        labels = (text for text, words in enumerate(outline.texts) if words[:11].lower().startswith(_LABELS))
        found.update(_element_around(outline, text) for text in labels)
    blocks: list[int] = []
    for element in sorted(found):
        outside = all(not item.first <= element < item.stop for item in items)
        small = outline.text_ends[element] - outline.first_text[element] <= _MOST_TEXTS
        if outside and small and not (blocks and outline.is_within(element, blocks[-1])):
            blocks.append(element)
    return blocks


def _signs(raw: bytes) -> set[str]:
    """Tell whether the source has a class or a label that speaks of pingbacks; most blogs only name an address."""
    signs = set()
    for word in (b"ingback", b"rackback"):
        at = raw.find(word)
        for _ in range(_MOST_MENTIONS):
            if at < 0:
                break
            opening = max(raw.rfind(b"<", max(0, at - _LONGEST_TAG), at), 0)
            if b"class=" in raw[opening:at]:
                signs.add("class")
            elif b":" in raw[at + len(word) : at + len(word) + 2]:
                signs.add("label")
            at = raw.find(word, at + 1)
    return signs


def _element_around(outline: Outline, text: int) -> int:
    element = outline.owners[text]
    for _ in range(_MOST_UP):
        if outline.tags[element] in _MARKED:
            break
        element = outline.parents[element]
    return element


def read_pingbacks(page: Page, outline: Outline, blocks: list[int]) -> list[ParsedComment]:
    """Return those of `blocks` that link to a page with a name."""
    clock = Clock(page)
    read = (_read(page, outline, block, clock) for block in blocks)
    return [pingback for pingback in read if pingback is not None]


def _read(page: Page, outline: Outline, block: int, clock: Clock) -> ParsedComment | None:
    name = url = posted = None
    words: list[str] = []
    for text in outline.text_range(block):
        printed = outline.texts[text]
        link = outline.links[outline.owners[text]]
        href = outline.attributes(link).get("href") if link >= block else None
        span = time_span(printed)
        if span is not None and posted is None:
            posted = clock.read(printed[span[0] : span[1]])
        elif name is None and href and href[0] != "#":
            name, url = printed, address(page, href)
        elif link < 0 and not is_label(printed) and not printed.lower().startswith(_LABELS):
            words.append(printed)
    if name is None or url is None:
        return None
    return ParsedComment(
        text="\n\n".join(words),
        kind=Kind.PINGBACK,
        author=name,
        author_url=url,
        posted=posted or Timestamp(),
        confidence=_CONFIDENCE,
    )
