"""The stretch of the page that belongs to each block: its own texts, without those of blocks inside it."""

import re
from collections import Counter
from dataclasses import dataclass

from belowtheline.parsers.repeated_structure.anchors import time_span
from belowtheline.parsers.repeated_structure.groups import Group, first_class
from belowtheline.parsers.repeated_structure.outline import Outline

_CLOCK = re.compile(
    r"\W{0,3}(?:(?:at|um|à|as|às|kl|o|в)\W{1,2})?\d{1,2}\s?[:.h]\s?\d{2}(?::\d{2})?\s?(?:[ap]\.?m\.?|uhr|h)?\W{0,2}$",
    re.IGNORECASE,
)
_HEADINGS = frozenset(["h1", "h2", "h3", "h4", "h5", "h6"])


@dataclass(frozen=True, slots=True)
class Item:
    """One block with what follows (or precedes) it, up to the next: elements `first <= e < stop`."""

    first: int
    stop: int
    wrapper: int
    anchor: int  # the element that holds its time; -1: none
    texts: tuple[int, ...]  # its own, in order
    times: tuple[int, ...]  # those that print its time
    outer: int | None  # index of the item whose stretch holds this one


def build_items(outline: Outline, group: Group) -> list[Item]:
    """Give every block of `group` its stretch of the page and its own texts."""
    stretches = [(w, outline.ends[w], outline.first_text[w], outline.text_ends[w]) for w in group.wrappers]
    if _text_stands_between(outline, group):
        stretches = _footers(outline, group) if _is_footer(outline, group) else _headers(outline, group)
    items: list[Item] = []
    open_items: list[int] = []
    inner: list[list[tuple[int, int]]] = [[] for _ in stretches]
    outers: list[int | None] = []
    for index, (first, _stop, low, high) in enumerate(stretches):
        while open_items and stretches[open_items[-1]][1] <= first:
            open_items.pop()
        outers.append(open_items[-1] if open_items else None)
        if open_items:
            inner[open_items[-1]].append((low, high))
        open_items.append(index)
    for index, (first, stop, low, high) in enumerate(stretches):
        own: list[int] = []
        at = low
        for inner_low, inner_high in inner[index]:
            own.extend(range(at, inner_low))
            at = max(at, inner_high)
        own.extend(range(at, high))
        anchor = group.anchors[index] if group.timed else -1
        times = _times(outline, anchor, own)
        items.append(Item(first, stop, group.wrappers[index], anchor, tuple(own), times, outers[index]))
    return items


def _times(outline: Outline, anchor: int, own: list[int]) -> tuple[int, ...]:
    """Return the texts that print the time of an item: the anchor's, and a clock time beside it."""
    if anchor < 0:
        return ()
    within = outline.text_range(anchor)
    times = [text for text in within[:8] if time_span(outline.texts[text]) is not None][:1]
    if not times:
        return tuple(within) if len(within) <= 3 else ()
    for text in (times[0] - 1, times[0] + 1):
        if own and own[0] <= text <= own[-1] and _CLOCK.match(outline.texts[text]):
            times.append(text)
    return tuple(sorted(times))


Stretch = tuple[int, int, int, int]


def _length(outline: Outline, low: int, high: int) -> int:
    return sum(len(text) for text in outline.texts[low:high])


def _text_stands_between(outline: Outline, group: Group) -> bool:
    """Tell whether the words stand outside the blocks: <dt> and <dd>, header rows and text rows."""
    if len(group.wrappers) < 2:
        return False
    between = inside = gaps = 0
    anchor = max(group.anchors)
    taken = _length(outline, outline.first_text[anchor], outline.text_ends[anchor]) if group.timed else 0
    for block, after in zip(group.wrappers, group.wrappers[1:], strict=False):
        if outline.parents[block] != outline.parents[after]:
            continue
        gaps += 1
        between += min(400, _length(outline, outline.text_ends[block], outline.first_text[after]))
        inside += min(400, _length(outline, outline.first_text[block], outline.text_ends[block]))
        inside -= taken
    return gaps * 2 >= len(group.wrappers) - 1 and between > inside


def _kind(outline: Outline, element: int | None) -> tuple[str, str]:
    if element is None:
        return ("", "")
    return (outline.tags[element], first_class(outline.classes(element)))


def _previous_siblings(outline: Outline, wrappers: tuple[int, ...]) -> dict[int, int]:
    """Map each element beside the wrappers to the one before it."""
    found: dict[int, int] = {}
    for parent in sorted({outline.parents[w] for w in wrappers}):
        siblings = outline.children(parent)
        found.update(zip(siblings[1:], siblings, strict=False))
    return found


def _is_footer(outline: Outline, group: Group) -> bool:
    """Tell whether bylines close the text above them rather than open the text below."""
    wrappers = group.wrappers
    before = _previous_siblings(outline, wrappers)
    if outline.tags[wrappers[0]] in _HEADINGS or outline.tags[wrappers[0]] == "dt":
        return False
    after_rules = sum(_kind(outline, outline.next_sibling(w))[0] == "hr" for w in wrappers)
    before_rules = sum(_kind(outline, before.get(w))[0] == "hr" for w in wrappers)
    if after_rules != before_rules:
        return after_rules > before_rules
    usual = Counter(_kind(outline, outline.next_sibling(w)) for w in wrappers[:-1]).most_common(1)[0][0]
    if _kind(outline, outline.next_sibling(wrappers[-1])) == usual:
        return False
    usual = Counter(_kind(outline, before.get(w)) for w in wrappers[1:]).most_common(1)[0][0]
    return _kind(outline, before.get(wrappers[0])) == usual


def _headers(outline: Outline, group: Group) -> list[Stretch]:
    wrappers = group.wrappers
    stretches: list[Stretch] = []
    kinds: set[tuple[str, str]] = set()
    for block, after in zip(wrappers, (*wrappers[1:], -1), strict=True):
        end = outline.ends[outline.parents[block]]
        last = not (0 <= after < end)
        sibling = outline.next_sibling(block)
        stop = outline.ends[block]
        while sibling is not None and (last or sibling < after):
            kind = _kind(outline, sibling)
            if kind[0] == "hr" or (last and kinds and kind not in kinds):
                break
            if not last:
                kinds.add(kind)
            stop = outline.ends[sibling]
            sibling = outline.next_sibling(sibling)
        high = outline.first_text[stop] if stop < len(outline.tags) else len(outline.texts)
        if last:
            high = min(high, outline.text_ends[outline.parents[block]])
        stretches.append((block, stop, outline.first_text[block], high))
    return stretches


def _footers(outline: Outline, group: Group) -> list[Stretch]:
    wrappers = group.wrappers
    before = _previous_siblings(outline, wrappers)
    taken = set(wrappers)
    kinds: set[tuple[str, str]] = set()
    stretches: list[Stretch] = []
    for block in reversed(wrappers):
        first = block
        while (previous := before.get(first)) is not None and previous not in taken:
            kind = _kind(outline, previous)
            if kind[0] == "hr" or (block == wrappers[0] and kinds and kind not in kinds):
                break
            kinds.add(kind)
            first = previous
        low = outline.text_ends[before[first]] if first in before else outline.first_text[outline.parents[first]]
        stretches.append((first, outline.ends[block], low, outline.text_ends[block]))
    return stretches[::-1]
