"""Both sides of proposed pairs, brought together: who wrote a node's words where, and where the words themselves lie.

What meets in a shuffle are packed rows; the words are fetched by whoever compares, and only for pairs that could pass.
"""

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from belowtheline.repeats import edges, likeness, memo, nodes
from belowtheline.repeats.candidates import PAIR, distinct
from belowtheline.repeats.clusters import EDGE
from belowtheline.repeats.grams import I64, U64
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
        with _no_collector():
            yield from _compare(nodes_, ends, fetch, held)


class _Nodes(NamedTuple):
    """The nodes of some sides: rows bounds[n] to bounds[n + 1] are those of the nth."""

    sides: Packed
    bounds: I64
    contents: U64


@contextmanager
def _no_collector() -> Iterator[None]:
    """Keep the garbage collector from walking, again and again, over thousands of gram sets that hold no cycle."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _compare(found: _Nodes, ends: tuple[I64, I64], fetch: Fetch, held: Memo) -> Iterator[tuple[edges.Compared, Memo]]:
    """Yield what comes of pairs of places of nodes: what is remembered, then what is compared now."""
    sides, bounds, _ = found
    one, other = ends
    apart = nodes.apart(sides, bounds[one], bounds[other])
    hopeful = ~(apart & _too_long(sides, bounds[one], bounds[other]))
    one, other, apart = one[hopeful], other[hopeful], apart[hopeful]
    marks = memo.marks(found.contents[one], found.contents[other])
    score, texts = memo.scores(held, marks), _Texts(found, fetch)
    new = np.flatnonzero(np.isnan(score))
    if len(new):
        places, index = np.unique(np.concatenate([one[new], other[new]]), return_inverse=True)
        bares = [source.bare for source in texts.of(places)]
        score[new] = likeness.scores(bares, index[: len(new)], index[len(new) :], apart[new])
    close = likeness.closest(score, one, other)
    judged = close & np.isin(marks, held.judged["mark"])
    numbers = sides["node"][bounds[:-1]]
    if judged.any():
        pairs = np.zeros(int(judged.sum()), PAIR)
        pairs["a"], pairs["b"] = numbers[one[judged]], numbers[other[judged]]
        yield memo.recall(held, marks[judged], pairs), NO_MEMO
    asked = np.flatnonzero(close & ~judged)
    compared = _related(found, one[asked], other[asked], texts)
    yield compared, memo.learnt(marks[new], score[new], marks[asked], compared)


def _related(found: _Nodes, one: I64, other: I64, texts: "_Texts") -> edges.Compared:
    places = np.unique(np.concatenate([one, other]))
    compared = {
        place: _node(found.sides[found.bounds[place] : found.bounds[place + 1]], source)
        for place, source in zip(places.tolist(), texts.of(places), strict=True)
    }
    pairs = [(compared[a].number, compared[b].number) for a, b in zip(one.tolist(), other.tolist(), strict=True)]
    return edges.compare(pairs, {node.number: node for node in compared.values()})


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


def _node(rows: Packed, source: Source) -> edges.Node:
    judged = rows[rows["judged"] == 1]
    ids = [hi << 64 | lo for hi, lo in zip(judged["id_hi"].tolist(), judged["id_lo"].tolist(), strict=True)]
    columns = (judged["author"].tolist(), judged["article"].tolist(), ids, judged["posted"].tolist())
    places = tuple(map(edges.Place, *columns))
    speaker = rows[rows["speaks"] == 1][0]
    return edges.Node(
        int(speaker["node"]),
        Subject(
            source.text,
            Words(source.bare, bool(speaker["cut"])),
            int(speaker["length"]),
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
