"""All readings of a small run settled at once, in memory: what `transforms.repeats` does over partitions."""

import numpy as np

from belowtheline.repeats import candidates, clusters, edges, fates, recaptures, sides
from belowtheline.repeats.readings import Packed


def settle(readings: Packed, keys: Packed, mode: str, fetch: sides.Fetch, *, remove_copies: bool = False) -> Packed:
    """Return the verdicts on packed readings, in any order; `mode` is off, exact or near, and `fetch` gets texts."""
    ordered, verdicts = recaptures.settle(readings)
    if mode == "off":
        return verdicts
    members = ordered[ordered["node"] != 0]
    members = members[np.argsort(members["reading"])]
    decided = np.zeros(0, fates.FATE)
    if mode == "near":
        decided = _near(members, keys, fetch, remove_copies)
    return np.concatenate([verdicts, fates.settle(members, decided, remove_copies=remove_copies)])


def _near(members: Packed, keys: Packed, fetch: sides.Fetch, remove_copies: bool) -> Packed:
    """Return the fates of the units that other words touch."""
    newest = members[members["newest"] == 1]
    pairs, _ = sides.send(newest, candidates.pairs_of(keys), 0, 1)
    rows = sides.sides_of(newest, sides.ends_of(pairs))
    compared = [found for found, _ in sides.compare(pairs, rows, fetch)]
    touched = np.unique(np.concatenate([np.zeros(0, np.uint64), *(c.nodes for c in compared)]))
    joined = np.concatenate([np.zeros(0, clusters.EDGE), *(c.edges for c in compared)])
    links = np.concatenate([np.zeros(0, edges.LINK), *(c.links for c in compared)])
    return fates.fates_of(fates.touched_units(members, touched), joined, links, remove_copies=remove_copies)
