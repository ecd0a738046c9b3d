"""One group of blocks read as a thread of comments."""

import math
from dataclasses import dataclass, replace

from belowtheline.parsers.comments.clock import Clock
from belowtheline.parsers.comments.fields import address
from belowtheline.parsers.page import Page
from belowtheline.parsers.repeated_structure.answers import answered_name
from belowtheline.parsers.repeated_structure.bodies import Part, Place, find_body, read_body
from belowtheline.parsers.repeated_structure.evidence import weigh
from belowtheline.parsers.repeated_structure.fields import (
    machine_time,
    printed_time,
    read_kind,
    read_permalinks,
    read_url,
)
from belowtheline.parsers.repeated_structure.groups import Group
from belowtheline.parsers.repeated_structure.ids import answered_id, read_ids
from belowtheline.parsers.repeated_structure.items import build_items
from belowtheline.parsers.repeated_structure.marks import edited_text, is_placeholder, read_votes
from belowtheline.parsers.repeated_structure.names import Name, find_names
from belowtheline.parsers.repeated_structure.nesting import find_levels, find_outers
from belowtheline.parsers.repeated_structure.openings import without_article
from belowtheline.parsers.repeated_structure.outline import Outline
from belowtheline.parsers.repeated_structure.slots import read_slots
from belowtheline.parsers.repeated_structure.topic import opens_with_article
from belowtheline.records import Kind, ParsedComment, Timestamp
from belowtheline.threads import Link, resolve_parents

_CALIBRATION = (
    (13.0, 0.95),
    (11.0, 0.92),
    (10.0, 0.88),
    (8.0, 0.85),
    (7.0, 0.7),
    (-100.0, 0.6),
)  # points of a run, share of right records


@dataclass(frozen=True, slots=True)
class Candidate:
    """A run read as items, and what speaks for it."""

    parts: list[Part]
    names: list[Name | None]
    bodies: list[str]
    place: Place | None  # of the element that holds the words
    answers: list[frozenset[int]]  # the texts of each item that say what it answers
    group: Group
    points: float
    marks: frozenset[str]  # kinds of evidence that speak for it
    notes: tuple[str, ...]

    @property
    def doubted(self) -> bool:
        """Tell whether anything but what stands above it speaks against the run."""
        return any(" -" in note and not note.startswith("heading") for note in self.notes)

    @property
    def rank(self) -> float:
        """Order candidates by: evidence first, size second."""
        return self.points + size_bonus(len(self.parts))


def size_bonus(size: int) -> float:
    """Return the points that a run of `size` items gets for its size."""
    return 2.0 * math.log2(1 + size)


def read_group(outline: Outline, group: Group) -> Candidate:
    """Read every block of `group`."""
    items = build_items(outline, group)
    later = without_article(outline, group, items)
    if later is not group:
        group, items = later, build_items(outline, later)
    slots = read_slots(outline, items)
    names = find_names(outline, items, slots.of)
    parts = [
        Part(item, own, frozenset(item.times if name is None else (*item.times, name.text)))
        for item, own, name in zip(items, slots.of, names, strict=True)
    ]
    place = find_body(outline, parts, slots.paths)
    if place is not None:
        _unname_bodies(parts, names, place)
    bodies = [read_body(outline, part, slots.paths, place) for part in parts]
    times = [f"{machine_time(outline, item)} {printed_time(outline, item)}" for item in items]
    told = weigh(outline, parts, names, bodies, times)
    return Candidate(parts, names, bodies, place, slots.answers, group, told.points, told.marks, told.notes)


def _unname_bodies(parts: list[Part], names: list[Name | None], place: Place) -> None:
    """Take back the names that were found among the words of an item, where others have theirs elsewhere."""
    inside = [name.place[0] in place.within for name in names if name is not None]
    if sum(inside) * 2 > len(inside):
        return
    for index, name in enumerate(names):
        if name is not None and name.place[0] in place.within:
            names[index] = None
            parts[index] = Part(parts[index].item, parts[index].slots, frozenset(parts[index].item.times))


