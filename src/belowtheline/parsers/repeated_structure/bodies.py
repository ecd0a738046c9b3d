"""What an item says: the place that holds most of its words, read as text."""

from collections import defaultdict
from dataclasses import dataclass
from typing import NamedTuple

from belowtheline.parsers.markup import block_text
from belowtheline.parsers.repeated_structure.items import Item
from belowtheline.parsers.repeated_structure.outline import Outline
from belowtheline.parsers.repeated_structure.paths import Path, Paths
from belowtheline.parsers.repeated_structure.slots import Slot

_ENOUGH = 0.6  # share of an item's words, on average, that the place of its text must hold
_MOSTLY = 0.8  # share of the items in which that place must be free of names and times
_MOST_FRAMES = 3  # of an item whose words stand in one, a signature in the other
_PARAGRAPHS = frozenset(["p", "blockquote", "ul", "ol", "pre", "li"])  # one of several pieces of a text, not its frame


@dataclass(frozen=True, slots=True)
class Part:
    """One item being read: its texts, and those of them that name its author and time."""

    item: Item
    slots: list[Slot]
    heads: frozenset[int]


class Place(NamedTuple):
    """The place that holds the words of every item."""

    path: Path
    within: frozenset[Path]  # it and every place in it
    paragraphs: bool = False  # the elements there are pieces of a text, not its frame


def find_body(outline: Outline, parts: list[Part], paths: Paths) -> Place | None:
    """Return the place that holds each item's words and neither its name nor its time."""
    share: dict[Path, float] = defaultdict(float)
    mixed: dict[Path, int] = defaultdict(int)
    counted = 0
    for part in parts:
        lengths: dict[Path, int] = defaultdict(int)
        heads: set[Path] = set()
        for slot in part.slots:
            if slot.text in part.heads:
                heads.update(paths.around(slot.path))
            elif not slot.label:
                lengths[slot.path] += len(outline.texts[slot.text])
        total = sum(lengths.values())
        if not total:
            continue
        counted += 1
        for path, length in lengths.items():
            share[path] += length / total
        for path in heads:
            mixed[path] += 1
    for path in range(len(paths.parents) - 1, 0, -1):  # what a place holds, the one around it holds, too
        if path in share:
            share[paths.parents[path]] += share[path]
    fitting = [
        (round(held / counted, 2), paths.depths[path], -path)
        for path, held in share.items()
        if path and mixed[path] <= counted * (1 - _MOSTLY) and held >= counted * _ENOUGH
    ]
    if not fitting:
        return None
    best = -max(fitting)[2]
    place = Place(best, paths.below(best))
    return place._replace(paragraphs=_holds_paragraphs(outline, parts, paths, place))


def _holds_paragraphs(outline: Outline, parts: list[Part], paths: Paths, place: Place) -> bool:
    """Tell by their varying number whether the elements at `place` are paragraphs, not words and a signature."""
    if paths.tags[place.path] in _PARAGRAPHS:
        return False
    counts = set()
    for part in parts:
        free = [s for s in part.slots if s.path in place.within and _is_free(part, s)]
        frames = {_frame(outline, paths, slot, place) for slot in free} if len(free) > 1 else free
        counts.add(len(frames))
        if len(counts) > _MOST_FRAMES and max(counts) > _MOST_FRAMES:
            return True
    return False


def read_body(outline: Outline, part: Part, paths: Paths, place: Place | None) -> str:
    """Return the text of one item."""
    held = [slot for slot in part.slots if slot.path in place.within] if place is not None else []
    free = [slot for slot in held if _is_free(part, slot)]
    if place is not None and free and len(free) == len([s for s in held if not s.label]):
        if paths.tags[place.path] in _PARAGRAPHS:
            return _read(outline, part, [s for s in part.slots if s.text >= free[0].text and _is_free(part, s)])
        frame = _frame(outline, paths, free[0], place)
        if place.paragraphs and not outline.is_within(outline.owners[free[-1].text], frame):
            between = [s for s in part.slots if free[0].text <= s.text <= free[-1].text and _is_free(part, s)]
            return _read(outline, part, between)
        return _read(outline, part, free, frame)
    if place is not None and held and not free and not any(slot.text in part.heads for slot in held):
        return _read(outline, part, held, _frame(outline, paths, held[0], place))  # “Like”, said by a person
    return _read(outline, part, _main_zone(outline, part))


def _frame(outline: Outline, paths: Paths, slot: Slot, place: Place) -> int:
    """Return the element at `place` around a text."""
    return paths.frame(outline, outline.owners[slot.text], slot.path, paths.depths[place.path])


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
