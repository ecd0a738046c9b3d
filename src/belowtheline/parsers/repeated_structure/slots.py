"""The same place in every item: texts are told apart by where they stand, and by what varies between items."""

import re
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache

from belowtheline.parsers.repeated_structure.groups import first_class
from belowtheline.parsers.repeated_structure.items import Item
from belowtheline.parsers.repeated_structure.labels import is_label
from belowtheline.parsers.repeated_structure.outline import Outline
from belowtheline.parsers.repeated_structure.words import NOISE_CLASS

TRANSPARENT = frozenset(["a", "bdi", "font", "u", "wbr"])  # around a name or a word, on some items only
_DIGITS = re.compile(r"\d+")
_EVERYWHERE = 99  # the place of a text that is the same in all items
_LABEL = 60  # characters of a text that may be a button or a label

Path = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Slot:
    """One text of one item and the place it stands at."""

    text: int  # index in the outline
    path: Path  # elements from the item down to the text
    nth: int  # among the item's texts on this path
    label: bool  # printed by the page, not by a person: a button, a caption, the same in every item
    may_name: bool  # could still be a name: items by one author hold the same text too


def read_slots(outline: Outline, items: list[Item]) -> list[list[Slot]]:
    """Place every own text of every item."""
    paths: list[list[tuple[int, Path]]] = []
    repeated: Counter[tuple[Path, str]] = Counter()
    for item in items:
        known: dict[int, Path] = {}
        placed = [(text, _path(outline, outline.owners[text], item, known)) for text in item.texts]
        paths.append(placed)
        repeated.update({(path, _DIGITS.sub("0", outline.texts[text])) for text, path in placed})
    found = []
    for item, placed in zip(items, paths, strict=True):
        counts: Counter[Path] = Counter()
        slots = []
        for text, path in placed:
            words = outline.texts[text]
            same = repeated[path, _DIGITS.sub("0", words)]
            label = is_label(words) or _is_furniture(outline, text, item)
            usual = same * 2 > len(items) and (same > 2 or (same == len(items) and len(words) <= _LABEL))
            everywhere = same > 1 and same * 10 >= len(items) * 9
            nth = _EVERYWHERE if everywhere else counts[path]
            slots.append(Slot(text, path, nth, label or usual, not label))
            counts[path] += not label and not everywhere
        found.append(slots)
    return found


def _is_furniture(outline: Outline, text: int, item: Item) -> bool:
    """Tell whether a text is hidden, on a button, or in a signature or the like."""
    owner = outline.owners[text]
    if item.first < outline.hidden[owner] < item.stop or outline.buttons[owner] >= item.first:
        return True
    while item.first < owner < item.stop:
        if _is_noise(outline.classes(owner)):
            return True
        owner = outline.parents[owner]
    return False


@lru_cache(maxsize=4096)
def _is_noise(classes: str) -> bool:
    return NOISE_CLASS.search(classes.lower()) is not None


def _path(outline: Outline, element: int, item: Item, known: dict[int, Path]) -> Path:
    steps = []
    path: Path = ()
    while item.first <= element < item.stop:
        if element in known:
            path = known[element]
            break
        steps.append(element)
        element = outline.parents[element]
    for step in reversed(steps):
        name = outline.tags[step]
        if step == item.first:
            path = ("*",)  # whatever its class says of this one comment: odd, new, by the author
        elif name not in TRANSPARENT:
            path = (*path, f"{name}.{first_class(outline.classes(step))}")
        known[step] = path
    return path
