"""One group of blocks read as a thread of comments."""

import math
from dataclasses import dataclass

from belowtheline.parsers.page import Page
from belowtheline.parsers.repeated_structure.bodies import Part, find_body_path, read_body
from belowtheline.parsers.repeated_structure.evidence import weigh
from belowtheline.parsers.repeated_structure.fields import machine_time, printed_time, read_id, read_url
from belowtheline.parsers.repeated_structure.groups import Group
from belowtheline.parsers.repeated_structure.items import Item, build_items
from belowtheline.parsers.repeated_structure.names import Name, find_names
from belowtheline.parsers.repeated_structure.nesting import find_outers
from belowtheline.parsers.repeated_structure.outline import Outline
from belowtheline.parsers.repeated_structure.slots import Slot, read_slots
from belowtheline.records import ParsedComment
from belowtheline.threads import Link, resolve_parents
from belowtheline.timestamps import parse


@dataclass(frozen=True, slots=True)
class Candidate:
    """A run read as comments, and what speaks for it."""

    comments: tuple[ParsedComment, ...]
    points: float
    notes: tuple[str, ...]

    @property
    def rank(self) -> float:
        """Order candidates by: evidence first, size second."""
        return self.points + 2.0 * math.log2(1 + len(self.comments))


def read_group(page: Page, outline: Outline, group: Group) -> Candidate:
    """Read every block of `group`."""
    items = build_items(outline, group)
    slots = read_slots(outline, items)
    names = find_names(outline, items, slots)
    parts = [Part(item, own, _heads(outline, item, name)) for item, own, name in zip(items, slots, names, strict=True)]
    path = find_body_path(outline, parts)
    bodies = [read_body(outline, part, path) for part in parts]
    times = [machine_time(outline, item) or printed_time(outline, item) or "" for item in items]
    evidence = weigh(outline, items, slots, names, bodies, times)
    comments = _comments(page, outline, items, names, bodies)
    return Candidate(comments, evidence.points, evidence.notes)


def _heads(outline: Outline, item: Item, name: Name | None) -> frozenset[int]:
    within = outline.text_range(item.anchor)
    heads = set(within) if len(within) <= 4 else set(list(within)[:1])
    if name is not None:
        heads.add(name.text)
    return frozenset(heads)


def _comments(
    page: Page, outline: Outline, items: list[Item], names: list[Name | None], bodies: list[str]
) -> tuple[ParsedComment, ...]:
    outers = find_outers(outline, items)
    ids = [read_id(outline, item) for item in items]
    parents = resolve_parents([Link(native_id=own, outer=outer) for own, outer in zip(ids, outers, strict=True)])
    kept = [index for index, body in enumerate(bodies) if body]
    place = {index: at for at, index in enumerate(kept)}
    found = []
    for index in kept:
        item, name = items[index], names[index]
        parent = parents[index]
        found.append(
            ParsedComment(
                text=bodies[index],
                author=name.name if name is not None else None,
                author_url=read_url(outline, name),
                native_id=ids[index],
                parent=place.get(parent) if parent is not None else None,
                posted=parse(
                    printed_time(outline, item),
                    machine=machine_time(outline, item),
                    captured_at=page.capture.captured_at,
                ),
                confidence=0.6,
            )
        )
    return tuple(found)
