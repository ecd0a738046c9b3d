"""Two comments that look alike, judged by words, authors and pages."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from belowtheline.repeats.quotations import own_words
from belowtheline.repeats.relations import Kin, relate
from belowtheline.repeats.subjects import subject

SAID = "I think that the mayor is wrong about the new bridge, and I have told the council so before."
MORE = " Nobody listens to people who live on the other side of the river."


def kin(one, other, authors=(1, 1), pages=(1, 1), **known):
    first = subject(one, author=authors[0], page=pages[0], name="Mara", comment=1)
    second = subject(other, author=authors[1], page=pages[1], comment=2, **known)
    verdict = relate(first, second)
    assert verdict == relate(second, first)
    return verdict.kin


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        (SAID.replace("wrong", "worng").replace("council", "concil"), Kin.NEAR),
        (SAID.replace("new bridge", "new bridge by the harbour"), Kin.CONTAINED),
        (SAID.replace("have told", "told"), Kin.NEAR),
        (SAID[:60] + "…", Kin.NEAR),
        (SAID[:60] + "… Read more", Kin.NEAR),
        (SAID + MORE, Kin.CONTAINED),
        (MORE + SAID, Kin.CONTAINED),
        (MORE + SAID.replace("mayor", "mayr") + MORE, Kin.CONTAINED),
        (SAID.replace("wrong", "right"), Kin.NONE),
        (SAID.replace("is wrong", "is not wrong"), Kin.NONE),
        (SAID.replace("council", "mayor himself"), Kin.NEAR),
        ("Something else altogether was said here, about cheese and how it is made in winter.", Kin.NONE),
    ],
)
def test_one_author_on_one_page(other, expected):
    assert kin(SAID, other) is expected


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("It cost 5000 euros to build that bridge", "It cost 7000 euros to build that bridge"),
        ("The vote on Monday was lost by the mayor", "The vote on Friday was lost by the mayor"),
        ("Happy birthday to you, dear Mara, and many more", "Happy birthday to you, dear Tobin, and many more"),
        ("They were careful with the money of the town", "They were careless with the money of the town"),
        ("Das neue Gesetz finde ich nützlich für die Stadt", "Das neue Gesetz finde ich nutzlos für die Stadt"),
        ("Новый мост в нашем городе очень полезный и нужный", "Новый мост в нашем городе очень бесполезный и нужный"),
        ("我觉得市长对新桥的看法是对的，大家都这么说", "我觉得市长对新桥的看法是错的，大家都这么说"),
    ],
)
@pytest.mark.parametrize("pages", [(1, 1), (1, 2)])
def test_one_word_that_turns_the_meaning_makes_another_comment(one, other, pages):
    assert kin(one, other, pages=pages) is Kin.NONE


@pytest.mark.parametrize(
    "answer",
    [
        f"> {SAID}\nI do not agree with any of this, sorry.",
        f"“{SAID}” I do not agree with any of this, sorry.",
        f'"{SAID.replace("new bridge", chr(34) + "new" + chr(34) + " bridge")}" I do not agree with this, sorry.',
        f"[quote=Mara]{SAID}[/quote] I do not agree with any of this, sorry.",
        f"Mara wrote: {SAID} I do not agree with any of this, sorry.",
        f"@Mara {SAID} I do not agree with any of this, sorry.",
        f'"{SAID[:55]}" Really?',
    ],
)
@pytest.mark.parametrize("authors", [(1, 2), (1, None), (None, 2)])
def test_an_answer_that_quotes_is_never_a_repeat(answer, authors):
    assert kin(SAID, answer, authors) is Kin.QUOTE


def test_a_reply_that_repeats_its_parent_quotes_it_even_without_marks():
    assert kin(SAID, SAID + MORE, (1, 2), (1, 2), parent=1) is Kin.QUOTE


def test_a_text_that_ends_in_dots_itself_is_contained_and_not_cut_off():
    said = SAID.rstrip(".") + "…"
    assert kin(said, said + MORE) is Kin.CONTAINED


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (SAID + MORE, (SAID + MORE).replace("people", "peple"), Kin.COPY),
        (SAID + MORE, "Please share: " + SAID + MORE, Kin.COPY),
        ("You are right about the bridge, my friend", "You are right about the bridge my freind", Kin.NONE),
        (SAID + MORE, SAID + " What a lovely day it is, and how green the hills are this spring!", Kin.NONE),
    ],
)
def test_other_authors_on_other_pages_copy_only_long_texts(one, other, expected):
    assert kin(one, other, (1, 2), (1, 2)) is expected


def test_a_signature_in_common_joins_nothing():
    signature = "\n-- \nIda Tobin, keeper of the lighthouse at the northern end of the bay"
    one = "The ferry was late again this morning and nobody told us why." + signature
    other = "I would rather have a tunnel, whatever the council may say." + signature
    assert kin(one, other) is Kin.NONE


def test_a_named_comment_never_gives_way_to_a_nameless_one():
    assert kin(SAID, SAID + MORE, (1, None)) is Kin.QUOTE
    assert kin(SAID, SAID + MORE, (None, 1)) is Kin.CONTAINED


words = st.lists(
    st.sampled_from('bridge mayor wrong right not 5 7 > “ ” " the … \n\n ferry'.split(" ")), min_size=1, max_size=40
)


@given(words, words, st.sampled_from([1, None]), st.sampled_from([1, 2, None]), st.sampled_from([1, 2]))
@settings(deadline=None, max_examples=300)
def test_the_order_of_two_comments_does_not_matter(one, other, author, second, page):
    first = subject(" ".join(one), author=author, page=1, comment=1)
    later = subject(" ".join([*one, *other]), author=second, page=page, comment=2, parent=1)
    assert relate(first, later) == relate(later, first)


@pytest.mark.parametrize(
    ("text", "own"),
    [
        ("“The ferry is always late, they say” and they are right.", " and they are right."),
        ('"The "ferry" is always late, they say" and they are right.', " and they are right."),
        ("„Die Fähre ist immer zu spät“ sagt man hier.", " sagt man hier."),
        ("«Le bac est toujours en retard» dit-on.", " dit-on."),
        ("»Die Fähre ist immer zu spät« sagt man hier.", " sagt man hier."),
        ("''The ferry is always late, they say'' yes", " yes"),
        ("The “so-called” ferry is late.", "The “so-called” ferry is late."),
        (
            "It's the Smiths' ferry, isn't it? It's the neighbours' one.",
            "It's the Smiths' ferry, isn't it? It's the neighbours' one.",
        ),
        ("> The ferry is late.\nNo it is not.", "No it is not."),
        ("[quote=Ida]The ferry is late.[/quote]No.", "No."),
    ],
)
def test_own_words_are_what_stands_outside_marks(text, own):
    assert own_words(text).split() == own.split()


@pytest.mark.parametrize("text", ['"' * 50_000, "[quote]" * 10_000, "“a" * 30_000, "> a\n" * 20_000, "' " * 30_000])
def test_hostile_quotations_do_not_take_for_ever(text):
    start = time.process_time()
    own_words(text)
    assert time.process_time() - start < 3


def test_two_comments_that_only_overlap_are_two():
    shared = "the council has decided that the ferry will not stop at the old harbour after the first of May"
    first, second = f"Nobody asked us in time. {shared}", f"{shared}. Who voted for it?"
    verdict = relate(subject(first, author=1, page=1), subject(second, author=1, page=1))
    assert verdict.kin is Kin.NONE


def test_a_copy_with_one_word_exchanged_is_known_from_eighty_letters_on():
    text = "The museum near the station has shown the same three paintings to every school class {} long winters"
    one, other = (
        subject(text.format(word), author=number, page=number) for number, word in enumerate(("in", "over"), 1)
    )
    assert relate(one, other).kin is Kin.COPY
    short = "The museum has shown the same three paintings to all {} the winters"
    one, other = (
        subject(short.format(word), author=number, page=number) for number, word in enumerate(("in", "over"), 1)
    )
    assert relate(one, other).kin is Kin.NONE
