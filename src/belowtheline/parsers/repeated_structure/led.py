"""Blocks that repeat right below a heading of comments, where neither times nor classes tell of them."""

from belowtheline.parsers.counts import count_in_line
from belowtheline.parsers.repeated_structure.groups import Group, first_class
from belowtheline.parsers.repeated_structure.outline import Outline
from belowtheline.parsers.repeated_structure.words import BESIDE, COMMENT_WORD

_LONGEST = 60  # characters of a heading with a count
_LONGEST_UNCOUNTED = 24  # of one without
_MOST_HEADINGS = 8  # that are looked below
_MAX_UP = 4  # levels from a heading to what stands beside the blocks
_MAX_DOWN = 3  # levels from there to the blocks
_FEWEST = 3
_CHILDREN = 3  # of a block that are compared


def find_led(outline: Outline) -> list[tuple[Group, int | None]]:
    """Return the blocks below each heading of comments, with the number of comments that the heading prints."""
    found: list[tuple[Group, int | None]] = []
    seen = 0
    for text, words in enumerate(outline.texts):
        size = len(words)
        if size > _LONGEST or not (size <= _LONGEST_UNCOUNTED or any(map(str.isdigit, words))) or not _heads(words):
            continue
        blocks = _blocks_after(outline, outline.owners[text])
        if blocks:
            found.append((Group(tuple(blocks), tuple(blocks), False), count_in_line(words, heading=True)))
        seen += 1
        if seen >= _MOST_HEADINGS:
            break
    return found


def _heads(words: str) -> bool:
    lowered = words.lower()
    if not COMMENT_WORD.search(lowered) or BESIDE.search(lowered):
        return False
    return len(words) <= _LONGEST_UNCOUNTED or count_in_line(words, heading=True) is not None


def _blocks_after(outline: Outline, element: int) -> list[int]:
    """Climb from a heading until blocks of one build follow it, or a container of such blocks does."""
    for _ in range(_MAX_UP):
        following = []
        sibling = outline.next_sibling(element) if element > 0 else None
        while sibling is not None:
            following.append(sibling)
            sibling = outline.next_sibling(sibling)
        blocks = _alike(outline, following)
        if not blocks and following:
            blocks = _inside(outline, following[0])
        if blocks:
            return blocks
        element = outline.parents[element]
        if element <= 0:
            break
    return []


def _inside(outline: Outline, element: int) -> list[int]:
    for _ in range(_MAX_DOWN):
        children = outline.children(element)
        blocks = _alike(outline, children)
        if blocks or len(children) != 1:
            return blocks
        element = children[0]
    return []


def _alike(outline: Outline, elements: list[int]) -> list[int]:
    """Return those of the first element's build that holds words, if there are enough of them in a row."""
    builds: dict[tuple[str, ...], list[int]] = {}
    for element in elements:
        if outline.text_ends[element] - outline.first_text[element] > 1:  # a name and words
            builds.setdefault(_build(outline, element), []).append(element)
    best = max(builds.values(), key=len, default=[])
    return best if len(best) >= _FEWEST and len(best) * 2 > len(elements) else []


def _build(outline: Outline, element: int) -> tuple[str, ...]:
    children = outline.children(element)[:_CHILDREN]
    return (outline.tags[element], first_class(outline.classes(element)), *(outline.tags[child] for child in children))
