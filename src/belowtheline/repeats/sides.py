"""Both sides of proposed pairs, brought together: who wrote a node's words where, and where the words themselves lie.

What meets in a shuffle are packed rows; the words are fetched by whoever compares, and only for pairs that could pass.
"""

from collections.abc import Callable, Iterator
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from belowtheline.repeats import edges, likeness, memo, nodes
from belowtheline.repeats.candidates import PAIR, distinct
from belowtheline.repeats.clusters import EDGE
from belowtheline.repeats.grams import I64, U64
from belowtheline.repeats.likeness import Shared
from belowtheline.repeats.memo import NO_MEMO, Memo, contents
from belowtheline.repeats.nodes import Packed, starts_of
from belowtheline.repeats.normalise import Words
from belowtheline.repeats.readings import partition_of
from belowtheline.repeats.subjects import Subject

SIDE = np.dtype(
    [
        ("node", "<u8"),
        ("author", "<u8"),
        ("article", "<u8"),
        ("id_hi", "<u8"),
        ("id_lo", "<u8"),
        ("posted", "<i8"),
        ("part", "<u8"),
        ("place", "<u4"),
        ("said", "<u8"),  # digest of its text and all else that is told of it by rules
        ("length", "<u4"),
        ("cut", "<u1"),
        ("speaks", "<u1"),  # its text stands for the node
        ("judged", "<u1"),  # one of the nodes.PLACES smallest
    ]
)
"""A comment of a node that is in a pair; a node has at most nodes.PLACES + 1 rows."""

PAIRS_AT_ONCE = 1 << 15
"""Bounds the texts held at a time: about 60,000."""


class Source(NamedTuple):
    """A comment's text, as kept for comparing."""

    text: str
    bare: str  # its skeleton
    name: str | None  # its author as printed
    parent: int  # comment_id of the comment it answers; 0: none


Fetch = Callable[[U64, U64], list[Source]]
"""(parts, places) → the texts kept there, in the order asked for."""


def sides_of(members: Packed, wanted: U64) -> Packed:
    """Return what the nodes `wanted` (sorted, distinct) bring into a comparison; `members` are newest readings."""
    at = np.searchsorted(wanted, members["node"])
    some = members[wanted[np.minimum(at, len(wanted) - 1)] == members["node"]] if len(wanted) else members[:0]
    ordered = some[np.lexsort([some[name] for name in ("posted", "id_lo", "id_hi", "article", "author", "node")])]
    sides = np.zeros(len(ordered), SIDE)
    for name in SIDE.names or ():
        if name in (ordered.dtype.names or ()):
            sides[name] = ordered[name]
    starts = starts_of(sides["node"])
    sides["judged"] = np.arange(len(sides)) - _spread(starts, len(sides)) < nodes.PLACES
    by_id = np.lexsort((sides["id_lo"], sides["id_hi"], sides["node"]))
    sides["speaks"][by_id[starts]] = 1
    kept: Packed = sides[(sides["judged"] == 1) | (sides["speaks"] == 1)]
    return kept


def _spread(starts: I64, count: int) -> I64:
    """Return for each of `count` rows where its run starts."""
    return np.repeat(starts, np.diff(np.append(starts, count)))


def send(members: Packed, pairs: Packed, partition: int, partitions: int) -> tuple[Packed, list[tuple[int, Packed]]]:
    """Return (pairs to compare here, rows of `SIDE` that other partitions compare, by partition).

    `members` are the newest readings of one partition of nodes, `pairs` those with an end in it. A pair is compared
    where its first node is at home; one whose first node is no longer anybody's words is dropped.
    """
    pairs = distinct(pairs)
    home = {end: partition_of(pairs[end], partitions) for end in ("a", "b")}
    known = np.unique(members["node"])
    here = pairs[(home["a"] == partition) & np.isin(pairs["a"], known)]
    abroad = (home["b"] == partition) & (home["a"] != partition)
    asked, targets = pairs["b"][abroad], home["a"][abroad]
    sides = sides_of(members, np.unique(asked))
    sent = []
    for target in np.unique(targets).tolist():
        rows = sides[np.isin(sides["node"], asked[targets == target])]
        if len(rows):
            sent.append((target, rows))
    return here, sent


def ends_of(pairs: Packed) -> U64:
    """Return the nodes that are in a pair, sorted, each once."""
    return np.unique(np.concatenate([pairs["a"], pairs["b"]]))


def compare(pairs: Packed, sides: Packed, fetch: Fetch, held: Memo = NO_MEMO) -> Iterator[tuple[edges.Compared, Memo]]:
    """Yield edges and links for pairs whose nodes are both among `sides`, a bounded number of pairs at a time.

    What `held` remembers is not compared again; what was compared is yielded beside, to be remembered.
    """
    sides = sides[np.lexsort([sides[name] for name in ("posted", "id_lo", "id_hi", "article", "author", "node")])]
    starts = starts_of(sides["node"])
    numbers = sides["node"][starts]
    pairs = distinct(pairs)
    pairs = pairs[np.isin(pairs["a"], numbers) & np.isin(pairs["b"], numbers)]
    nodes_ = _Nodes(sides, np.append(starts, len(sides)), contents(sides, starts))
    begin = 0
    while begin < len(pairs):
        # All pairs of a node together: of many the closest go on.
        last = pairs["a"][min(begin + PAIRS_AT_ONCE, len(pairs)) - 1]
        end = int(np.searchsorted(pairs["a"], last, "right"))
        some, begin = pairs[begin:end], end
        ends = np.searchsorted(numbers, some["a"]), np.searchsorted(numbers, some["b"])
        with edges.no_collector():
            yield from _compare(nodes_, ends, fetch, held)


