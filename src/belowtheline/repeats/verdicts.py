"""What is decided for one reading, packed; a reading without a verdict is a comment of its own, seen once."""

from collections.abc import Iterable
from enum import IntEnum

import numpy as np

from belowtheline.repeats.blocks import unpack as unpack_blocks
from belowtheline.repeats.readings import NO_TIME, Packed


class Relation(IntEnum):
    """How a reading repeats its canonical comment; NONE: it is one."""

    NONE = 0
    RECAPTURE = 1
    EXACT = 2
    NEAR = 3
    CONTAINED = 4
    COPY = 5


class RepeatedIn(IntEnum):
    """Where the canonical comment stands, seen from the repeat."""

    SAME_THREAD = 0
    SAME_SITE = 1
    ELSEWHERE = 2


RELATION_NAMES = tuple(relation.name.lower() for relation in Relation)
REPEATED_IN_NAMES = tuple(place.name.lower().replace("_", "-") for place in RepeatedIn)

VERDICT = np.dtype(
    [
        ("reading", "<u8"),
        ("run", "<u2"),  # as in readings.READING
        ("bucket", "<u4"),
        ("relation", "<u1"),
        ("repeated_in", "<u1"),
        ("same_text", "<u1"),  # words equal those of the canonical comment
        ("has_copy_of", "<u1"),
        ("known", "<u1"),  # an earlier run holds readings of the comment
        ("has_seen", "<u1"),  # first, last and captures are set (the newest of several readings)
        ("has_cluster", "<u1"),  # cluster and occurrences are set
        ("captures", "<u4"),
        ("occurrences", "<u4"),
        ("first", "<i8"),
        ("last", "<i8"),
        ("canonical_hi", "<u8"),
        ("canonical_lo", "<u8"),
        ("cluster_hi", "<u8"),
        ("cluster_lo", "<u8"),
        ("copy_of_hi", "<u8"),
        ("copy_of_lo", "<u8"),
        ("has_quotes", "<u1"),
        ("quotes_hi", "<u8"),
        ("quotes_lo", "<u8"),
        ("part", "<u8"),  # where the text of the canonical comment was kept; 0: nowhere
        ("place", "<u4"),
    ]
)


def blank(readings: Packed) -> Packed:
    """Return verdicts for `readings` that decide nothing yet."""
    verdicts = np.zeros(len(readings), VERDICT)
    for name in ("reading", "run", "bucket"):
        verdicts[name] = readings[name]
    verdicts["first"] = verdicts["last"] = NO_TIME
    return verdicts


def unpack(blocks: Iterable[bytes]) -> Packed:
    """Return packed verdicts from blocks of bytes."""
    return unpack_blocks(blocks, VERDICT)
