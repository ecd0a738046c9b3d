"""The same place in every item: texts are told apart by where they stand, and by what varies between items."""

import re
from collections import Counter
from dataclasses import dataclass

from belowtheline.parsers.repeated_structure.groups import first_class
from belowtheline.parsers.repeated_structure.items import Item
from belowtheline.parsers.repeated_structure.outline import Outline
from belowtheline.parsers.repeated_structure.words import ACTION_LABELS, REPLY_LABELS

TRANSPARENT = frozenset(["a", "bdi", "font", "u", "wbr"])  # around a name or a word, on some items only
_DIGITS = re.compile(r"\d+")
_LETTER = re.compile(r"[^\W\d_]")
_LABEL = 60  # characters of a text that may be a button or a label

Path = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Slot:
    """One text of one item and the place it stands at."""

    text: int  # index in the outline
    path: Path  # elements from the item down to the text
    nth: int  # among the item's texts on this path
    label: bool  # printed by the page, not by a person: a button, a caption, the same in every item
    may_name: bool  # could still be a name: two items by one author hold the same text too


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
            label = (
                is_label(words)
                or outline.buttons[outline.owners[text]] >= item.first
                or _is_hidden(outline, text, item)
            )
            template = same * 2 > len(items) and (same > 2 or (same == 2 and len(words) <= _LABEL))
            slots.append(Slot(text, path, counts[path], label or template, not label and (not template or same == 2)))
            counts[path] += not label
        found.append(slots)
    return found


def is_label(words: str) -> bool:
    """Tell whether a text is a button, a separator or a bare number."""
    if len(words) > _LABEL:
        return False
    bare = words.strip(" \t[](){}|·•»«›‹>→↓#+-–—:.,/").lower()
    return not _LETTER.search(bare) or bare in REPLY_LABELS or bare in ACTION_LABELS


def _is_hidden(outline: Outline, text: int, item: Item) -> bool:
    hidden = outline.hidden[outline.owners[text]]
    return hidden > item.first and hidden < item.stop


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
        if name not in TRANSPARENT:
            path = (*path, f"{name}.{first_class(outline.classes(step))}")
        known[step] = path
    return path
