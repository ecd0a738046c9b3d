"""Recaptures and reposts against a plain restatement of the rules, in any order of arrival."""

from datetime import UTC, datetime, timedelta

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from belowtheline import identity
from belowtheline.repeats import fates, readings, recaptures
from belowtheline.repeats.nodes import node_of
from belowtheline.repeats.normalise import words_of
from belowtheline.repeats.readings import Reading
from belowtheline.repeats.verdicts import Relation, RepeatedIn

START = datetime(2021, 5, 1, tzinfo=UTC)
LONG = "the lighthouse keeper said that the ferry would not come before the storm had passed over the bay"
MIDDLE = "the ferry will not come today either"


def reading(
    number, *, author="Mara", text=LONG, article="a1", native=None, day=None, posted=None, site="x.test", position=0
):
    key = identity.author_key(site, author)
    article_id = identity.digest(article)
    words = words_of(text)
    return Reading(
        comment_id=identity.digest(site, native or f"n{number}"),
        node=node_of(words, words.units, key, article_id),
        article=article_id,
        site=site,
        author=key,
        captured_at=None if day is None else START + timedelta(days=day),
        posted_at=None if posted is None else START + timedelta(minutes=posted),
        reading=number,
        position=position,
        words=words,
        units=words.units,
        text=text,
        name=author,
    )


def settle(items, *, remove_copies=False, order=None):
    """Run both stages the way the transforms do; return verdicts by reading, clusters laid over recaptures."""
    packed = readings.pack(items, 64)
    if order is not None:
        packed = packed[order]
    ordered, first = recaptures.settle(packed)
    able = ordered[ordered["node"] != 0]
    second = fates.settle(able, np.zeros(0, fates.FATE), remove_copies=remove_copies)
    found = {}
    for verdicts in (first, second):
        for verdict in verdicts:
            merged = found.setdefault(int(verdict["reading"]), {})
            for name in verdict.dtype.names:
                if name not in ("captures", "first", "last", "has_seen") or verdict["has_seen"]:
                    merged[name] = int(verdict[name])
    return found


def canonical(verdict):
    return f"{verdict['canonical_hi']:016x}{verdict['canonical_lo']:016x}"


def test_a_comment_seen_once_needs_no_verdict():
    assert settle([reading(1), reading(2, text=MIDDLE)]) == {}


def test_the_newest_capture_stands_for_the_comment_and_knows_when_it_was_seen():
    found = settle([reading(1, native="n", day=3), reading(2, native="n", day=9), reading(3, native="n", day=6)])
    assert found[2]["relation"] == Relation.NONE
    assert found[2]["captures"] == 3
    assert found[2]["first"] == readings.micros(START + timedelta(days=3))
    assert found[2]["last"] == readings.micros(START + timedelta(days=9))
    for older in (1, 3):
        assert found[older]["relation"] == Relation.RECAPTURE
        assert canonical(found[older]) == identity.digest("x.test", "n")


def test_a_capture_without_a_time_never_beats_one_with_a_time():
    found = settle([reading(1, native="n"), reading(2, native="n", day=1)])
    assert found[1]["relation"] == Relation.RECAPTURE


def test_an_edited_recapture_has_other_words():
    found = settle([reading(1, native="n", day=1), reading(2, native="n", day=2, text=LONG + " at last")])
    assert found[1]["relation"] == Relation.RECAPTURE
    assert not found[1]["same_text"]


def test_the_same_author_posting_the_same_words_again_is_an_exact_repeat_of_the_first():
    found = settle(
        [reading(1, posted=20), reading(2, posted=10, article="a2"), reading(3, article="a3", site="x.test")]
    )
    assert found[2]["relation"] == Relation.NONE
    assert found[2]["occurrences"] == 3
    for later in (1, 3):
        assert found[later]["relation"] == Relation.EXACT
        assert canonical(found[later]) == identity.digest("x.test", "n2")
        assert found[later]["repeated_in"] == RepeatedIn.SAME_SITE


def test_short_words_repeat_only_under_one_article():
    assert settle([reading(1, text="Agreed!"), reading(2, text="agreed", article="a2")]) == {}
    found = settle([reading(1, text="Agreed!"), reading(2, text="agreed", position=1)])
    assert found[2]["relation"] == Relation.EXACT


def test_short_and_middling_words_of_different_people_are_no_repeats():
    assert settle([reading(1, text=MIDDLE), reading(2, text=MIDDLE, author="Otto")]) == {}


