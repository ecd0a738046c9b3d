"""Groups, leaders and originals: the same for any order of units and edges."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from belowtheline.repeats.clusters import EDGE, UNIT, components, settle
from belowtheline.repeats.verdicts import Relation

KINDS = (Relation.NEAR, Relation.CONTAINED, Relation.COPY)


@st.composite
def graphs(draw):
    count = draw(st.integers(1, 12))
    units = np.zeros(count, UNIT)
    for index in range(count):
        length = draw(st.integers(20, 90))
        units[index]["unit"], units[index]["id_lo"] = index + 100, index
        units[index]["node"] = draw(st.integers(0, 15))
        units[index]["length"], units[index]["cut"] = length, draw(st.booleans())
        units[index]["posted"] = draw(st.integers(0, 3))
    ends = st.integers(100, 99 + count)
    edges = np.array(draw(st.lists(st.tuples(ends, ends, st.sampled_from(KINDS)), max_size=20)), EDGE)
    return units, edges


def outcomes(units, edges):
    outcome = settle(units, edges)
    return {
        int(units["unit"][index]): (
            int(row["relation"]),
            int(units["unit"][row["leader"]]),
            int(units["unit"][row["original"]]),
            bool(row["leads"]),
            bool(row["copies"]),
        )
        for index, row in enumerate(outcome)
    }


@given(graphs(), st.randoms(use_true_random=False))
@settings(deadline=None, max_examples=300)
def test_order_changes_nothing(graph, random):
    units, edges = graph
    order, other = list(range(len(units))), list(range(len(edges)))
    random.shuffle(order)
    random.shuffle(other)
    assert outcomes(units, edges) == outcomes(units[order], edges[other])


@given(graphs())
@settings(deadline=None, max_examples=300)
def test_a_canonical_comment_is_never_a_repeat_and_an_original_never_a_copy(graph):
    found = outcomes(*graph)
    for _, leader, original, leads, copies in found.values():
        assert found[leader][1] == leader
        assert found[leader][3]
        assert found[original][2] == original
        assert found[original][1] == original
        assert not found[original][4]
        assert leads or not copies


@given(graphs())
@settings(deadline=None)
def test_units_joined_by_near_edges_have_one_leader(graph):
    units, edges = graph
    found = outcomes(units, edges)
    for one, other, kin in edges.tolist():
        if kin == Relation.NEAR:
            assert found[one][1] == found[other][1]


@given(st.integers(1, 30), st.lists(st.tuples(st.integers(0, 29), st.integers(0, 29)), max_size=60))
def test_components_equal_those_found_by_walking(count, pairs):
    pairs = [(a % count, b % count) for a, b in pairs]
    labels = components(count, *np.array(pairs, np.int64).reshape(-1, 2).T)
    expected = list(range(count))
    for _ in range(count):
        for a, b in pairs:
            expected[a] = expected[b] = min(expected[a], expected[b])
    assert labels.tolist() == expected


def test_a_chain_of_a_million_takes_few_rounds():
    chain = np.arange(1_000_000, dtype=np.int64)
    assert not components(len(chain) + 1, chain, chain + 1).any()
