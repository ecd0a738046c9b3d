import numpy as np
import pytest

from belowtheline.repeats import states, verdicts
from belowtheline.repeats.readings import NO_TIME
from belowtheline.repeats.verdicts import Relation

ROWS = states.Rows(
    np.array([30, 10, 20], np.uint64),
    (np.array([3, 1, 2], np.uint64), np.array([13, 11, 12], np.uint64)),
    np.array([300, 100, NO_TIME], np.int64),
)


def verdict(reading, **fields):
    made = np.zeros(1, verdicts.VERDICT)
    made["reading"] = reading
    for name, value in fields.items():
        made[name] = value
    return made


def test_a_row_without_a_verdict_is_a_comment_of_its_own_seen_once():
    state = states.states_of(ROWS, np.zeros(0, verdicts.VERDICT))
    assert state["relation"].tolist() == [Relation.NONE] * 3
    assert state["cluster_hi"].tolist() == [3, 1, 2]
    assert state["cluster_lo"].tolist() == [13, 11, 12]
    assert state["first"].tolist() == state["last"].tolist() == [300, 100, NO_TIME]
    assert set(state["captures"].tolist()) == set(state["occurrences"].tolist()) == {1}


def test_clusters_have_the_last_word_and_leave_sightings_alone():
    told = np.concatenate([
        verdict(10, has_cluster=1, relation=Relation.NEAR, canonical_hi=9, occurrences=4, cluster_hi=8),
        verdict(10, has_seen=1, captures=3, first=5, last=7, canonical_hi=1, known=1),
    ])  # fmt: skip
    _, row, other = states.states_of(ROWS, told)
    assert (row["relation"], row["canonical_hi"], row["occurrences"], row["cluster_hi"]) == (Relation.NEAR, 9, 4, 8)
    assert (row["captures"], row["first"], row["last"], row["known"]) == (3, 5, 7, 1)
    assert (other["relation"], other["captures"]) == (Relation.NONE, 1)


def test_only_a_comment_that_counts_and_was_known_is_promoted():
    told = np.concatenate([
        verdict(30, has_seen=1, known=1),
        verdict(10, known=1, relation=Relation.RECAPTURE),
        verdict(20, has_seen=1),
    ])  # fmt: skip
    assert states.promoted(states.states_of(ROWS, told)).tolist() == [True, False, False]


def test_a_verdict_on_a_reading_that_no_row_holds_is_an_error():
    with pytest.raises(ValueError, match="no row holds"):
        states.states_of(ROWS, verdict(15))
    with pytest.raises(ValueError, match="no row holds"):
        states.states_of(ROWS, verdict(99))
