"""Who wrote an item: the place in it that holds names."""

import re
from collections import defaultdict
from dataclasses import dataclass

from belowtheline.parsers.repeated_structure.items import Item
from belowtheline.parsers.repeated_structure.outline import Outline
from belowtheline.parsers.repeated_structure.slots import Path, Slot
from belowtheline.parsers.repeated_structure.words import AFTER_NAME, BEFORE_NAME, NAME_CLASS, PERSON_CLASS
from belowtheline.timestamps import find

_LONGEST = 120  # characters of a byline
_LONGEST_NAME = 60
_EDGES = " \t|·•,;/–—-@#:()[]<>»«›‹*~"
_SENTENCE = re.compile(r"[.!?…]['\"”]?$|[.!?]\s|https?:|www\.|[{}<>=]")
_LETTER = re.compile(r"[^\W\d_]")
_AFTER = sorted(AFTER_NAME, key=len, reverse=True)
_BEFORE = sorted(BEFORE_NAME, key=len, reverse=True)
_NAME_TAGS = ("a", "b", "strong", "cite", "h1", "h2", "h3", "h4", "h5", "h6", "em")


@dataclass(frozen=True, slots=True)
class Name:
    """A text that may be a name: what is left of it without labels and time."""

    name: str
    text: int
    labelled: bool  # “by …”, “… wrote:” stood beside it


def read_name(words: str) -> tuple[str, bool] | None:
    """Return the name in a byline and whether a label stood beside it; None when nothing name-like is left."""
    if len(words) > _LONGEST:
        return None
    labelled = False
    span = _time_span(words)
    if span is not None:
        head, tail = words[: span[0]].strip(_EDGES), words[span[1] :].strip(_EDGES)
        words = _without_labels(head)[0] and head or tail
    words, labelled = _without_labels(words.strip(_EDGES.replace("-", "").replace("@", "")))
    if not words or len(words) > _LONGEST_NAME or not _LETTER.search(words):
        return None
    return words, labelled


def _time_span(words: str) -> tuple[int, int] | None:
    if not any(char.isdigit() for char in words):
        return None
    return find(words)


def _without_labels(words: str) -> tuple[str, bool]:
    labelled = False
    changed = True
    while changed and words:
        changed = False
        lowered = words.lower()
        for label in _AFTER:
            if lowered.endswith(label) and _ends_word(words, len(words) - len(label), label):
                words = words[: len(words) - len(label)].rstrip(_EDGES)
                changed = labelled = True
                break
        lowered = words.lower()
        for label in _BEFORE:
            if lowered.startswith(label) and (len(words) == len(label) or not words[len(label)].isalnum()):
                words = words[len(label) :].lstrip(_EDGES)
                changed = labelled = True
                break
    return words, labelled


def _ends_word(words: str, at: int, label: str) -> bool:
    return at == 0 or not words[at - 1].isalnum() or not label[0].isascii()


def find_names(outline: Outline, items: list[Item], slots: list[list[Slot]]) -> list[Name | None]:
    """Choose the place whose texts read most like names, and take each item's from it."""
    options = [_candidates(outline, item, own) for item, own in zip(items, slots, strict=True)]
    scores = _score_places(outline, items, options)
    best = max(scores.values(), default=0.0)
    chosen: list[Name | None] = []
    for found in options:
        ranked = sorted(
            ((scores[path, nth], -name.text, name) for path, nth, name in found if scores[path, nth] >= best - 1.5),
            key=lambda entry: entry[:2],
        )
        chosen.append(ranked[-1][2] if ranked and best >= 3.0 else None)
    return chosen


Candidate = tuple[Path, int, Name]


def _candidates(outline: Outline, item: Item, slots: list[Slot]) -> list[Candidate]:
    found = []
    previous = ""
    for slot in slots:
        words = outline.texts[slot.text]
        if not slot.may_name:
            previous = words.lower().strip(_EDGES)
            continue
        read = read_name(words)
        if read is not None and len(found) < 24:
            labelled = read[1] or previous in BEFORE_NAME
            found.append((slot.path, slot.nth, Name(read[0], slot.text, labelled)))
        previous = words.lower().strip(_EDGES) if len(words) < 40 else ""
    return found


def _score_places(outline: Outline, items: list[Item], options: list[list[Candidate]]) -> dict[tuple[Path, int], float]:
    places: dict[tuple[Path, int], list[tuple[int, Name]]] = defaultdict(list)
    for index, found in enumerate(options):
        for path, nth, name in found:
            places[path, nth].append((index, name))
    return {place: _score(outline, items, place, held) for place, held in places.items()}


def _score(outline: Outline, items: list[Item], place: tuple[Path, int], held: list[tuple[int, Name]]) -> float:
    size = len(held)
    coverage = size / len(items)
    names = [name.name for _, name in held]
    likely = sum(_reads_like_a_name(name) for name in names) / size
    labelled = sum(name.labelled for _, name in held) / size
    owners = [outline.owners[name.text] for _, name in held]
    hinted = sum(_hint(outline, owner) for owner in owners) / size
    tagged = sum(outline.tags[owner] in _NAME_TAGS for owner in owners) / size
    near = sum(abs(name.text - outline.first_text[items[index].anchor]) <= 2 for index, name in held) / size
    early = sum(name.text - items[index].texts[0] for index, name in held) / size
    length = sum(map(len, names)) / size
    varied = len(set(names)) / size
    score = 2.0 * coverage + 2.0 * likely + 2.0 * labelled + hinted + 0.5 * tagged + 0.5 * near
    score -= max(0.0, length - 25) / 10 + min(1.0, early * 0.07)
    if len(items) >= 3 and varied < 0.35:
        score -= 1.0 if len(set(names)) > 1 else 1.5
    return score - 0.2 * place[1]


def _hint(outline: Outline, owner: int) -> float:
    """Tell how much the markup around a text says that it is a name."""
    best = 0.0
    for element in (owner, outline.parents[owner], outline.ancestor(owner, 2)):
        attributes = outline.attributes[element] if element > 0 else None
        if not attributes:
            continue
        if attributes.get("itemprop") in ("author", "creator", "name"):
            return 2.5
        hint = f"{attributes.get('class')} {attributes.get('rel')} {attributes.get('id')}".lower()
        if NAME_CLASS.search(hint):
            best = max(best, 1.5)
        elif PERSON_CLASS.search(hint) or (
            "href" in attributes and PERSON_CLASS.search((attributes["href"] or "").lower())
        ):
            best = max(best, 0.7)
    return best


def _reads_like_a_name(name: str) -> bool:
    words = name.split()
    return len(words) <= 4 and len(name) <= 36 and not (_SENTENCE.search(name) and len(words) > 2)
