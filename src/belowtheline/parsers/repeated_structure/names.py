"""Who wrote an item: the place in it that holds names."""

import re
from collections import Counter, defaultdict
from functools import lru_cache
from typing import NamedTuple

from belowtheline.parsers.repeated_structure.anchors import time_span
from belowtheline.parsers.repeated_structure.groups import is_pingback
from belowtheline.parsers.repeated_structure.items import Item
from belowtheline.parsers.repeated_structure.labels import strip_labels
from belowtheline.parsers.repeated_structure.outline import Outline
from belowtheline.parsers.repeated_structure.paths import Path
from belowtheline.parsers.repeated_structure.shared_words import without_shared_words
from belowtheline.parsers.repeated_structure.slots import Slot
from belowtheline.parsers.repeated_structure.words import AFTER_NAME, BEFORE_NAME, NAME_CLASS, PERSON_CLASS
from belowtheline.timestamps import looks_like_time

_LONGEST = 120  # characters of a byline
_LONGEST_NAME = 60
_LONGEST_TITLE = 200  # of what stands where others have their name: titles of pages that link here
_SAMPLE = 12  # names of a place whose markup is looked at
_MOST = 24  # texts of an item that are tried
_ENOUGH = 3.0  # points of a place that holds names
_PERSON = 0.7
_EDGES = " \t|·•,;/–—-@#:()[]<>»«›‹*~"
_SENTENCE = re.compile(r"[.!?…]['\"”]?$|[.!?]\s|https?:|www\.|[{}<>=]")
_LETTER = re.compile(r"[^\W\d_]")
_DIGITS = re.compile(r"\d+")
_NAME_TAGS = ("a", "b", "strong", "cite", "h1", "h2", "h3", "h4", "h5", "h6", "em")
_BEFORE_NAME = frozenset(BEFORE_NAME)
_LABEL_WORDS = frozenset((*BEFORE_NAME, *AFTER_NAME))

Place = tuple[Path, int]


class Name(NamedTuple):
    """A text that may be a name: what is left of it without labels and time."""

    name: str
    text: int
    place: Place
    labelled: bool  # “by …”, “… wrote:” or the time stood beside it
    linked: bool


def find_names(outline: Outline, items: list[Item], slots: list[list[Slot]]) -> list[Name | None]:
    """Choose the place whose texts read most like names, and take each item's from it."""
    options = [_candidates(outline, item, own) for item, own in zip(items, slots, strict=True)]
    scores = _score_places(outline, items, options)
    if not scores or max(scores.values()) < _ENOUGH:
        return [None] * len(items)
    counts = Counter(name.place for found in options for name in found)
    apart = {place: score - 2.0 * counts[place] / len(items) for place, score in scores.items()}  # of how many have it
    best = max(scores, key=lambda place: (scores[place], place[1], -place[0]))
    at_best = [name for found in options for name in found if name.place[0] == best[0]]
    linked = sum(name.linked for name in at_best) * 2 > len(at_best)
    chosen: list[Name | None] = []
    for item, found, own in zip(items, options, slots, strict=True):
        ranked = [
            (_rank(name, best, scores, linked), -name.text, name)
            for name in found
            if apart[name.place] >= apart[best] - 1.5
        ]
        if ranked:
            chosen.append(max(ranked, key=lambda entry: entry[:2])[2])
        else:
            chosen.append(_title(outline, item, own, best) or _linking(outline, item, found))
    bare = iter(without_shared_words([name.name for name in chosen if name is not None]))
    return [None if name is None else name._replace(name=next(bare)) for name in chosen]


def _rank(name: Name, best: Place, scores: dict[Place, float], linked: bool) -> float:
    """Prefer the best place; on its path, a linked name where names are links."""
    if name.place[0] != best[0]:
        return scores[name.place]
    return scores[best] + (0.6 if name.linked is linked else 0.0) - 0.2 * min(5, abs(name.place[1] - best[1]))


def read_name(words: str, *, timed: bool = False, longest: int = _LONGEST_NAME) -> tuple[str, bool] | None:
    """Return the name in a byline and whether a label or a time stood beside it; None when nothing is left."""
    if len(words) > 2 * longest:
        return None
    beside = False
    span = time_span(words) if timed else None
    if span is not None:
        head, tail = (_beside(part, words[span[0] : span[1]]) for part in (words[: span[0]], words[span[1] :]))
        words = head if strip_labels(head, rescue=False)[0] else tail
        words = words.replace("•", "|").replace("·", "|").split("|")[0 if words is head else -1].strip(_EDGES) or words
        beside = True
    words, labelled = strip_labels(words.strip(_EDGES.replace("-", "").replace("@", "")), rescue=span is None)
    if not words or len(words) > longest or not (_LETTER.search(words) or longest > _LONGEST_NAME):
        return None
    if labelled and words.lower() in _LABEL_WORDS:
        return None
    return words, labelled or beside


