"""Verdicts become states: what each of some rows says of itself in the end, packed, one state a row."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from belowtheline.repeats.grams import U64
from belowtheline.repeats.readings import Packed
from belowtheline.repeats.verdicts import Relation

STATE = np.dtype(
    [
        ("relation", "<u1"),
        ("repeated_in", "<u1"),
        ("same_text", "<u1"),  # words equal those of the canonical comment
        ("known", "<u1"),  # an earlier run holds readings of the comment
        ("has_copy_of", "<u1"),
        ("has_quotes", "<u1"),
        ("captures", "<u4"),
        ("occurrences", "<u4"),
        ("first", "<i8"),
        ("last", "<i8"),
        *((f"{name}_{half}", "<u8") for name in ("canonical", "cluster", "copy_of", "quotes") for half in ("hi", "lo")),
        ("part", "<u8"),  # where the text of the canonical comment was kept; 0: nowhere
        ("place", "<u4"),
    ]
)


@dataclass(frozen=True, slots=True)
class Rows:
    """What rows bring along, one entry a row: each is one reading of one run."""

    readings: U64
    ids: tuple[U64, U64]
    captured: npt.NDArray[np.int64]  # NO_TIME: unknown


def states_of(rows: Rows, verdicts: Packed) -> Packed:
    """Return the state of each row; without a verdict it is a comment of its own, seen once.

    Raises ValueError for a verdict on a reading that is not among the rows.
    """
    states = _untold(rows)
    if not len(verdicts):
        return states
    by_reading = np.argsort(rows.readings)
    at = np.searchsorted(rows.readings, verdicts["reading"], sorter=by_reading)
    place = by_reading[np.minimum(at, len(by_reading) - 1)] if len(by_reading) else at
    if not len(by_reading) or (rows.readings[place] != verdicts["reading"]).any():
        raise ValueError("a verdict on a comment that no row holds")
    # Recaptures first, clusters second: a cluster knows the canonical comment of a recaptured repeat.
    told_by_words = verdicts["has_cluster"] == 1
    for chosen in (~told_by_words, told_by_words):
        _apply(states, place[chosen], verdicts[chosen])
    return states


def _untold(rows: Rows) -> Packed:
    states = np.zeros(len(rows.readings), STATE)
    states["same_text"] = states["captures"] = states["occurrences"] = 1
    states["first"] = states["last"] = rows.captured
    for half, column in zip(("hi", "lo"), rows.ids, strict=True):
        states[f"canonical_{half}"] = states[f"cluster_{half}"] = column
    return states


def _apply(states: Packed, place: npt.NDArray[np.int64], verdicts: Packed) -> None:
    for name in ("relation", "repeated_in", "same_text", "canonical_hi", "canonical_lo", "part", "place"):
        states[name][place] = verdicts[name]
    states["known"][place] |= verdicts["known"]
    for flag, names in (
        ("has_seen", ("captures", "first", "last")),
        ("has_cluster", ("occurrences", "cluster_hi", "cluster_lo")),
        ("has_copy_of", ("has_copy_of", "copy_of_hi", "copy_of_lo")),
        ("has_quotes", ("has_quotes", "quotes_hi", "quotes_lo")),
    ):
        told = verdicts[flag] == 1
        for name in names:
            states[name][place[told]] = verdicts[name][told]


def promoted(states: Packed) -> npt.NDArray[np.bool_]:
    """Tell which rows stand for a comment that an earlier run knows: canonical, yet no new row of comments/."""
    told: npt.NDArray[np.bool_] = (states["relation"] == Relation.NONE) & (states["known"] == 1)
    return told
