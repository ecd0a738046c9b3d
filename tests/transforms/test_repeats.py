"""The transforms settle what the pure functions settle, however the readings are cut into blocks."""

import apache_beam as beam
import pytest
from apache_beam.testing.test_pipeline import TestPipeline as Pipeline
from apache_beam.testing.util import assert_that

from belowtheline.repeats import readings, recaptures, reposts, verdicts
from belowtheline.transforms.repeats import SettleRepeats
from tests.repeats.test_repeats import LONG, MIDDLE, reading

READINGS = [
    reading(
        n, author=author, text=text, article=f"a{n % 3}", native=f"n{n % 11}", day=n % 4 or None, posted=n % 5 or None
    )
    for n, (author, text) in enumerate(
        (a, t) for a in ("Mara", "Otto", None) for t in (LONG, MIDDLE, "ok", LONG + "!", "no")
    )
]


def expected(remove_copies):
    ordered, first = recaptures.settle(readings.pack(READINGS, 64))
    return sorted([*map(bytes, first), *map(bytes, reposts.settle(ordered, remove_copies=remove_copies))])


def expected_recaptures():
    return sorted(map(bytes, recaptures.settle(readings.pack(READINGS, 64))[1]))


def settled_by_beam(mode, remove_copies, block):
    blocks = [
        pair
        for start in range(0, len(READINGS), block)
        for pair in readings.split(readings.pack(READINGS[start : start + block], 64), "id_hi", 8)
    ]

    def matches(actual):
        found = sorted(bytes(v) for block in actual for v in verdicts.unpack([block]))
        want = expected(remove_copies) if mode == "exact" else expected_recaptures()
        assert found == want

    with Pipeline(runner="FnApiRunner") as p:
        settled = p | beam.Create(blocks) | SettleRepeats(mode, remove_copies=remove_copies, partitions=8)
        assert_that(settled, matches)


@pytest.mark.parametrize(("remove_copies", "block"), [(False, 1), (False, 100), (True, 4)])
def test_blocks_of_any_size_settle_as_one_array_does(remove_copies, block):
    assert len(expected(remove_copies)) > 5
    settled_by_beam("exact", remove_copies, block)


def test_repeats_off_settles_recaptures_only():
    assert 0 < len(expected_recaptures()) < len(expected(False))
    settled_by_beam("off", False, 4)
