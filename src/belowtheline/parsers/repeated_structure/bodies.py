"""What an item says: the place that holds most of its words, read as text."""

from collections import defaultdict
from dataclasses import dataclass

from belowtheline.parsers.markup import block_text
from belowtheline.parsers.repeated_structure.items import Item
from belowtheline.parsers.repeated_structure.outline import Outline
from belowtheline.parsers.repeated_structure.slots import TRANSPARENT, Path, Slot

_ENOUGH = 0.6  # share of an item's words, on average, that the place of its text must hold
_MOSTLY = 0.8  # share of the items in which that place must be free of names and times
_MOST_FRAMES = 3  # of an item whose words stand in one, a signature in the other
_PARAGRAPHS = ("p.", "blockquote.", "ul.", "ol.", "pre.", "li.")  # one of several pieces of a text, not its frame


@dataclass(frozen=True, slots=True)
class Part:
    """One item being read: its texts, and those of them that name its author and time."""

    item: Item
    slots: list[Slot]
    heads: frozenset[int]


def find_body_path(outline: Outline, parts: list[Part]) -> Path | None:
    """Return the path of the element that holds each item's words and neither its name nor its time."""
    share: dict[Path, float] = defaultdict(float)
    mixed: dict[Path, int] = defaultdict(int)
    counted = 0
    for part in parts:
        lengths = [(s, len(outline.texts[s.text])) for s in part.slots if not s.label and s.text not in part.heads]
        total = sum(length for _, length in lengths)
        if not total:
            continue
        counted += 1
        for slot, length in lengths:
            for depth in range(1, len(slot.path) + 1):
                share[slot.path[:depth]] += length / total
        heads = {s.path[:d] for s in part.slots if s.text in part.heads for d in range(1, len(s.path) + 1)}
        for path in heads:
            mixed[path] += 1
    fitting = [
        (round(held / counted, 2), len(path), path)
        for path, held in share.items()
        if mixed[path] <= counted * (1 - _MOSTLY) and held >= counted * _ENOUGH
    ]
    return max(fitting)[2] if fitting else None


def holds_paragraphs(outline: Outline, parts: list[Part], path: Path | None) -> bool:
    """Tell by their varying number whether the elements at `path` are paragraphs, not words and a signature."""
    if path is None or path[-1].startswith(_PARAGRAPHS):
        return False
    counts = set()
    for part in parts:
        free = [s for s in part.slots if len(s.path) >= len(path) and s.path[: len(path)] == path and _is_free(part, s)]
        counts.add(len({_frame(outline, slot, len(path)) for slot in free}) if len(free) > 1 else len(free))
        if len(counts) > _MOST_FRAMES and max(counts) > _MOST_FRAMES:
            return True
    return False


def read_body(outline: Outline, part: Part, path: Path | None, paragraphs: bool) -> str:
    """Return the text of one item; `paragraphs`: the elements at `path` are pieces of it."""
    held = [slot for slot in part.slots if path is not None and slot.path[: len(path)] == path]
    free = [slot for slot in held if not slot.label and slot.text not in part.heads]
    if path is not None and free and len(free) == len([s for s in held if not s.label]):
        if path[-1].endswith(_PARAGRAPHS) or path[-1].startswith(_PARAGRAPHS):
            return _read(outline, part, [s for s in part.slots if s.text >= free[0].text and _is_free(part, s)])
        frame = _frame(outline, free[0], len(path))
        if paragraphs and not outline.is_within(outline.owners[free[-1].text], frame):
            between = [s for s in part.slots if free[0].text <= s.text <= free[-1].text and _is_free(part, s)]
            return _read(outline, part, between)
        return _read(outline, part, free, frame)
    if path is not None and held and not free and not any(slot.text in part.heads for slot in held):
        return _read(outline, part, held, _frame(outline, held[0], len(path)))  # “Like”, said by a person
    return _read(outline, part, _main_zone(outline, part))


def _is_free(part: Part, slot: Slot) -> bool:
    return not slot.label and slot.text not in part.heads


def _main_zone(outline: Outline, part: Part) -> list[Slot]:
    """Return the free texts before, between or after name and time, wherever most words are."""
    zones: dict[int, list[Slot]] = defaultdict(list)
    heads = sorted(part.heads)
    for slot in part.slots:
        if _is_free(part, slot):
            zones[sum(head < slot.text for head in heads)].append(slot)
    empty: list[Slot] = []
    return max(zones.values(), key=lambda zone: sum(len(outline.texts[s.text]) for s in zone), default=empty)


def _frame(outline: Outline, slot: Slot, depth: int) -> int:
    """Return the element `depth` steps down the path of `slot`."""
    element = outline.owners[slot.text]
    climb = len(slot.path) - depth
    while True:
        if outline.tags[element] not in TRANSPARENT:
            if climb == 0:
                return element
            climb -= 1
        element = outline.parents[element]


def _read(outline: Outline, part: Part, wanted: list[Slot], frame: int | None = None) -> str:
    if not wanted:
        return ""
    item = part.item
    keep = [slot.text for slot in wanted]
    if frame is None:
        frame = _meeting(outline, [outline.owners[text] for text in keep])
    if item.first <= frame < item.stop:
        words = block_text(outline.nodes[frame], _unwanted(outline, frame, keep))
        return _trim(outline, part, frame, keep, words)
    pieces = []
    done = -1
    for text in keep:
        block = outline.owners[text]
        if block < done:
            continue
        if block == frame:
            pieces.append(outline.texts[text])
            continue
        while outline.parents[block] != frame:
            block = outline.parents[block]
        done = outline.ends[block]
        pieces.append(block_text(outline.nodes[block], _unwanted(outline, block, keep)))
    return "\n\n".join(piece for piece in pieces if piece)


def _meeting(outline: Outline, elements: list[int]) -> int:
    """Return the innermost element around all of `elements`."""
    low, high = min(elements), max(elements)
    meeting = low
    while not outline.is_within(high, meeting):
        meeting = outline.parents[meeting]
    return meeting


def _unwanted(outline: Outline, frame: int, keep: list[int]) -> frozenset[int]:
    """Return the `mem_id`s of the largest subtrees of `frame` without a text of `keep` but with another."""
    kept = set(keep)
    within = outline.text_range(frame)
    around: set[int] = {frame}
    for text in keep:
        element = outline.owners[text]
        while element not in around and element > frame:
            around.add(element)
            element = outline.parents[element]
    dropped = set()
    text = within.start
    while text < within.stop:
        if text in kept:
            text += 1
            continue
        element = outline.owners[text]
        if element in around:
            text += 1
            continue
        while outline.parents[element] not in around:
            element = outline.parents[element]
        dropped.add(outline.nodes[element].mem_id)
        text = outline.text_ends[element]
    return frozenset(dropped)


def _trim(outline: Outline, part: Part, frame: int, keep: list[int], text: str) -> str:
    """Cut labels, names and times that stand loose in the frame, before and after the words."""
    loose = [s.text for s in part.slots if outline.is_within(outline.owners[s.text], frame)]
    for index in (t for t in loose if t < keep[0]):
        if text.startswith(outline.texts[index]):
            text = text[len(outline.texts[index]) :].lstrip()
    for index in (t for t in reversed(loose) if t > keep[-1]):
        if text.endswith(outline.texts[index]):
            text = text[: -len(outline.texts[index])].rstrip()
    return text
