"""All at once in memory says what the reference says."""

import random
from functools import partial

import pytest

from belowtheline.repeats import candidates, memory, readings, together
from belowtheline.storage import scratch
from tests.transforms.test_repeats import BASE, RECORDS, staged, told


@pytest.mark.parametrize(("block", "remove_copies"), [(1000, False), (7, True), (1, False)])
def test_blocks_of_any_size_in_any_order_settle_as_the_reference_does(tmp_path, block, remove_copies):
    shuffled = random.Random(block).sample(RECORDS, len(RECORDS))
    packed, keys = staged(shuffled, block, 1, tmp_path)
    fetch = partial(scratch.read_texts, tmp_path)
    verdicts = together.settle(
        readings.unpack([b for _, b in packed]),
        candidates.unpack([b for _, b in keys]),
        "near",
        fetch,
        remove_copies=remove_copies,
    )
    found = {}
    for verdict in sorted(verdicts, key=lambda v: v["has_cluster"]):
        found[int(verdict["reading"])] = verdict
    expected = memory.settle(RECORDS, remove_copies=remove_copies)
    for record, v in zip(RECORDS, expected, strict=True):
        actual = told(record, found.get(BASE[record.capture] + record.position))
        assert actual == (v.relation, v.canonical, v.cluster, v.copy_of, v.quotes)


def test_nothing_settles_to_nothing(tmp_path):
    for mode in ("off", "exact", "near"):
        fetch = partial(scratch.read_texts, tmp_path)
        assert len(together.settle(readings.unpack([]), candidates.unpack([]), mode, fetch)) == 0
