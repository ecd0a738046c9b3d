"""Whether a run of items is a thread of readers' comments, and how sure that is."""

import math
import re
from dataclasses import dataclass

from belowtheline.parsers.repeated_structure.bodies import Part
from belowtheline.parsers.repeated_structure.groups import Group
from belowtheline.parsers.repeated_structure.items import Item
from belowtheline.parsers.repeated_structure.labels import bare_label, is_label
from belowtheline.parsers.repeated_structure.names import Name
from belowtheline.parsers.repeated_structure.outline import Outline
from belowtheline.parsers.repeated_structure.slots import Slot
from belowtheline.parsers.repeated_structure.words import (
    ACTION_LABELS,
    BESIDE,
    COMMENT_WORD,
    PERHAPS_COMMENT_WORD,
    REPLY_LABELS,
    THREAD_CLASS,
)

_CLOCK = re.compile(r"\d[:.h]\d\d|\d\s?[ap]\.?m\b|T\d\d", re.IGNORECASE)
_JOINED = re.compile(
    r"\W{0,3}(?:joined|join date|member since|registered|founded|registriert|mitglied seit|dabei seit|beigetreten"
    r"|inscrit|inscription|membre depuis|registrado|miembro desde|iscritto|lid sinds|geregistreerd|dołączył|rejestracja"
    r"|зарегистрирован|регистрация|на форуме с|üyelik|katılım|medlem sedan|reg\.?datum)\b\W{0,3}",
    re.IGNORECASE,
)
_LONGEST_BYLINE = 90  # characters of a text that holds name and time
_FEW = 3  # items too few to tell what is usual
_MOSTLY = 0.8  # share of items with a name
_SPREAD = 0.55  # of the lengths of texts, as a share of their mean
_HEADING = 90  # characters of a heading
_LINKED = 0.75  # of the letters of a run: a list of links
_MOST_TEXTS = 120  # of a run that are looked at to tell


@dataclass(frozen=True, slots=True)
class Evidence:
    """What speaks for and against a run."""

    points: float
    marks: frozenset[str]
    notes: tuple[str, ...]


def weigh(
    outline: Outline, parts: list[Part], names: list[Name | None], bodies: list[str], times: list[str]
) -> Evidence:
    """Add up what the items are, what they say and what stands around them."""
    items, slots = [part.item for part in parts], [part.slots for part in parts]
    size = len(items)
    marks: dict[str, float] = {}
    marks["heading"] = _heading(outline, items)
    if _thread_classes(outline, items):
        marks["class"] = 2.0
    said = [{bare_label(outline.texts[s.text]) for s in own if s.label} for own in slots]
    half = size if size > _FEW else size + 1
    if sum(not labels.isdisjoint(REPLY_LABELS) for labels in said) * 2 >= half:
        marks["reply"] = 2.5
    if sum(not labels.isdisjoint(ACTION_LABELS) for labels in said) * 2 >= size:
        marks["actions"] = 1.0
    if any(items[0].first < area for area in outline.textareas):
        marks["form"] = 1.0
    named = [name.name for name in names if name is not None]
    marks["names"] = 1.5 * len(named) / size - (2.0 if len(named) * 2 <= size else 0.0)
    if size > 1 and len(set(named)) == 1:
        marks["one name"] = -3.0 if size > 2 else -1.5
    elif len(set(named)) >= 2:
        marks["several names"] = 1.0
    marks["clock"] = 1.0 if sum(bool(_CLOCK.search(t)) for t in times) * 2 >= size else 0.0
    marks["words"] = _words(bodies)
    if sum(_in_prose(outline, item) for item in items) * 2 >= size:
        marks["prose"] = -6.0
    if sum(_since_joining(outline, item) for item in items) * 2 >= size:
        marks["joined"] = -3.0
    teasers = sum(_is_teaser(outline, item, own, name) for item, own, name in zip(items, slots, names, strict=True))
    if teasers * 2 >= size:
        marks["teasers"] = -5.0
    linked = sum(_link_share(outline, own, name) > 0.5 for own, name in zip(slots, names, strict=True))
    if linked * 2 >= size:
        marks["links"] = -4.0
    if len(named) >= _MOSTLY * size:
        if any(item.outer is not None for item in items):
            marks["nested"] = 1.5
        if teasers * 5 < size and linked * 5 < size and len(set(named)) * 4 >= size:
            marks["size"] = min(1.5, max(0.0, 0.5 * math.log2(size / 4)))
            marks["varied"] = 1.0 if _varied(bodies) else 0.0
    kept = frozenset(name for name, value in marks.items() if value > 0)
    return Evidence(sum(marks.values()), kept, tuple(f"{name} {value:+.1f}" for name, value in marks.items() if value))


