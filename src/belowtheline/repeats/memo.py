"""What comparing pairs of nodes came to, remembered: nobody compares twice what has not changed in between.

Each pair is filed under a mark of all that is looked at when it is judged: the comments of both nodes, and the digests
of what they say. How close the other pairs of a node are is no part of it: which are the closest is asked every time.
"""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from belowtheline.repeats.clusters import EDGE
from belowtheline.repeats.edges import LINK, Compared
from belowtheline.repeats.grams import I64, U64, mixed
from belowtheline.repeats.nodes import Packed

_MARK = ("mark", "<u8")
_MARKED_EDGE = np.dtype([_MARK, *((name, EDGE[name]) for name in EDGE.names or ())])
_MARKED_LINK = np.dtype([_MARK, *((name, LINK[name]) for name in LINK.names or ())])
KINDS = {
    "scored": np.dtype([_MARK]),
    "alike": np.dtype([_MARK, ("score", "<f8")]),
    "judged": np.dtype([_MARK]),
    "edges": _MARKED_EDGE,
    "links": _MARKED_LINK,
}

_CONTENT = ("node", "author", "article", "id_hi", "id_lo", "posted", "said", "length", "cut", "speaks", "judged")


class Memo(NamedTuple):
    """What is remembered of pairs, by mark; arrays of KINDS, each sorted."""

    scored: Packed  # all that were looked at
    alike: Packed  # those whose words are close at all, and how close
    judged: Packed  # those that the rules were asked about
    edges: Packed  # what came of them
    links: Packed


def memo(found: Sequence[Memo] = ()) -> Memo:
    """Return several memos as one."""
    return Memo(*(_joined(kind, [getattr(held, kind) for held in found]) for kind in KINDS))


def _joined(kind: str, held: Sequence[Packed]) -> Packed:
    records = np.concatenate([np.zeros(0, KINDS[kind]), *held])
    return records[np.lexsort([records[name] for name in reversed(records.dtype.names or ())])]


def contents(sides: Packed, starts: I64) -> U64:
    """Return for each node a digest of all that its rows of `sides` tell; each node's rows start at one of `starts`."""
    row = np.zeros(len(sides), np.uint64)
    for name in _CONTENT:
        row = mixed(row + sides[name].astype(np.uint64) + np.uint64(0x9E3779B97F4A7C15))
    return np.add.reduceat(row, starts) if len(starts) else row


def marks(one: U64, other: U64) -> U64:
    """Return the marks of pairs, by the contents of their nodes."""
    return mixed(one ^ mixed(other + np.uint64(1)))


def scores(held: Memo, asked: U64) -> npt.NDArray[np.float64]:
    """Return how close pairs were found to be; NaN for those nobody has looked at."""
    found = np.where(np.isin(asked, held.scored["mark"]), 0.0, np.nan)
    if len(held.alike):
        at = np.minimum(np.searchsorted(held.alike["mark"], asked), len(held.alike) - 1)
        hit = held.alike["mark"][at] == asked
        found[hit] = held.alike["score"][at[hit]]
    return found


def recall(held: Memo, asked: U64, pairs: Packed) -> Compared:
    """Return what came of pairs with these marks."""
    edges = held.edges[np.isin(held.edges["mark"], asked)]
    links = held.links[np.isin(held.links["mark"], asked)]
    joined = np.isin(asked, np.concatenate([edges["mark"], links["mark"]]))
    return Compared(_plain(edges, EDGE), _plain(links, LINK), pairs[joined])


def learnt(asked: U64, score: npt.NDArray[np.float64], judged: U64, compared: Compared) -> Memo:
    """Return what there is to remember: pairs that were scored, and those that were judged, by their marks."""
    alike = np.zeros(int((score > 0).sum()), KINDS["alike"])
    alike["mark"], alike["score"] = asked[score > 0], score[score > 0]
    return Memo(
        _only_marks(asked),
        alike,
        _only_marks(judged),
        _with_mark(compared.edges, judged[compared.edges_of], _MARKED_EDGE),
        _with_mark(compared.links, judged[compared.links_of], _MARKED_LINK),
    )


def _only_marks(found: U64) -> Packed:
    records = np.zeros(len(found), KINDS["scored"])
    records["mark"] = found
    return records


def _with_mark(plain: Packed, mark: U64, dtype: "np.dtype[np.void]") -> Packed:
    records = np.empty(len(plain), dtype)
    records["mark"] = mark
    for name in plain.dtype.names or ():
        records[name] = plain[name]
    return records


def _plain(records: Packed, dtype: "np.dtype[np.void]") -> Packed:
    plain = np.empty(len(records), dtype)
    for name in dtype.names or ():
        plain[name] = records[name]
    return plain


NO_MEMO = memo()
