"""The same place in every item: texts are told apart by where they stand, and by what varies between items."""

import re
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from belowtheline.parsers.repeated_structure.answers import answer_line, stands_apart
from belowtheline.parsers.repeated_structure.groups import first_class
from belowtheline.parsers.repeated_structure.items import Item
from belowtheline.parsers.repeated_structure.labels import is_label
from belowtheline.parsers.repeated_structure.outline import HIDDEN_CLASSES, Outline, is_hidden
from belowtheline.parsers.repeated_structure.paths import ITEM, NOWHERE, TRANSPARENT, Path, Paths
from belowtheline.parsers.repeated_structure.words import NOISE_CLASS

_BUTTONS = frozenset(["button", "fieldset", "form", "label"])
_DIGITS = re.compile(r"\d+")
_EVERYWHERE = 99  # the place of a text that is the same in all items
_CAPTION = 5  # words that a caption has in common
_LONGEST_CAPTION = 120
_FEWEST_CAPTIONS = 4
_LABEL = 60  # characters of a text that may be a button or a label

Placed = tuple[Path, bool]  # where an element stands, and whether readers' words are not expected there
Key = tuple[Path, str]  # a place and a text there, without its numbers
Found = tuple[int, bool, Key, str]  # a text, whether it is no reader's, its key, its opening words


class Slot(NamedTuple):
    """One text of one item and the place it stands at."""

    text: int  # index in the outline
    path: Path  # elements from the item down to the text
    nth: int  # among the item's texts on this path
    label: bool  # printed by the page, not by a person: a button, a caption, the same in every item
    may_name: bool  # could still be a name: items by one author hold the same text too


@dataclass(frozen=True, slots=True)
class Slots:
    """The texts of every item, the tree of their places, and the texts that say what an item answers."""

    of: list[list[Slot]]
    paths: Paths
    answers: list[frozenset[int]]


def read_slots(outline: Outline, items: list[Item]) -> Slots:
    """Place every own text of every item."""
    paths = Paths()
    answers = [answer_line(outline, item) for item in items]
    places = [_find(outline, item, line, paths) for item, line in zip(items, answers, strict=True)]
    repeated: Counter[Key] = Counter()
    openings: Counter[Key] = Counter()
    for placed in places:
        repeated.update({key for _, _, key, _ in placed})
        openings.update({(key[0], opening) for _, _, key, opening in placed if opening})
    size = len(items)
    captions = {key for key, count in openings.items() if count >= _FEWEST_CAPTIONS and count * 10 >= size * 7}
    return Slots([_tell(outline, placed, size, repeated, captions) for placed in places], paths, answers)


def _find(outline: Outline, item: Item, answering: frozenset[int], paths: Paths) -> list[Found]:
    texts, owners = outline.texts, outline.owners
    if answering and not stands_apart(outline, item, answering):
        answering = frozenset()
    known: dict[int, Placed] = {}
    placed = []
    for text in item.texts:
        owner = owners[text]
        path, furniture = known.get(owner) or _place(outline, owner, item, known, paths)
        words = texts[text]
        opening = ""
        if len(words) <= _LONGEST_CAPTION:
            if len(words) <= _LABEL:
                words = _DIGITS.sub("0", words)
            opening = _opening(words)
        placed.append((text, furniture or text in answering, (path, words), opening))
    return placed


def _tell(outline: Outline, placed: list[Found], size: int, repeated: Counter[Key], captions: set[Key]) -> list[Slot]:
    """Tell the page's words from people's, now that it is known what all items have."""
    counts: dict[Path, int] = {}
    slots = []
    for text, furniture, key, opening in placed:
        path = key[0]
        often = repeated[key]
        words = outline.texts[text]
        label = furniture or is_label(words) or (opening != "" and (path, opening) in captions)
        usual = often * 2 > size and (often > 2 or (often == size and len(words) <= _LABEL))
        nth = counts.get(path, 0)
        if often > 1 and often * 10 >= size * 9:
            nth = _EVERYWHERE
        elif not label:
            counts[path] = nth + 1
        slots.append(Slot(text, path, nth, label or usual, not label))
    return slots


def _opening(words: str) -> str:
    """Return the first words of a text that may be a caption with a name in it: “You have chosen to ignore Ada”."""
    if words.count(" ") < _CAPTION:
        return ""
    opening = words.split(maxsplit=_CAPTION)
    return " ".join(opening[:_CAPTION]) if len(opening) > _CAPTION else ""


@lru_cache(maxsize=4096)
def _is_noise(classes: str) -> bool:
    return NOISE_CLASS.search(classes.lower()) is not None or not HIDDEN_CLASSES.isdisjoint(classes.split())


def _place(outline: Outline, element: int, item: Item, known: dict[int, Placed], paths: Paths) -> Placed:
    """Find the path of an element, and whether it is hidden, a button, or a signature or the like."""
    steps = []
    path, furniture = NOWHERE, False
    first, stop, tags = item.first, item.stop, outline.tags
    while first <= element < stop:
        if element in known:
            path, furniture = known[element]
            break
        steps.append(element)
        element = outline.parents[element]
    for step in reversed(steps):
        if step == first:
            path = ITEM
        else:
            tag = tags[step]
            attributes = outline.attributes(step)
            classes = (attributes.get("class") or "") if attributes else ""
            if not furniture:
                furniture = tag in _BUTTONS or (classes != "" and _is_noise(classes)) or is_hidden(attributes)
            if tag not in TRANSPARENT:
                path = paths.step(path, tag, first_class(classes) if classes else "")
        known[step] = (path, furniture)
    return path, furniture
