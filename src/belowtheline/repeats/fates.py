"""What became of units, and by it of every reading of their comments: outcomes → fates → verdicts. Packed.

A node that no edge touches is settled where its readings are; the others meet in one place, as units only.
"""

import numpy as np
import numpy.typing as npt

from belowtheline.repeats import clusters
from belowtheline.repeats.clusters import UNIT
from belowtheline.repeats.grams import U64
from belowtheline.repeats.nodes import Packed, order_of, starts_of, unit_numbers
from belowtheline.repeats.readings import NO_TIME, capture_of
from belowtheline.repeats.sides import NO_EDGES, NO_LINKS
from belowtheline.repeats.verdicts import Relation, RepeatedIn, blank

_FACTS = ("site", "text", "part", "place")

FIRST = np.dtype(
    [*((name, UNIT[name]) for name in UNIT.names or ()), ("site", "<u8"), ("text", "<u8"), ("part", "<u8"),
     ("place", "<u4"), ("capture", "<u8"), ("count", "<u4")]
)  # fmt: skip
"""A unit by its first comment, with all that its repeats need to know of it; `count` comments belong to it."""

FATE = np.dtype(
    [
        ("node", "<u8"),
        ("unit", "<u8"),
        ("relation", "<u1"),  # of all its comments but a first one that leads
        ("leads", "<u1"),
        ("copies", "<u1"),
        ("moved", "<u1"),  # copies are removed, and the canonical comment is the original of the cluster
        ("has_quotes", "<u1"),
        ("occurrences", "<u4"),
        *((f"{name}_{half}", "<u8") for name in ("canonical", "original", "quotes") for half in ("hi", "lo")),
        *((f"its_{name}", FIRST[name]) for name in ("article", "posted", "capture", *_FACTS)),
    ]
)
"""What became of a unit; `its_` fields are those of its canonical comment."""


def firsts_of(members: Packed) -> Packed:
    """Return the units of newest readings."""
    members = members[order_of(members)]
    numbers = unit_numbers(members["node"], members["author"], members["article"])
    first = starts_of(numbers)
    units = clusters.units_of(members)
    found = np.empty(len(units), FIRST)
    for name in UNIT.names or ():
        found[name] = units[name]
    for name in _FACTS:
        found[name] = members[name][first]
    found["capture"] = capture_of(members[first])
    found["count"] = np.diff(np.append(first, len(members)))
    return found


def fates_of(
    units: Packed, edges: Packed = NO_EDGES, links: Packed = NO_LINKS, *, remove_copies: bool = False
) -> Packed:
    """Return the fate of each unit, in any order of units, edges and links; whole nodes are given."""
    outcome = clusters.settle(units, edges)
    leader, original = outcome["leader"].astype(np.int64), outcome["original"].astype(np.int64)
    moved = (leader != original) & remove_copies
    canonical = np.where(moved, original, leader)
    fates = np.zeros(len(units), FATE)
    for name in ("node", "unit"):
        fates[name] = units[name]
    for name in ("relation", "leads", "copies"):
        fates[name] = outcome[name]
    fates["moved"] = moved
    for half in ("hi", "lo"):
        fates[f"canonical_{half}"] = units[f"id_{half}"][canonical]
        fates[f"original_{half}"] = units[f"id_{half}"][original]
    for name in ("article", "posted", "capture", *_FACTS):
        fates[f"its_{name}"] = units[name][canonical]
    sizes = np.bincount(original, units["count"], minlength=len(units))
    fates["occurrences"] = sizes[original]
    _add_quotes(fates, links)
    return fates


def _add_quotes(fates: Packed, links: Packed) -> None:
    """Fill in what each node quotes: the comment it answers, else the one it shares most with, or what that repeats."""
    if not len(links):
        return
    columns = ("quoted_lo", "quoted_hi")
    rank = [*(links[name] for name in columns), -links["similarity"], 1 - links["reply"], links["quoting"]]
    ordered = links[np.lexsort(rank)]
    best = ordered[starts_of(ordered["quoting"])]
    at = np.minimum(np.searchsorted(best["quoting"], fates["node"]), len(best) - 1)
    quoting = best["quoting"][at] == fates["node"]
    by_unit = np.argsort(fates["unit"])
    quoted = by_unit[np.searchsorted(fates["unit"], best["quoted_unit"], sorter=by_unit)][at]
    for half in ("hi", "lo"):
        fates[f"quotes_{half}"] = fates[f"canonical_{half}"][quoted]
    itself = np.zeros(len(fates), bool)
    for name in ("canonical", "original"):  # a quotation is told of canonical comments only: `canonical` is its own id
        itself |= _same(fates, "quotes", fates, name)
    fates["has_quotes"] = quoting & ~itself


def _same(one: Packed, name: str, other: Packed, other_name: str) -> npt.NDArray[np.bool_]:
    same: npt.NDArray[np.bool_] = (one[f"{name}_hi"] == other[f"{other_name}_hi"]) & (
        one[f"{name}_lo"] == other[f"{other_name}_lo"]
    )
    return same


