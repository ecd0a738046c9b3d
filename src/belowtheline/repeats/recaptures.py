"""Readings of one comment: which stands for it, and when it was first and last seen."""

import numpy as np

from belowtheline.repeats.readings import NO_TIME, Packed, runs_of
from belowtheline.repeats.verdicts import Relation, RepeatedIn, blank


def settle(readings: Packed) -> tuple[Packed, Packed]:
    """Return (readings with `first` and `newest` filled, verdicts) for all readings of some comment ids.

    The newest capture stands for the comment; of captures without a time, or of one time, the reading with
    more words, then the smaller number (then the earlier run, where two read one place): an order that no arrival can
    change. Every other reading gets a RECAPTURE verdict naming the comment's own id, the newest one first seen, last
    seen and captures.
    """
    if not len(readings):
        return readings.copy(), blank(readings)
    captured = readings["captured"]
    age = np.where(captured == NO_TIME, NO_TIME, -captured)  # newest first, unknown last
    words, earlier = -readings["length"].astype(np.int64), readings["run"] - np.uint16(1)  # this run, 0, comes last
    order = np.lexsort((earlier, readings["reading"], words, age, readings["id_lo"], readings["id_hi"]))
    ordered = readings[order].copy()
    bounds = runs_of(ordered["id_hi"], ordered["id_lo"])
    starts, counts = bounds[:-1], np.diff(bounds)
    ordered["newest"][starts] = 1
    ordered["first"] = np.repeat(np.minimum.reduceat(ordered["captured"], starts), counts)
    several = np.repeat(counts > 1, counts)
    verdicts = blank(ordered)
    newest = ordered["newest"] == 1
    verdicts["relation"] = np.where(newest, Relation.NONE, Relation.RECAPTURE)
    verdicts["canonical_hi"], verdicts["canonical_lo"] = ordered["id_hi"], ordered["id_lo"]
    home = np.repeat(starts, counts)
    # Words of the newest reading decide what the comment repeats; an older wording follows it.
    ordered["node"] = ordered["node"][home]
    verdicts["same_text"] = ordered["text"] == ordered["text"][home]
    verdicts["repeated_in"] = np.where(
        ordered["article"] == ordered["article"][home], RepeatedIn.SAME_THREAD, RepeatedIn.SAME_SITE
    )
    verdicts["part"], verdicts["place"] = ordered["part"][home], ordered["place"][home]
    verdicts["known"] = np.repeat(np.maximum.reduceat(ordered["run"], starts) > 0, counts)
    verdicts["has_seen"] = newest
    verdicts["captures"] = np.repeat(counts, counts)
    verdicts["first"], verdicts["last"] = ordered["first"], ordered["captured"]
    return ordered, verdicts[several]
