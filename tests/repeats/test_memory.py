"""All of it: records in, verdicts out."""

from hashlib import blake2b

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from belowtheline.repeats.memory import Record, settle
from belowtheline.repeats.verdicts import Relation

SAID = "I think that the mayor is wrong about the new bridge, and I have told the council so before."
MORE = " Nobody listens to people who live on the other side of the river."


def hexed(name):
    return blake2b(str(name).encode(), digest_size=16).hexdigest()


def record(number, text=SAID, author="Mara", page="a", parent=None, **known):
    return Record(
        hexed(number), text, None if author is None else hexed(f"author {author}"), hexed(f"page {page}"), author,
        parent=None if parent is None else hexed(parent), capture=known.pop("capture", number), **known,
    )  # fmt: skip


def outcome(*records, **options):
    numbers = {hexed(number): number for number in range(100)}
    return [(v.relation, numbers[v.canonical]) for v in settle(records, **options)]


def test_the_longer_comment_holds_the_shorter():
    assert outcome(record(1), record(2, SAID + MORE)) == [(Relation.CONTAINED, 2), (Relation.NONE, 2)]


def test_the_first_posted_of_near_repeats_is_canonical():
    edited = SAID.replace("council", "concil")
    assert outcome(record(1, posted=9), record(2, edited, posted=5)) == [(Relation.NEAR, 2), (Relation.NONE, 2)]


def test_a_comment_cut_off_is_never_canonical_beside_a_whole_one():
    assert outcome(record(1, SAID[:60] + "…", posted=1), record(2, posted=5))[0] == (Relation.NEAR, 2)


def test_what_repeats_a_held_comment_follows_it_to_the_holder():
    third = record(3, SAID.replace("council", "concil"), page="b")
    assert outcome(record(1), record(2, SAID + MORE), third)[2] == (Relation.CONTAINED, 2)


def test_a_copy_keeps_its_row_and_names_the_original():
    verdicts = settle([record(1, SAID + MORE, posted=1), record(2, SAID + MORE, "Tobin", "b", posted=2)])
    assert [v.relation for v in verdicts] == [Relation.NONE, Relation.NONE]
    assert verdicts[1].copy_of == verdicts[1].cluster == hexed(1)


def test_copies_can_be_removed_and_their_repeats_with_them():
    records = [record(1, SAID + MORE, posted=1), record(2, SAID + MORE, "Tobin", "b", posted=2),
               record(3, SAID + MORE, "Tobin", "c", posted=3)]  # fmt: skip
    assert outcome(*records, remove_copies=True)[1:] == [(Relation.COPY, 1), (Relation.COPY, 1)]


def test_a_quotation_is_a_link_to_what_it_quotes():
    verdicts = settle([record(1), record(2, f"> {SAID}\nNot at all.", "Tobin", parent=1)])
    assert verdicts[1].relation is Relation.NONE
    assert verdicts[1].quotes == hexed(1)


def test_another_view_of_one_post_in_another_capture_is_a_recapture():
    records = [record(1, posted=7, capture=1), record(2, SAID.replace("'", "’").upper(), posted=7, capture=2)]
    assert sorted(outcome(*records))[1][0] is Relation.RECAPTURE
    same_capture = [record(1, posted=7, capture=1), record(2, posted=7, capture=1)]
    assert sorted(outcome(*same_capture))[1][0] is Relation.EXACT


@pytest.mark.parametrize("text", ["lol", "Agreed", "+1", "👍", "Thank you so much!"])
def test_short_remarks_repeat_only_by_one_author_on_one_page(text):
    records = [
        record(1, text),
        record(2, text, "Tobin"),
        record(3, text, page="b"),
        record(4, text, None),
        record(5, text + "!"),
    ]
    assert [relation for relation, _ in outcome(*records)].count(Relation.EXACT) == (1 if text != "👍" else 0)
    assert all(relation is Relation.NONE for relation, _ in outcome(*records)[1:4])


def test_a_text_posted_by_thousands_is_one_cluster_at_little_cost():
    records = [record(n, SAID + MORE, f"author{n}", f"page{n}", posted=n) for n in range(3000)]
    verdicts = settle(records)
    assert {v.cluster for v in verdicts} == {hexed(0)}
    assert sum(v.copy_of is not None for v in verdicts) == 2999


@st.composite
def threads(draw):
    base = draw(st.sampled_from([SAID, SAID + MORE, "Agreed", "The ferry is late again today, my friends"]))
    changes = st.sampled_from(
        ["{}", "{}!", "> {}\nNo.", "{}" + MORE, "{} And so say all of us here.", "{:.50}…", "Well, {}"]
    )
    text = draw(changes).format(base)
    author = draw(st.sampled_from(["Mara", "Tobin", None]))
    return text, author, draw(st.sampled_from("ab")), draw(st.sampled_from([None, 1, 2]))


@given(
    st.lists(threads(), min_size=1, max_size=12), st.randoms(use_true_random=False), st.integers(1, 5), st.booleans()
)
@settings(deadline=None, max_examples=150)
def test_order_and_shards_change_no_verdict_and_no_canonical_comment_is_a_repeat(items, random, shards, remove):
    records = [record(n, text, author, page, posted=posted) for n, (text, author, page, posted) in enumerate(items)]
    verdicts = dict(zip([r.comment_id for r in records], settle(records, remove_copies=remove), strict=True))
    for verdict in verdicts.values():
        assert verdicts[verdict.canonical].relation is Relation.NONE
        assert verdicts[verdict.canonical].canonical == verdict.canonical
        assert verdict.copy_of is None or verdicts[verdict.copy_of].copy_of is None
        assert verdict.quotes is None or verdicts[verdict.quotes].relation is Relation.NONE
    random.shuffle(records)
    again = settle(records, remove_copies=remove, shards=shards)
    assert dict(zip([r.comment_id for r in records], again, strict=True)) == verdicts
