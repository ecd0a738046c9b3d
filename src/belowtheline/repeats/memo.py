"""What comparing a node's pairs came to, remembered: nobody compares twice what has not changed in between.

All pairs of one node are judged together, so what is remembered is filed under a mark of all that judgement looks at:
the comments of both nodes of every pair, and the digests of their words.
"""

from collections.abc import Iterable
from typing import NamedTuple

import numpy as np

from belowtheline.repeats.candidates import PAIR
from belowtheline.repeats.clusters import EDGE
from belowtheline.repeats.edges import LINK, Compared
from belowtheline.repeats.grams import U64, mixed
from belowtheline.repeats.nodes import Packed, starts_of
from belowtheline.repeats.sides import NO_EDGES, NO_LINKS, NO_PAIRS

_MARK = ("mark", "<u8")


def _marked(dtype: "np.dtype[np.void]") -> "np.dtype[np.void]":
    return np.dtype([_MARK, *((name, dtype[name]) for name in dtype.names or ())])


SEEN = np.dtype([_MARK])
KINDS = {"seen": SEEN, "edges": _marked(EDGE), "links": _marked(LINK), "joined": _marked(PAIR)}
"""What is kept, by kind: the marks of nodes whose pairs were compared, and what came of each."""

_UNMARKED = {"edges": EDGE, "links": LINK, "joined": PAIR}
_CONTENT = ("node", "author", "article", "id_hi", "id_lo", "posted", "said", "length", "cut", "speaks", "judged")


class Memo(NamedTuple):
    """What is remembered: arrays of KINDS, sorted by mark."""

    seen: Packed
    edges: Packed
    links: Packed
    joined: Packed


def marks_of(pairs: Packed, sides: Packed) -> U64:
    """Return the mark of the first node of each pair; pairs and rows are as `sides.ready` returns them."""
    if not len(pairs):
        return np.zeros(0, np.uint64)
    row = np.zeros(len(sides), np.uint64)
    for name in _CONTENT:
        row = mixed(row + sides[name].astype(np.uint64) + np.uint64(0x9E3779B97F4A7C15))
    starts = starts_of(sides["node"])
    numbers, content = sides["node"][starts], np.add.reduceat(row, starts)
    first, other = (np.searchsorted(numbers, pairs[end]) for end in ("a", "b"))
    begins = starts_of(pairs["a"])
    all_others = np.add.reduceat(mixed(content[other] + np.uint64(1)), begins)
    mark = mixed(content[first[begins]] ^ mixed(all_others))
    return np.repeat(mark, np.diff(np.append(begins, len(pairs))))


def recall(memo: Memo, marks: U64) -> Compared:
    """Return what came of the pairs of nodes with these marks."""
    some = {name: getattr(memo, name) for name in _UNMARKED}
    found = {name: _unmarked(held[np.isin(held["mark"], marks)], _UNMARKED[name]) for name, held in some.items()}
    return Compared(found["edges"], found["links"], found["joined"])


def remember(pairs: Packed, marks: U64, compared: Iterable[Compared]) -> Memo:
    """Return what came of `pairs`, by their marks."""
    begins = starts_of(pairs["a"])
    numbers, marks = pairs["a"][begins], marks[begins]
    found: dict[str, list[Packed]] = {"edges": [], "links": [], "joined": []}
    for some in compared:
        askers = {"edges": some.edges_of, "links": some.links_of, "joined": some.joined["a"]}
        for name, asker in askers.items():
            records = getattr(some, name)
            kept = np.empty(len(records), KINDS[name])
            kept["mark"] = marks[np.searchsorted(numbers, asker)]
            for column in records.dtype.names:
                kept[column] = records[column]
            found[name].append(kept)
    joined = {name: _sorted(np.concatenate([np.zeros(0, KINDS[name]), *held])) for name, held in found.items()}
    seen = np.zeros(len(marks), SEEN)
    seen["mark"] = np.sort(marks)
    return Memo(seen, joined["edges"], joined["links"], joined["joined"])


def _unmarked(records: Packed, dtype: "np.dtype[np.void]") -> Packed:
    plain = np.empty(len(records), dtype)
    for name in dtype.names or ():
        plain[name] = records[name]
    return plain


def _sorted(records: Packed) -> Packed:
    return records[np.lexsort([records[name] for name in reversed(records.dtype.names or ())])]


NOTHING = Compared(NO_EDGES, NO_LINKS, NO_PAIRS)
