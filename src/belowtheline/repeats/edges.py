"""Pairs of nodes, compared, become edges between units and links from comments that quote to quoted ones."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from belowtheline.repeats.candidates import PAIR
from belowtheline.repeats.clusters import EDGE
from belowtheline.repeats.grams import I64, U64
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
    joined: Packed  # the pairs that edges or links came of
    edges_of: I64 = np.zeros(0, np.int64)  # the place, among the pairs, of the one that each edge came of
    links_of: I64 = np.zeros(0, np.int64)

    @property
    def nodes(self) -> U64:
        """Return the nodes that edges or links join, each once."""
        return np.unique(np.concatenate([self.joined["a"], self.joined["b"]]))


def compare(pairs: Iterable[tuple[int, int]], nodes: Mapping[int, Node]) -> Compared:
    """Return edges and links for pairs of node numbers that `likeness` has let pass."""
    edges: list[tuple[int, int, int, int, int, int, int]] = []
    links: list[tuple[int, Place, int, int, float]] = []
    joined: list[tuple[int, int]] = []
    came_of: tuple[list[int], list[int]] = [], []
    for place, (a, b) in enumerate(pairs):
        one, other = nodes[a], nodes[b]
        kinship = relate(one.subject, other.subject, alike=True)
        if kinship.kin is Kin.NONE:
            continue
        shorter, longer = (one, other) if one.subject.rank <= other.subject.rank else (other, one)
        before = len(edges), len(links)
        if kinship.kin is Kin.QUOTE:
            links.extend(_link(kinship, shorter, longer))
        else:
            relation = int(_RELATIONS[kinship.kin])
            edges.extend((*ends, relation) for ends in _ends(shorter, longer, kinship.kin))
        found = len(edges) - before[0], len(links) - before[1]
        if any(found):
            joined.append((a, b))
        for places, count in zip(came_of, found, strict=True):
            places.extend([place] * count)
    of_pairs = (np.array(places, np.int64) for places in came_of)
    return Compared(_packed_edges(edges), _packed_links(links), np.array(joined, PAIR), *of_pairs)


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
