"""The same place in every item: texts are told apart by where they stand, and by what varies between items."""

import re
from collections import Counter
from functools import lru_cache
from typing import NamedTuple

from belowtheline.parsers.repeated_structure.answers import answer_line, stands_apart
from belowtheline.parsers.repeated_structure.groups import first_class
from belowtheline.parsers.repeated_structure.items import Item
from belowtheline.parsers.repeated_structure.labels import is_label
from belowtheline.parsers.repeated_structure.outline import HIDDEN_CLASSES, Outline
from belowtheline.parsers.repeated_structure.words import NOISE_CLASS

TRANSPARENT = frozenset(["a", "bdi", "font", "u", "wbr"])  # around a name or a word, on some items only
_BUTTONS = frozenset(["button", "fieldset", "form", "label"])
_DIGITS = re.compile(r"\d+")
_EVERYWHERE = 99  # the place of a text that is the same in all items
_CAPTION = 5  # words that a caption has in common
_LONGEST_CAPTION = 120
_FEWEST_CAPTIONS = 4
_LABEL = 60  # characters of a text that may be a button or a label

Path = tuple[str, ...]


class Slot(NamedTuple):
    """One text of one item and the place it stands at."""

    text: int  # index in the outline
    path: Path  # elements from the item down to the text
    nth: int  # among the item's texts on this path
    label: bool  # printed by the page, not by a person: a button, a caption, the same in every item
    may_name: bool  # could still be a name: items by one author hold the same text too


Placed = tuple[Path, bool]  # where an element stands, and whether readers' words are not expected there


def read_slots(outline: Outline, items: list[Item]) -> list[list[Slot]]:
    """Place every own text of every item."""
    texts, owners = outline.texts, outline.owners
    places: list[list[tuple[int, Placed, tuple[Path, str]]]] = []
    repeated: Counter[tuple[Path, str]] = Counter()
    openings: Counter[tuple[Path, str]] = Counter()
    for item in items:
        known: dict[int, Placed] = {}
        placed = []
        answering = answer_line(outline, item)
        if not stands_apart(outline, item, answering):
            answering = frozenset()
        for text in item.texts:
            place = known.get(owners[text]) or _place(outline, owners[text], item, known)
            words = texts[text]
            if text in answering:
                place = (place[0], True)
            placed.append((text, place, (place[0], words if len(words) > _LABEL else _DIGITS.sub("0", words))))
        places.append(placed)
        repeated.update({key for _, _, key in placed})
        openings.update({(key[0], opening) for _, _, key in placed if (opening := _opening(key[1]))})
    size = len(items)
    captions = {key for key, count in openings.items() if count >= _FEWEST_CAPTIONS and count * 10 >= size * 7}
    found = []
    for placed in places:
        counts: Counter[Path] = Counter()
        slots = []
        for text, (path, furniture), key in placed:
            often = repeated[key]
            label = furniture or is_label(texts[text])
            if captions and not label and (path, _opening(key[1])) in captions:
                label = True
            usual = often * 2 > size and (often > 2 or (often == size and len(texts[text]) <= _LABEL))
            everywhere = often > 1 and often * 10 >= size * 9
            nth = _EVERYWHERE if everywhere else counts[path]
            slots.append(Slot(text, path, nth, label or usual, not label))
            if not label and not everywhere:
                counts[path] += 1
        found.append(slots)
    return found


def _opening(words: str) -> str:
    """Return the first words of a text that may be a caption with a name in it: “You have chosen to ignore Ada”."""
    if len(words) > _LONGEST_CAPTION or words.count(" ") < _CAPTION:
        return ""
    opening = words.split(maxsplit=_CAPTION)
    return " ".join(opening[:_CAPTION]) if len(opening) > _CAPTION else ""


@lru_cache(maxsize=4096)
def _is_noise(classes: str) -> bool:
    return NOISE_CLASS.search(classes.lower()) is not None or not HIDDEN_CLASSES.isdisjoint(classes.split())


def _place(outline: Outline, element: int, item: Item, known: dict[int, Placed]) -> Placed:
    """Find the path of an element, and whether it is hidden, a button, or a signature or the like."""
    steps = []
    path: Path = ()
    furniture = False
    while item.first <= element < item.stop:
        if element in known:
            path, furniture = known[element]
            break
        steps.append(element)
        element = outline.parents[element]
    for step in reversed(steps):
        tag = outline.tags[step]
        if step == item.first:
            path = ("*",)  # whatever its class says of this one comment: odd, new, by the author
        else:
            classes = outline.classes(step)
            if not furniture:
                furniture = tag in _BUTTONS or (bool(classes) and _is_noise(classes)) or outline.is_hidden(step)
            if tag not in TRANSPARENT:
                path = (*path, f"{tag}.{first_class(classes)}")
        known[step] = (path, furniture)
    return path, furniture
