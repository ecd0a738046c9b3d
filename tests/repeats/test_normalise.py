"""Skeletons for matching: what is the same comment has one, what says something else has another."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from belowtheline.repeats.normalise import fold, tokens, unit_count, without_mark, words_of

SAID = "The ferry's late again, said Ida - and nobody at the harbour knows why."


@pytest.mark.parametrize(
    "view",
    [
        SAID.upper(),
        SAID.replace("'", "’").replace(" - ", " — "),
        SAID.replace(" ", "\u00a0"),
        SAID.replace("'", "&#8217;"),
        SAID.replace("'", "&amp;#39;"),
        SAID.replace("a", "\u0430").replace("e", "\u0435"),  # Cyrillic look-alikes
        "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in SAID),  # full-width
        "\u200b".join(SAID),
        SAID.replace("e", "e\u0301"),
        SAID + " 😀👍🏽",
        SAID.replace("'", "’").encode().decode("cp1252"),
        SAID.replace(", ", ",\n\n"),
    ],
)
def test_a_view_of_a_text_has_its_skeleton(view):
    assert words_of(view).bare == words_of(SAID).bare


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("पानी की बात", "पानी का बात"),  # vowel signs are spelling
        ("ใคร", "ไคร"),
        ("сор", "cop"),  # whole words of another script are no disguise
        ("👍", "👎"),
        ("1506", "1507"),
    ],
)
def test_different_words_stay_different(one, other):
    assert words_of(one).bare != words_of(other).bare


def test_a_cyrillic_text_with_latin_look_alikes_is_cyrillic_again():
    assert fold("Этo xоpоший мoст") == fold("Это хороший мост")


@pytest.mark.parametrize(
    "mark", ["…", "...", " [...]", "… Read more", " (more)", "… weiterlesen", "...続きを読む", "\nShow more"]
)
def test_a_mark_of_truncation_is_no_part_of_the_words(mark):
    cut = words_of("The ferry is late aga" + mark)
    assert cut.cut
    assert cut.bare == "theferryislateaga"


@pytest.mark.parametrize("text", ["You should read more", "There is no more", "He left.", "I want to know more."])
def test_an_ordinary_end_is_no_truncation(text):
    assert without_mark(text) == (text, False)


def test_a_link_counts_only_where_there_is_little_else():
    said = "Everything worth knowing about the new tunnel under the harbour stands in the report of the council"
    assert words_of(said + " https://a.test/x").bare == words_of(said + " https://b.test/y").bare
    assert words_of("Look: https://a.test/x").bare != words_of("Look: https://b.test/y").bare


def test_wide_characters_count_as_three_letters():
    assert unit_count(words_of("市長 abc").bare) == 9


def test_a_negation_keeps_its_apostrophe_word():
    assert tokens("Don’t say it isn't 市長") == ["dont", "say", "it", "isnt", "市", "長"]


@pytest.mark.parametrize(
    "text", ["." * 100_000, "(more)..." * 10_000, "[quote" * 10_000, "http://" * 20_000, "Ã" * 50_000, "aа" * 50_000]
)
def test_hostile_text_takes_linear_time(text):
    start = time.process_time()
    words_of(text)
    assert time.process_time() - start < 2


@given(st.text())
def test_any_text_has_a_skeleton_and_folding_it_again_changes_nothing(text):
    bare = words_of(text).bare
    assert bare
    assert bare.startswith("\0") or fold(bare) == bare or not bare.isascii()