def _in_prose(outline: Outline, item: Item) -> bool:
    """Tell whether the time of an item stands within a sentence."""
    return any(len(outline.texts[text]) > _LONGEST_BYLINE for text in item.times)


def _since_joining(outline: Outline, item: Item) -> bool:
    """Tell whether the time of an item is when its author became a member."""
    for text in item.times[:1]:
        if _JOINED.match(outline.texts[text]) or (text and _JOINED.fullmatch(outline.texts[text - 1])):
            return True
    return False


def _varied(bodies: list[str]) -> bool:
    """Tell whether the texts are of very different length, as people's are and teasers' are not."""
    lengths = [len(body) for body in bodies]
    mean = sum(lengths) / len(lengths)
    spread = math.sqrt(sum((length - mean) ** 2 for length in lengths) / len(lengths))
    return len(bodies) > _FEW and spread > _SPREAD * mean


def _words(bodies: list[str]) -> float:
    empty = sum(not body for body in bodies)
    if empty * 3 > len(bodies):
        return -6.0
    lengths = sorted(len(body) for body in bodies)
    return 1.0 if lengths[len(lengths) // 2] >= 60 else 0.0


def _heading(outline: Outline, items: list[Item]) -> float:
    """Weigh the nearest short text before the run that names what follows: comments, or related articles."""
    start = outline.first_text[items[0].first]
    for distance, text in enumerate(range(start - 1, max(-1, start - 13), -1)):
        words = outline.texts[text].lower()
        if len(words) > _HEADING:
            continue
        beside = BESIDE.search(words) is not None
        if COMMENT_WORD.search(words) and not beside:
            return 3.0
        if beside and distance < 4:
            return -3.0
        if PERHAPS_COMMENT_WORD.search(words) and distance < 6:
            return 1.5
    return 0.0


def is_list_of_links(outline: Outline, group: Group) -> bool:
    """Tell at little cost whether nearly all that blocks say is linked, as in lists of articles."""
    first, last = group.wrappers[0], group.wrappers[-1]
    texts, owners, links = outline.texts, outline.owners, outline.links
    total = linked = 0
    for text in range(outline.first_text[first], min(outline.text_ends[last], outline.first_text[first] + _MOST_TEXTS)):
        length = len(texts[text])
        total += length
        if links[owners[text]] >= 0:
            linked += length
    return linked > _LINKED * total


def might_be_thread(outline: Outline, group: Group) -> bool:
    """Tell at little cost whether blocks found by names and buttons can be a thread at all."""
    anchor = group.anchors[0]
    if any(bare_label(outline.texts[text]) in REPLY_LABELS for text in outline.text_range(anchor)[:2]):
        return True
    return _has_thread_class(outline, group.wrappers[len(group.wrappers) // 2])


def is_told(outline: Outline, block: int) -> bool:
    """Tell whether a class or a button to reply says that a block is a comment."""
    if _has_thread_class(outline, block):
        return True
    texts = outline.texts[outline.first_text[block] : outline.text_ends[block]]
    return any(is_label(text) and bare_label(text) in REPLY_LABELS for text in texts)


def heads_thread(outline: Outline, element: int) -> bool:
    """Tell whether a heading of comments stands shortly before an element."""
    start = outline.first_text[element]
    before = outline.texts[max(0, start - 16) : start]
    return any(len(text) <= _HEADING and COMMENT_WORD.search(text.lower()) for text in before)


def _thread_classes(outline: Outline, items: list[Item]) -> bool:
    return _has_thread_class(outline, items[len(items) // 2].wrapper)


def _has_thread_class(outline: Outline, element: int) -> bool:
    for _ in range(4):
        if element <= 0:
            return False
        attributes = outline.attributes(element)
        if THREAD_CLASS.search(
            f"{attributes.get('class')} {attributes.get('id')} {attributes.get('itemtype')}".lower()
        ):
            return True
        element = outline.parents[element]
    return False


def _is_teaser(outline: Outline, item: Item, slots: list[Slot], name: Name | None) -> bool:
    """Tell whether an item opens with a linked headline."""
    for slot in slots[:8]:
        link = outline.links[outline.owners[slot.text]]
        words = outline.texts[slot.text]
        if link < item.first or (name is not None and slot.text == name.text) or len(words) < 25:
            continue
        href = outline.attributes(link).get("href") or ""
        if "#" not in href and "comment" not in href.lower() and not any(c in words for c in ("http", "www.")):
            return True
    return False


def _link_share(outline: Outline, slots: list[Slot], name: Name | None) -> float:
    total = linked = 0
    for slot in slots:
        if slot.label or (name is not None and slot.text == name.text):
            continue
        length = len(outline.texts[slot.text])
        total += length
        if outline.links[outline.owners[slot.text]] >= 0:
            linked += length
    return linked / total if total else 0.0
