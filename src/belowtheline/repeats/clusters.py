"""Units and edges → clusters: who belongs together, who is canonical, who is a copy. Packed, free of order."""

import numpy as np
import numpy.typing as npt

from belowtheline.repeats.grams import I64, U64
from belowtheline.repeats.nodes import MEMBER, Packed, rank_columns, starts_of, unit_numbers
from belowtheline.repeats.verdicts import Relation

EDGE = np.dtype([("one", "<u8"), ("other", "<u8"), ("kin", "<u1")])
"""Two units and how they are related: NEAR and COPY either way, CONTAINED from the held one to the holder."""

UNIT = np.dtype([*((name, MEMBER[name]) for name in MEMBER.names or ()), ("unit", "<u8")])
"""A unit, by its first comment."""

OUTCOME = np.dtype(
    [
        ("unit", "<u8"),
        ("relation", "<u1"),  # of the unit's comments to the canonical one; EXACT where it is theirs
        ("leads", "<u1"),  # the unit's first comment is canonical
        ("copies", "<u1"),  # it is a copy: `original` names what it copies
        ("leader", "<u4"),  # place, among the units given, of the canonical unit
        ("original", "<u4"),  # of the unit whose first comment is the original of the cluster
    ]
)

SLACK, SHARE = 12, 10
"""Units, and a tenth: comments this much shorter than the longest of a group may still be its original."""


def units_of(members: Packed) -> Packed:
    """Return the units of comments that are in the order of `nodes.order_of`."""
    numbers = unit_numbers(members["node"], members["author"], members["article"])
    first = starts_of(numbers)
    units = np.empty(len(first), UNIT)
    for name in MEMBER.names or ():
        units[name] = members[name][first]
    units["unit"] = numbers[first]
    return units


def settle(units: Packed, edges: Packed) -> Packed:
    """Return the outcome for each of `units`, in any order.

    Near edges make groups; the canonical comment of a group is the earliest of its complete ones. A group that another
    holds follows it, transitively, towards longer ones only, so that the canonical comment is never itself a repeat.
    Groups of one node, or joined by copy edges, are one cluster: its original is chosen among their canonical ones
    in the same way, the others copy it.
    """
    one, other = _places(units["unit"], edges["one"]), _places(units["unit"], edges["other"])
    near, held, copy = (edges["kin"] == kin for kin in (Relation.NEAR, Relation.CONTAINED, Relation.COPY))
    group = components(len(units), one[near], other[near])
    leader = leaders(units, group)
    top = _follow(units, leader, one[held], other[held])
    same_one, same_other = _chains(units["node"])
    joined_one = np.concatenate([np.arange(len(units)), one[copy], same_one])
    joined_other = np.concatenate([top, other[copy], same_other])
    cluster = components(len(units), joined_one, joined_other)
    tops = np.flatnonzero(top == np.arange(len(units)))
    original = np.zeros(len(units), np.int64)
    original[tops] = tops[leaders(units[tops], cluster[tops])]
    original = original[top]
    outcome = np.zeros(len(units), OUTCOME)
    own = np.arange(len(units))
    outcome["unit"], outcome["leader"], outcome["original"] = units["unit"], top, original
    outcome["leads"] = top == own
    outcome["copies"] = (top == own) & (original != own)
    outcome["relation"] = np.where(
        top == own, Relation.EXACT, np.where(leader == top, Relation.NEAR, Relation.CONTAINED)
    )
    return outcome


def components(count: int, one: I64, other: I64) -> I64:
    """Return for each of `count` things the smallest one that edges one[i] – other[i] join it with.

    Roots hook onto smaller ones, and labels are looked up through themselves, until nothing moves: rounds grow with
    the logarithm of the longest chain, each a few passes over the arrays.
    """
    label = np.arange(count, dtype=np.int64)
    while len(one):
        a, b = label[one], label[other]
        apart = a != b
        if not apart.any():
            break
        one, other, a, b = one[apart], other[apart], a[apart], b[apart]
        np.minimum.at(label, np.maximum(a, b), np.minimum(a, b))
        while not np.array_equal(through := label[label], label):
            label = through
    return label


def leaders(units: Packed, group: I64) -> I64:
    """Return for each unit the place of the one that leads its group."""
    if not len(units):
        return np.zeros(0, np.int64)
    whole = np.where(units["cut"] == 0, units["length"].astype(np.int64), -1)
    longest = np.full(int(group.max()) + 1, -1, np.int64)
    np.maximum.at(longest, group, whole)
    any_cut = np.where(longest[group] < 0, units["length"].astype(np.int64), whole)  # all cut off: the longest of them
    np.maximum.at(longest, group, any_cut)
    least = longest - np.maximum(SLACK, longest // SHARE)
    late = any_cut < np.maximum(least[group], 0)
    order = np.lexsort((*rank_columns(units), late, group))
    starts = starts_of(group[order].astype(np.uint64))
    leader = np.zeros(len(longest), np.int64)
    leader[group[order[starts]]] = order[starts]
    return leader[group]


def _follow(units: Packed, leader: I64, held: I64, holder: I64) -> I64:
    """Return for each unit the leader of the group that holds its group, in the end; its own group's, if none does."""
    length = units["length"].astype(np.int64)
    small, large = leader[held], leader[holder]
    longer = length[large] > length[small]
    small, large = small[longer], large[longer]
    parent = np.arange(len(units), dtype=np.int64)
    # The longest holder first; then the rank of its leader.
    rank = np.empty(len(units), np.int64)
    rank[np.lexsort((*rank_columns(units), -length))] = np.arange(len(units))
    order = np.lexsort((rank[large], small))
    first = starts_of(small[order].astype(np.uint64))
    parent[small[order[first]]] = large[order[first]]
    while not np.array_equal(through := parent[parent], parent):
        parent = through
    return parent[leader]


def _chains(node: U64) -> tuple[I64, I64]:
    """Return edges that join all units of one node, each to the next."""
    order = np.argsort(node, kind="stable")
    same = node[order][1:] == node[order][:-1]
    return order[:-1][same], order[1:][same]


def _places(numbers: U64, wanted: U64) -> I64:
    """Return the place of each wanted number."""
    order = np.argsort(numbers)
    found: npt.NDArray[np.int64] = order[np.searchsorted(numbers[order], wanted)]
    return found