def read_comments(page: Page, outline: Outline, candidate: Candidate) -> tuple[ParsedComment, ...]:
    """Return the comments of the run that was chosen."""
    items = [part.item for part in candidate.parts]
    ids = read_ids(outline, items)
    parents, roots = _parents(outline, candidate, ids)
    skipped = 1 if opens_with_article(page, outline, items) else 0
    kept = [index for index in range(skipped, len(items)) if _is_comment(outline, candidate, index)]
    place = {index: at for at, index in enumerate(kept)}
    clock = Clock(page)
    clock.learn_order(filter(None, (printed_time(outline, item) for item in items)))
    links = read_permalinks(page, outline, items, ids)
    found = [_comment(page, outline, candidate, index, clock) for index in kept]
    return tuple(
        replace(
            comment,
            native_id=ids[index],
            parent=None if (parent := parents[index]) is None else place.get(parent),
            depth=0 if index in roots else None,
            permalink=links[index],
        )
        for comment, index in zip(found, kept, strict=True)
    )


def _comment(page: Page, outline: Outline, candidate: Candidate, index: int, clock: Clock) -> ParsedComment:
    """Return what one item says of itself."""
    part, name, text = candidate.parts[index], candidate.names[index], candidate.bodies[index]
    item = part.item
    votes = read_votes(outline, part.slots, item.first)
    edited = edited_text(outline, part.slots, item.times)
    changed = clock.read(edited) if edited else None
    kind = read_kind(outline, item)
    return ParsedComment(
        text=text,
        kind=Kind.PLACEHOLDER if kind is Kind.COMMENT and is_placeholder(text) else kind,
        author=name.name if name is not None else None,
        author_url=address(page, read_url(outline, name)),
        posted=clock.read(printed_time(outline, item), machine_time(outline, item)) or Timestamp(),
        edited_at=changed.at if changed is not None else None,
        likes=votes.likes,
        dislikes=votes.dislikes,
        score=votes.score,
        confidence=_confidence(candidate, index),
    )


def read_elements(outline: Outline, candidate: Candidate) -> tuple[int, ...]:
    """Return the `mem_id`s of the elements that hold the items."""
    found = []
    for part in candidate.parts:
        element: int | None = part.item.first
        while element is not None and element < part.item.stop:
            found.append(outline.nodes[element].mem_id)
            element = outline.next_sibling(element)
    return tuple(dict.fromkeys(found))


def _is_comment(outline: Outline, candidate: Candidate, index: int) -> bool:
    """Tell whether an item holds a comment; one without the time that others have needs a name."""
    if read_kind(outline, candidate.parts[index].item) is Kind.PINGBACK:
        return candidate.names[index] is not None
    missing_time = candidate.group.timed and candidate.parts[index].item.anchor < 0
    return bool(candidate.bodies[index]) and not (missing_time and candidate.names[index] is None)


def _confidence(candidate: Candidate, index: int) -> float:
    """Say how often records with this much evidence were right when measured, rounded down."""
    base = next(share for points, share in _CALIBRATION if candidate.points >= points)
    missing = 0.3 * (candidate.names[index] is None) + 0.15 * (candidate.parts[index].item.anchor < 0)
    return round(base - missing, 2)


def _parents(outline: Outline, candidate: Candidate, ids: list[str | None]) -> tuple[list[int | None], frozenset[int]]:
    """Return what each item answers, and the items that a page which shows nesting shows at its outermost level."""
    items = [part.item for part in candidate.parts]
    known = {own for own in ids if own is not None}
    links = []
    outers, levels = find_outers(outline, items), find_levels(outline, items)
    body = candidate.place.within if candidate.place is not None else None
    for index, part in enumerate(candidate.parts):
        line, name, own = candidate.answers[index], candidate.names[index], ids[index]
        answered = None
        if known:
            header = [] if body is None else [slot.text for slot in part.slots if slot.path not in body]
            answered = answered_id(outline, part.item, [*line, *header], own, known)
        answers = answered_name(outline, line) if line and answered is None else None
        links.append(
            Link(own, answered, outers[index], levels[index], name.name if name is not None else None, answers)
        )
    parents = resolve_parents(links)
    levelled = any(level is not None for level in levels)
    nests = levelled or any(outer is not None for outer in outers)
    outermost = (levels[index] == 0 if levelled else outers[index] is None for index in range(len(items)))
    roots = (index for index, top in enumerate(outermost) if nests and top and parents[index] is None)
    return parents, frozenset(roots)
