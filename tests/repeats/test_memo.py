"""What is remembered of pairs never changes what comes of them, however the comments came in one after the other."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from belowtheline.repeats import candidates, fates, memo, readings, recaptures, sides
from belowtheline.repeats.nodes import PLACES
from belowtheline.repeats.sides import Source
from tests.transforms.test_repeats import invented, reading

RECORDS = invented(120, seed=3)
READINGS = [reading(record) for record in RECORDS]
SOURCES = [Source(r.text, r.words.bare, r.name, int(r.parent or "0", 16)) for r in READINGS]
PACKED = readings.pack(READINGS, 64, readings.Texts(1, range(len(READINGS))))
KEYS = candidates.keys_of_readings(PACKED, [r.words.bare for r in READINGS])


def compared(chosen, held=memo.NO_MEMO):
    """Compare some records; return (what became of each unit, edges, what is known now, texts fetched)."""
    fetched = []

    def fetch(_, places):
        fetched.extend(places.tolist())
        return [SOURCES[int(place)] for place in places]

    settled, _ = recaptures.settle(PACKED[chosen])
    newest = settled[(settled["newest"] == 1) & (settled["node"] != 0)]
    pairs = candidates.pairs_of(KEYS[np.isin(KEYS["node"], PACKED["node"][chosen])])
    pairs = pairs[np.isin(pairs["a"], newest["node"]) & np.isin(pairs["b"], newest["node"])]
    rows = sides.sides_of(newest, sides.ends_of(pairs))
    found = list(sides.compare(pairs, rows, fetch, held))
    edges, links = (np.concatenate([empty, *(getattr(c, name) for c, _ in found)]) for name, empty in EMPTY.items())
    became = fates.fates_of(fates.firsts_of(newest), edges, links)
    return np.sort(became), edges, memo.memo([held, *(new for _, new in found)]), fetched


EMPTY = {"edges": sides.NO_EDGES, "links": sides.NO_LINKS}


@settings(max_examples=40, deadline=None)
@given(st.lists(st.integers(0, 3), min_size=len(READINGS), max_size=len(READINGS)))
def test_comments_that_come_in_any_order_end_as_if_they_had_come_at_once(waves):
    waves, held = np.array(waves), memo.NO_MEMO
    for wave in range(4):
        chosen = np.flatnonzero(waves <= wave)
        if len(chosen):
            became, _, held, _ = compared(chosen, held)
            expected, _, _, _ = compared(chosen)
            assert np.array_equal(became, expected)


def test_what_was_compared_before_is_not_fetched_again():
    chosen = np.arange(len(READINGS))
    became, edges, held, fetched = compared(chosen)
    again, same, after, few = compared(chosen, held)
    assert len(edges) > 20
    assert np.count_nonzero(became["has_quotes"]) > 3
    # Pairs that others had joined already were passed over and not judged: they alone may be looked at again.
    assert len(few) < len(fetched) / 5
    assert np.array_equal(became, again)
    assert set(edges.tolist()) <= set(same.tolist())
    assert all(set(one.tolist()) <= set(other.tolist()) for one, other in zip(held, after, strict=True))


@pytest.mark.parametrize("name", ["author", "article", "id_lo", "posted", "said", "cut"])
def test_a_mark_tells_all_that_judgement_looks_at(name):
    newest, _ = recaptures.settle(PACKED)
    rows = sides.sides_of(newest[newest["newest"] == 1], np.unique(newest["node"]))
    starts = np.flatnonzero(np.append(True, rows["node"][1:] != rows["node"][:-1]))
    before = memo.contents(rows, starts)
    rows[name][0] += 1
    after = memo.contents(rows, starts)
    assert before[0] != after[0]
    assert np.array_equal(before[1:], after[1:])
    assert np.diff(np.append(starts, len(rows))).max() <= PLACES + 1


def test_where_a_text_was_kept_is_no_part_of_a_mark():
    newest, _ = recaptures.settle(PACKED)
    rows = sides.sides_of(newest[newest["newest"] == 1], np.unique(newest["node"]))
    starts = np.flatnonzero(np.append(True, rows["node"][1:] != rows["node"][:-1]))
    before = memo.contents(rows, starts)
    rows["part"], rows["place"] = 7, np.arange(len(rows))
    assert np.array_equal(memo.contents(rows, starts), before)