def _beside(part: str, time: str) -> str:
    """Return what stands beside a time, unless it is a weekday and so a part of it."""
    part = part.strip(_EDGES)
    return "" if len(part) < 12 and looks_like_time(f"{part.capitalize()} {time}") else part


def _candidates(outline: Outline, item: Item, slots: list[Slot]) -> list[Name]:
    found: list[Name] = []
    previous = ""
    for slot in slots:
        words = outline.texts[slot.text]
        bare = words.lower().strip(_EDGES) if len(words) < 40 else ""
        if slot.may_name and len(found) < _MOST:
            read = read_name(words, timed=slot.text in item.times)
            if read is not None:
                linked = _is_linked(outline, item, outline.owners[slot.text])
                found.append(
                    Name(read[0], slot.text, (slot.path, slot.nth), read[1] or previous in _BEFORE_NAME, linked)
                )
        previous = bare
    return found


def _is_linked(outline: Outline, item: Item, owner: int) -> bool:
    link = outline.links[owner]
    return link >= item.first and "#" not in (outline.attributes(link).get("href") or "")


def _title(outline: Outline, item: Item, slots: list[Slot], best: Place) -> Name | None:
    """Return the text that stands where other items have their name, long as it may be."""
    for slot in slots:
        digits = outline.texts[slot.text].isdigit()
        if slot.path == best[0] and (digits or not slot.label) and slot.text not in item.times:
            read = read_name(outline.texts[slot.text], longest=_LONGEST_TITLE)
            return Name(read[0], slot.text, best, read[1], False) if read is not None else None
    return None


def _linking(outline: Outline, item: Item, found: list[Name]) -> Name | None:
    """Return the title of a page that links here."""
    if not is_pingback(outline.classes(item.wrapper)):
        return None
    return next((name for name in found if name.linked), None)


def _score_places(outline: Outline, items: list[Item], options: list[list[Name]]) -> dict[Place, float]:
    places: dict[Place, list[tuple[Item, Name]]] = defaultdict(list)
    for item, found in zip(items, options, strict=True):
        for name in found:
            places[name.place].append((item, name))
    return {place: _score(outline, held, len(items)) for place, held in places.items()}


def _score(outline: Outline, held: list[tuple[Item, Name]], count: int) -> float:
    size = len(held)
    names = [name.name for _, name in held]
    owners = [outline.owners[name.text] for _, name in held]
    likely = sum(map(_reads_like_a_name, names)) / size
    labelled = sum(name.labelled for _, name in held) / size
    sample = owners if size <= _SAMPLE else owners[:: size // _SAMPLE + 1]  # marked up alike, as they share their place
    hinted = sum(_hint(outline, owner) for owner in sample) / len(sample)
    tagged = sum(outline.tags[owner] in _NAME_TAGS for owner in owners) / size
    near = sum(item.anchor >= 0 and abs(name.text - outline.first_text[item.anchor]) <= 2 for item, name in held) / size
    early = sum(name.text - item.texts[0] for item, name in held) / size
    length = sum(map(len, names)) / size
    score = 2.0 * size / count + 2.0 * likely + 2.0 * labelled + hinted + 0.5 * tagged + 0.5 * near
    score -= (
        max(0.0, length - 25) / 10
        + min(1.0, early * 0.07)
        + (0.2 * held[0][1].place[1] if held[0][1].place[1] < 9 else 0.0)
    )
    different = len({_DIGITS.sub("", name) for name in names})
    if count >= 3 and different == 1:
        score -= 2.5 if hinted >= 1 else 4.0  # the same in all items: a caption, unless marked as a name
    elif count >= 3 and different / size < 0.35:
        score -= 1.0
    return score


def _hint(outline: Outline, owner: int) -> float:
    """Tell how much the markup around a text says that it is a name."""
    best = 0.0
    for element in (owner, outline.parents[owner], outline.ancestor(owner, 2)):
        attributes = outline.attributes(element) if element > 0 else None
        if not attributes:
            continue
        if attributes.get("itemprop") in ("author", "creator", "name"):
            return 2.5
        for name in ("class", "rel", "id"):
            value = attributes.get(name)
            if value:
                best = max(best, _class_hint(value))
        href = attributes.get("href")
        if best < _PERSON and href and PERSON_CLASS.search(href.lower()):
            best = _PERSON
    return best


@lru_cache(maxsize=4096)
def _class_hint(value: str) -> float:
    lowered = value.lower()
    return 1.5 if NAME_CLASS.search(lowered) else _PERSON if PERSON_CLASS.search(lowered) else 0.0


def _reads_like_a_name(name: str) -> bool:
    words = name.split()
    return len(words) <= 4 and len(name) <= 36 and not (_SENTENCE.search(name) and len(words) > 2)