def settle(readings: Packed, fates: Packed, *, remove_copies: bool = False) -> Packed:
    """Return the verdicts on one partition of readings (settled by `recaptures`), by node.

    `fates` are those of the nodes that edges or links touch; what they do not name is settled by its words alone.
    """
    newest = readings[readings["newest"] == 1]
    alone = ~_in_a_run(newest["node"]) | np.isin(newest["node"], fates["node"])
    own = fates_of(firsts_of(newest[~alone]), remove_copies=remove_copies)
    fates = np.concatenate([fates, own])
    fates = fates[np.argsort(fates["unit"])]
    some = newest[np.isin(newest["node"], fates["node"])]
    some = some[order_of(some)]
    numbers = unit_numbers(some["node"], some["author"], some["article"])
    first = np.zeros(len(some), bool)
    first[starts_of(numbers)] = True
    verdicts = _verdicts(some, first, fates[np.searchsorted(fates["unit"], numbers)])
    telling = (verdicts["occurrences"] > 1) | (verdicts["has_quotes"] == 1)
    some, verdicts = some[telling], verdicts[telling]
    return np.concatenate([verdicts, _older(readings[readings["newest"] == 0], some, verdicts)])


def _in_a_run(nodes_: U64) -> npt.NDArray[np.bool_]:
    """Tell which numbers occur more than once."""
    _, inverse, counts = np.unique(nodes_, return_inverse=True, return_counts=True)
    several: npt.NDArray[np.bool_] = (counts > 1)[inverse]
    return several


def _verdicts(some: Packed, first: npt.NDArray[np.bool_], fates: Packed) -> Packed:
    verdicts = blank(some)
    relation = np.where(first & (fates["leads"] == 1), Relation.NONE, fates["relation"])
    relation = np.where(fates["moved"] == 1, Relation.COPY, relation)
    reposted = (relation == Relation.EXACT) | (relation == Relation.NEAR)
    relation = np.where(reposted & _same_post(some, fates), Relation.RECAPTURE, relation)
    stays = relation == Relation.NONE
    verdicts["relation"] = relation
    verdicts["repeated_in"] = np.where(
        some["article"] == fates["its_article"],
        RepeatedIn.SAME_THREAD,
        np.where(some["site"] == fates["its_site"], RepeatedIn.SAME_SITE, RepeatedIn.ELSEWHERE),
    )
    verdicts["same_text"] = some["text"] == fates["its_text"]
    verdicts["part"], verdicts["place"] = fates["its_part"], fates["its_place"]
    verdicts["has_cluster"] = 1
    verdicts["occurrences"] = fates["occurrences"]
    verdicts["has_copy_of"] = stays & (fates["copies"] == 1)
    verdicts["has_quotes"] = stays & (fates["has_quotes"] == 1)
    for half in ("hi", "lo"):
        verdicts[f"canonical_{half}"] = fates[f"canonical_{half}"]
        verdicts[f"cluster_{half}"] = verdicts[f"copy_of_{half}"] = fates[f"original_{half}"]
        verdicts[f"quotes_{half}"] = fates[f"quotes_{half}"]
    return verdicts


def _same_post(some: Packed, fates: Packed) -> npt.NDArray[np.bool_]:
    """Tell which comments are one post with their canonical one, shown by two captures with other marks or words."""
    same: npt.NDArray[np.bool_] = (
        (some["posted"] != NO_TIME)
        & (some["posted"] == fates["its_posted"])
        & (some["article"] == fates["its_article"])
        & (capture_of(some) != fates["its_capture"])
    )
    return same


def _older(older: Packed, some: Packed, verdicts: Packed) -> Packed:
    """Return the verdicts on older readings of comments with a verdict: they follow them to their canonical comment."""
    if not len(older):
        return verdicts[:0]
    place = {pair: index for index, pair in enumerate(_ids(some))}
    found = [(row, place[pair]) for row, pair in enumerate(_ids(older)) if pair in place]
    rows, at = (np.array(column, np.int64) for column in zip(*found, strict=True)) if found else (np.zeros(0, int),) * 2
    following, mine = verdicts[at].copy(), older[rows]
    for name in ("reading", "run", "bucket"):
        following[name] = mine[name]
    following["same_text"] = np.where(following["same_text"] == 1, mine["text"] == some["text"][at], 0)
    following["relation"] = Relation.RECAPTURE
    following["has_copy_of"] = following["has_quotes"] = 0
    return following


def _ids(readings: Packed) -> list[tuple[int, int]]:
    return list(zip(readings["id_hi"].tolist(), readings["id_lo"].tolist(), strict=True))


def touched_units(readings: Packed, touched: U64) -> Packed:
    """Return the units of the nodes `touched`, from one partition of readings."""
    newest = readings[readings["newest"] == 1]
    return firsts_of(newest[np.isin(newest["node"], touched)])