class _Nodes(NamedTuple):
    """The nodes of some sides: rows bounds[n] to bounds[n + 1] are those of the nth."""

    sides: Packed
    bounds: I64
    contents: U64


def _compare(found: _Nodes, ends: tuple[I64, I64], fetch: Fetch, held: Memo) -> Iterator[tuple[edges.Compared, Memo]]:
    """Yield what comes of pairs of places of nodes: what is remembered, then what is compared now."""
    sides, bounds, _ = found
    one, other = ends
    apart = nodes.apart(sides, bounds[one], bounds[other])
    hopeful = ~(apart & _too_long(sides, bounds[one], bounds[other]))
    one, other, apart = one[hopeful], other[hopeful], apart[hopeful]
    marks = memo.marks(found.contents[one], found.contents[other])
    score, texts = memo.scores(held, marks), _Texts(found, fetch)
    counts = np.zeros((len(one), 3), np.int64)  # none of pairs whose score is remembered
    new = np.flatnonzero(np.isnan(score))
    if len(new):
        places, index = np.unique(np.concatenate([one[new], other[new]]), return_inverse=True)
        bares = [source.bare for source in texts.of(places)]
        score[new], counts[new] = likeness.scores(bares, index[: len(new)], index[len(new) :], apart[new])
    close = likeness.closest(score, one, other)
    judged = close & np.isin(marks, held.judged["mark"])
    numbers = sides["node"][bounds[:-1]]
    if judged.any():
        pairs = np.zeros(int(judged.sum()), PAIR)
        pairs["a"], pairs["b"] = numbers[one[judged]], numbers[other[judged]]
        yield memo.recall(held, marks[judged], pairs), NO_MEMO
    asked = np.flatnonzero(close & ~judged)
    compared = _related(found, one[asked], other[asked], counts[asked], texts)
    yield compared, memo.learnt(marks[new], score[new], marks[asked], compared)


def _related(found: _Nodes, one: I64, other: I64, counts: I64, texts: "_Texts") -> edges.Compared:
    places = np.unique(np.concatenate([one, other]))
    rows = _Rows(found.sides, places, found.bounds)
    compared = {
        place: rows.node(number, source)
        for number, (place, source) in enumerate(zip(places.tolist(), texts.of(places), strict=True))
    }
    pairs, shared = [], []
    for a, b, counted in zip(one.tolist(), other.tolist(), counts.tolist(), strict=True):
        pairs.append((compared[a].number, compared[b].number))
        first, second = compared[a].subject, compared[b].subject
        shared.append(Shared(*counted) if counted[1] else Shared.of(first.grams, second.grams))
    return edges.compare(pairs, {node.number: node for node in compared.values()}, shared)


class _Texts:
    """The texts of nodes, each fetched once."""

    def __init__(self, found: _Nodes, fetch: Fetch) -> None:
        self._sides, self._fetch = found.sides, fetch
        self._speakers = np.flatnonzero(found.sides["speaks"])  # one a node, in the order of nodes
        self._known: dict[int, Source] = {}

    def of(self, places: I64) -> list[Source]:
        """Return the texts of nodes by their places."""
        missing = [place for place in places.tolist() if place not in self._known]
        rows = self._sides[self._speakers[missing]]
        self._known.update(zip(missing, self._fetch(rows["part"], rows["place"].astype(np.uint64)), strict=True))
        return [self._known[place] for place in places.tolist()]


def _too_long(sides: Packed, one: I64, other: I64) -> npt.NDArray[np.bool_]:
    """Tell which strangers' texts differ in length by more than any rule for strangers bears."""
    lengths = sides["length"][one].astype(np.int64), sides["length"][other].astype(np.int64)
    whole = (sides["cut"][one] == 0) & (sides["cut"][other] == 0)
    long: npt.NDArray[np.bool_] = whole & (2 * np.minimum(*lengths) < np.maximum(*lengths))
    return long


class _Rows:
    """The sides of some nodes as Python objects: whole columns become lists, which is far cheaper than row by row."""

    def __init__(self, sides: Packed, nodes_: I64, bounds: I64) -> None:
        counts = bounds[nodes_ + 1] - bounds[nodes_]
        ends = np.cumsum(counts)
        sides = sides[np.repeat(bounds[nodes_] - (ends - counts), counts) + np.arange(int(counts.sum()))]
        self._bounds = [0, *ends.tolist()]
        ids = [hi << 64 | lo for hi, lo in zip(sides["id_hi"].tolist(), sides["id_lo"].tolist(), strict=True)]
        columns = (sides["author"].tolist(), sides["article"].tolist(), ids, sides["posted"].tolist())
        self._places = list(map(edges.Place, *columns))
        self._judged, self._speaks = sides["judged"].tolist(), sides["speaks"].tolist()
        self._node, self._length, self._cut = (sides[name].tolist() for name in ("node", "length", "cut"))

    def node(self, number: int, source: Source) -> edges.Node:
        """Return the numberth node, whose words are `source`."""
        rows = range(self._bounds[number], self._bounds[number + 1])
        places = tuple(self._places[row] for row in rows if self._judged[row])
        speaker = next(row for row in rows if self._speaks[row])
        return edges.Node(
            self._node[speaker],
            Subject(
                source.text,
                Words(source.bare, bool(self._cut[speaker])),
                self._length[speaker],
                frozenset(place.author for place in places if place.author),
                any(not place.author for place in places),
                frozenset(place.article for place in places),
                () if source.name is None else (source.name,),
                frozenset(place.comment for place in places),
                frozenset((source.parent,)) if source.parent else frozenset(),
            ),
            places,
        )


NO_PAIRS, NO_EDGES, NO_LINKS = np.zeros(0, PAIR), np.zeros(0, EDGE), np.zeros(0, edges.LINK)