def test_two_guests_are_not_one_person():
    assert settle([reading(1, text="Agreed!", author="Guest"), reading(2, text="Agreed!", author="Guest")]) == {}
    assert settle([reading(1, author="Guest"), reading(2, author="Guest", article="a2")]) == {}


def test_long_words_of_another_author_are_a_copy_that_keeps_its_row():
    found = settle([reading(1, posted=1), reading(2, author="Otto", posted=2), reading(3, author="Otto", posted=3)])
    assert found[1]["relation"] == found[2]["relation"] == Relation.NONE
    assert not found[1]["has_copy_of"]
    assert found[2]["has_copy_of"]
    assert found[2]["copy_of_hi"] == int(identity.digest("x.test", "n1")[:16], 16)
    assert found[3]["relation"] == Relation.EXACT
    assert canonical(found[3]) == identity.digest("x.test", "n2")


def test_removed_copies_name_the_original():
    found = settle(
        [reading(1, posted=1), reading(2, author="Otto", posted=2), reading(3, author="Otto", posted=3)],
        remove_copies=True,
    )
    assert found[2]["relation"] == found[3]["relation"] == Relation.COPY
    assert canonical(found[2]) == canonical(found[3]) == identity.digest("x.test", "n1")


def test_an_older_wording_of_a_repeat_follows_it_to_the_canonical_comment():
    found = settle(
        [
            reading(1, posted=1),
            reading(2, native="r", day=1, posted=2, text="quite another wording before the edit was made, long enough"),
            reading(3, native="r", day=2, posted=2),
        ]
    )
    assert found[3]["relation"] == Relation.EXACT
    assert found[2]["relation"] == Relation.RECAPTURE
    assert canonical(found[2]) == canonical(found[3]) == identity.digest("x.test", "n1")


CASES = st.lists(
    st.builds(
        dict,
        author=st.sampled_from(["Mara", "Otto", "Guest", None]),
        text=st.sampled_from(["ok", MIDDLE, LONG, LONG + " again"]),
        article=st.sampled_from(["a1", "a2"]),
        native=st.sampled_from(["p", "q", "r", "s", "t"]),
        day=st.sampled_from([None, 1, 2]),
        posted=st.sampled_from([None, 1, 2]),
        position=st.integers(0, 3),
    ),
    max_size=12,
)


@given(CASES, st.randoms(use_true_random=False), st.booleans())
@settings(max_examples=200, deadline=None)
def test_no_order_of_arrival_changes_a_verdict_and_no_canonical_comment_is_a_repeat(cases, rng, remove_copies):
    items = [reading(number, **case) for number, case in enumerate(cases)]
    found = settle(items, remove_copies=remove_copies)
    order = list(range(len(items)))
    rng.shuffle(order)
    assert settle(items, remove_copies=remove_copies, order=np.array(order, int)) == found
    kept = {item.comment_id for item in items if found.get(item.reading, {}).get("relation", 0) == Relation.NONE}
    for verdict in found.values():
        if verdict["relation"] != Relation.NONE:
            assert canonical(verdict) in kept
    for comment_id in {item.comment_id for item in items}:
        of_it = [found.get(i.reading, {"relation": 0}) for i in items if i.comment_id == comment_id]
        standing = [v for v in of_it if v["relation"] != Relation.RECAPTURE]
        # None where it is the same post as another comment: the same words, time and page in another capture.
        assert len(standing) == 1 or (not standing and {canonical(v) for v in of_it}.isdisjoint({comment_id}))


@pytest.mark.parametrize("partitions", [1, 7, 64])
def test_splitting_loses_nothing_and_keeps_equal_keys_together(partitions):
    packed = readings.pack([reading(n, native=f"n{n % 5}") for n in range(40)], 64)
    blocks = list(readings.split(packed, packed["id_hi"], partitions))
    back = readings.unpack([block for _, block in blocks])
    assert sorted(back["reading"].tolist()) == list(range(40))
    homes = {}
    for partition, block in blocks:
        assert 0 <= partition < partitions
        for item in readings.unpack([block]):
            assert homes.setdefault(int(item["id_hi"]), partition) == partition


def test_buckets_cover_their_range():
    assert readings.bucket_of("0" * 32, 64) == 0
    assert readings.bucket_of("f" * 32, 64) == 63
