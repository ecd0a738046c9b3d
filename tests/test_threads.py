"""Parent links, from whatever each comment says of its place."""

from hypothesis import given
from hypothesis import strategies as st

from belowtheline.threads import Link, break_cycles, place, resolve_parents


def test_explicit_id_beats_nesting() -> None:
    links = [Link("1"), Link("2"), Link("3", parent_id="1", outer=1)]
    assert resolve_parents(links) == [None, None, 0]


def test_parent_id_zero_says_root_whatever_the_nesting() -> None:
    assert resolve_parents([Link("1"), Link("2", parent_id="0", outer=0)]) == [None, None]


def test_id_that_is_not_on_the_page_falls_back_to_nesting() -> None:
    assert resolve_parents([Link("1"), Link("2", parent_id="99", outer=0)]) == [None, 0]


def test_levels_find_the_nearest_earlier_comment_one_level_up() -> None:
    levels = [0, 1, 2, 1, 0, 2]
    assert resolve_parents([Link(level=level) for level in levels]) == [None, 0, 1, 0, None, 4]


def test_page_that_begins_inside_a_branch_leaves_the_unknown_parent_open() -> None:
    assert resolve_parents([Link(level=3), Link(level=4), Link(level=0)]) == [None, 0, None]


def test_reply_to_name_means_the_latest_comment_of_that_name() -> None:
    links = [Link(author="Ann  Lee"), Link(author="Bo"), Link(author="ann lee"), Link(author="Cy", answers="ANN LEE")]
    assert resolve_parents(links) == [None, None, None, 2]


def test_reply_to_a_name_nobody_has_yet_is_a_root() -> None:
    assert resolve_parents([Link(author="Cy", answers="Dee"), Link(author="Dee")]) == [None, None]


def test_comment_that_answers_itself_is_a_root() -> None:
    assert resolve_parents([Link("1", parent_id="1")]) == [None]


def test_circle_is_cut_and_the_rest_of_it_kept() -> None:
    assert break_cycles([1, 2, 0]) in ([1, 2, None], [None, 2, 0], [1, None, 0])


def test_reply_may_stand_before_its_parent() -> None:
    assert resolve_parents([Link("2", parent_id="1"), Link("1")]) == [1, None]


def test_depth_and_root_follow_the_chain() -> None:
    assert [(p.depth, p.root) for p in place([None, 0, 1, None, 0])] == [(0, 0), (1, 0), (2, 0), (0, 3), (1, 0)]


def test_very_deep_chain_costs_no_recursion() -> None:
    size = 100_000
    assert place([None, *range(size - 1)])[-1].depth == size - 1


@given(st.lists(st.one_of(st.none(), st.integers(-3, 30)), max_size=30))
def test_every_chain_ends_at_a_root_after_cycles_are_broken(parents: list[int | None]) -> None:
    safe = break_cycles(parents)
    for start in range(len(safe)):
        steps, at = 0, start
        while safe[at] is not None:
            at = safe[at]
            steps += 1
            assert steps <= len(safe)
        assert place(safe)[start].root == at
        assert place(safe)[start].depth == steps


@given(st.lists(st.one_of(st.none(), st.integers(0, 30)), max_size=30))
def test_links_that_were_safe_are_kept(parents: list[int | None]) -> None:
    earlier = [p if p is not None and p < i else None for i, p in enumerate(parents)]
    assert break_cycles(earlier) == earlier
