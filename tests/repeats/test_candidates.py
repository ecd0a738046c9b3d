"""Keys and pairs: proposed for texts that share grams in a scope, whatever the order and however cut into shards."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from belowtheline.repeats import candidates
from belowtheline.repeats.candidates import KEY, Scopes, keys_of, pairs_of, split
from belowtheline.repeats.grams import BLOCK, NOTHING, Grams, bottom, units_of

LONG = "thelighthousekeepersaidthattheferrywouldnotcomebeforethestormhadpassedoverthebay"
MIDDLE = LONG[:45]


def pairs(texts, authors, pages):
    scopes = Scopes(*(np.array(values, np.uint64) for values in (range(1, len(texts) + 1), authors, pages)))
    return set(pairs_of(keys_of(units_of(texts), scopes)).tolist())


@pytest.mark.parametrize(
    ("text", "authors", "pages", "proposed"),
    [
        (MIDDLE, (5, 5), (1, 2), True),  # one author
        (MIDDLE, (5, 6), (1, 1), True),  # one page
        (MIDDLE, (5, 6), (1, 2), False),
        (MIDDLE, (0, 0), (1, 2), False),  # nobody is no author
        (LONG, (5, 6), (1, 2), True),  # long texts meet anywhere
    ],
)
def test_texts_meet_where_a_relation_could_be_told(text, authors, pages, proposed):
    assert bool(pairs([text, text[:30] + "x" + text[31:]], authors, pages)) is proposed


def test_a_text_without_its_ends_still_meets_its_author():
    assert pairs([LONG, "prelude" + LONG + "coda"], (5, 5), (1, 2)) == {(1, 2)}


def test_a_hot_run_is_thinned_and_nobody_is_left_out():
    count = 5_000
    texts = [LONG + f"{number:05d}" * 3 for number in range(count)]
    found = pairs(texts, range(10, 10 + count), range(10, 10 + count))
    assert {node for pair in found for node in pair} == set(range(1, count + 1))
    assert len(found) < 12 * 4 * count


def test_keys_of_a_batch_do_not_depend_on_where_blocks_are_cut():
    rng = np.random.default_rng(3)
    texts = ["".join(map(chr, rng.integers(97, 123, 400))) for _ in range(3 * BLOCK // 400)]
    scopes = Scopes(*(np.arange(1, len(texts) + 1, dtype=np.uint64) for _ in range(3)))
    whole = keys_of(units_of(texts), scopes)
    halves = [
        keys_of(units_of(texts[part]), Scopes(scopes.nodes[part], scopes.authors[part], scopes.pages[part]))
        for part in (slice(0, 100), slice(100, None))
    ]
    np.testing.assert_array_equal(whole, candidates.distinct(np.concatenate(halves)))


@given(
    st.lists(st.tuples(st.integers(0, 30), st.integers(20, 23), st.integers(1, 200)), max_size=400),
    st.integers(1, 7),
    st.randoms(use_true_random=False),
)
@settings(deadline=None)
def test_shards_and_order_change_no_pair(rows, shards, random):
    def packed(rows):
        keys = np.zeros(len(rows), KEY)
        for index, (key, length, node) in enumerate(rows):
            keys[index] = ((key * 0x9E3779B97F4A7C15 % (1 << 64)) & ~0xFFFF | length, node)
        return keys

    whole = pairs_of(packed(rows)).tolist()
    random.shuffle(rows)
    parts = [pairs_of(part) for _, part in split(packed(rows), shards)]
    together = candidates.distinct(np.concatenate(parts)).tolist() if parts else []
    assert together == whole


@given(st.lists(st.text(st.sampled_from("ab市"), min_size=1, max_size=30), min_size=1, max_size=8), st.integers(1, 24))
@settings(deadline=None)
def test_equal_grams_have_equal_hashes_and_none_runs_into_the_next_text(texts, length):
    units = units_of(texts)
    hashes, codes = Grams(units).whole(length), units.codes.tolist()
    seen = {}
    for start, end in zip(units.starts[:-1].tolist(), units.starts[1:].tolist(), strict=True):
        for at in range(start, end):
            if at + length > end:
                assert hashes[at] == NOTHING
            else:
                assert seen.setdefault(tuple(codes[at : at + length]), hashes[at]) == hashes[at]
    assert len(set(seen.values())) == len(seen)


@given(st.lists(st.lists(st.integers(0, 20), min_size=1, max_size=12), min_size=1, max_size=5), st.integers(1, 5))
def test_bottom_gives_the_smallest_distinct_hashes_of_each_text(texts, count):
    starts = np.cumsum([0, *map(len, texts)])
    found = bottom(np.array([number for text in texts for number in text], np.uint64), starts, count)
    for row, text in zip(found.tolist(), texts, strict=True):
        smallest = sorted(set(text))[:count]
        assert row == smallest + [int(NOTHING)] * (count - len(smallest))
