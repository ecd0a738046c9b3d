"""Pairs of nodes, compared, become edges between units and links from comments that quote to quoted ones."""

import gc
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from belowtheline.repeats.clusters import EDGE
from belowtheline.repeats.forests import Known
from belowtheline.repeats.grams import U64
from belowtheline.repeats.likeness import Shared
from belowtheline.repeats.nodes import Packed, unit_numbers
from belowtheline.repeats.readings import NO_TIME
from belowtheline.repeats.relations import Bond, Kin, Kinship, bond_of, relate
from belowtheline.repeats.subjects import Subject
from belowtheline.repeats.verdicts import Relation

LINK = np.dtype(
    [
        ("quoting", "<u8"),
        ("quoted_hi", "<u8"),
        ("quoted_lo", "<u8"),
        ("quoted_unit", "<u8"),
        ("reply", "<u1"),
        ("similarity", "<f4"),
    ]
)
"""A node that quotes, and the comment it quotes, with the unit that one belongs to."""

_RELATIONS = {Kin.NEAR: Relation.NEAR, Kin.CONTAINED: Relation.CONTAINED, Kin.COPY: Relation.COPY}


@dataclass(frozen=True, slots=True)
class Node:
    """A node to compare: its words, where they stand, and the comment that speaks for it."""

    number: int
    subject: Subject
    places: tuple["Place", ...]  # the nodes.PLACES smallest


class Place(NamedTuple):
    """One comment of a node."""

    author: int  # 0: unknown
    article: int
    comment: int  # 128 bits
    posted: int  # NO_TIME when unknown


class Compared(NamedTuple):
    """What came of some pairs."""

    edges: Packed
    links: Packed
    nodes: U64  # that edges or links join, each once


@contextmanager
def no_collector() -> Iterator[None]:
    """Keep the garbage collector from walking, again and again, over thousands of objects that hold no cycle."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def compare(pairs: Sequence[tuple[int, int]], nodes: Mapping[int, Node], shared: Sequence[Shared]) -> Compared:
    """Return edges and links for pairs of node numbers that `likeness` has let pass, and what it found they share."""
    edges: list[tuple[int, int, int, int, int, int, int]] = []
    links: list[tuple[int, Place, int, int, float]] = []
    known = Known()
    for (a, b), counted in zip(pairs, shared, strict=True):
        one, other = nodes[a], nodes[b]
        if known.all_of(a, one.subject, b, other.subject):
            continue
        kinship = relate(one.subject, other.subject, counted)
        if kinship.kin is Kin.NONE:
            continue
        shorter, longer = (one, other) if one.subject.rank <= other.subject.rank else (other, one)
        if kinship.kin is Kin.QUOTE:
            links.extend(_link(kinship, shorter, longer))
        else:
            relation = int(_RELATIONS[kinship.kin])
            joins = [(*ends, relation) for ends in _ends(shorter, longer, kinship.kin)]
            edges.extend(joins)
            if kinship.kin is Kin.COPY:
                known.add_copy(a, b)
            elif kinship.kin is Kin.NEAR and joins:
                known.add_near(a, b, one.subject.authors & other.subject.authors)
    joined = {node for edge in edges for node in (edge[0], edge[3])} | {
        node for link in links for node in link[::2][:2]
    }
    return Compared(_packed_edges(edges), _packed_links(links), np.array(sorted(joined), np.uint64))


def _link(kinship: Kinship, shorter: Node, longer: Node) -> Iterator[tuple[int, Place, int, int, float]]:
    """Yield the link from the quoting node to the comment it answers, else to the first one on a page of both."""
    quoting, quoted = (shorter, longer) if kinship.by_shorter else (longer, shorter)
    pages, latest = quoting.subject.pages, max(place.posted for place in quoting.places)
    for place in quoted.places:
        answered = place.comment in quoting.subject.answers
        # Nobody quotes what is yet to be written. NO_TIME is later than every time.
        if answered or (kinship.rule != "reply" and place.article in pages and not latest < place.posted < NO_TIME):
            yield quoting.number, place, quoted.number, int(answered), kinship.similarity
            return


def _ends(shorter: Node, longer: Node, kin: Kin) -> Iterator[tuple[int, int, int, int, int, int]]:
    """Yield (node, author, article) twice for each pair of units that an edge joins."""
    match Kin.COPY if kin is Kin.COPY else bond_of(shorter.subject, longer.subject):
        case Bond.SELF:
            for author in sorted(shorter.subject.authors & longer.subject.authors):
                yield shorter.number, author, 0, longer.number, author, 0
        case Bond.PERHAPS:
            for one in shorter.places:
                for other in longer.places:
                    if one.article == other.article and not (one.author and other.author):
                        yield shorter.number, *one[:2], longer.number, *other[:2]
        case _:
            yield shorter.number, *shorter.places[0][:2], longer.number, *longer.places[0][:2]


def _packed_edges(edges: list[tuple[int, int, int, int, int, int, int]]) -> Packed:
    columns = np.array([edge[:6] for edge in edges], np.uint64).reshape(-1, 6)
    packed = np.empty(len(edges), EDGE)
    packed["one"] = unit_numbers(columns[:, 0], columns[:, 1], columns[:, 2])
    packed["other"] = unit_numbers(columns[:, 3], columns[:, 4], columns[:, 5])
    packed["kin"] = [edge[6] for edge in edges]
    return packed


def _packed_links(links: list[tuple[int, Place, int, int, float]]) -> Packed:
    packed = np.empty(len(links), LINK)
    places = [link[1] for link in links]
    packed["quoting"] = np.array([link[0] for link in links], np.uint64)
    packed["quoted_hi"] = np.array([place.comment >> 64 for place in places], np.uint64)
    packed["quoted_lo"] = np.array([place.comment & (1 << 64) - 1 for place in places], np.uint64)
    columns = ([link[2] for link in links], [place.author for place in places], [place.article for place in places])
    packed["quoted_unit"] = unit_numbers(*(np.array(column, np.uint64) for column in columns))
    packed["reply"], packed["similarity"] = [link[3] for link in links], [link[4] for link in links]
    return packed
