import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from belowtheline import identity


@given(
    st.lists(st.one_of(st.none(), st.text(max_size=5)), max_size=4),
    st.lists(st.one_of(st.none(), st.text(max_size=5)), max_size=4),
)
def test_different_fields_have_different_digests(one, other):
    assert (identity.digest(*one) == identity.digest(*other)) == (one == other)


@given(st.text())
def test_skeleton_is_the_same_whatever_the_case_spacing_and_composition(text):
    bare = identity.skeleton(text)
    assert identity.skeleton(" " + text.replace(" ", "  ")) == bare
    if not bare.startswith("\0"):
        assert identity.skeleton(unicodedata.normalize("NFD", text)) == identity.skeleton(
            unicodedata.normalize("NFC", text)
        )


@given(st.text(alphabet=st.characters(codec="cp1252")))
def test_the_fast_path_for_western_text_agrees_with_the_full_one(text):
    assert identity.skeleton(text) == (identity._fold(text) or "\0" + "".join(text.split()))


def test_words_count_and_punctuation_does_not():
    assert identity.skeleton("Don’t… PANIC!") == identity.skeleton("don't panic") == "dontpanic"
    assert identity.skeleton("Schöne Grüße") == "schonegrusse"
    assert identity.skeleton("hej") != identity.skeleton("haj")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("दिन", "दान"),  # Devanagari: “day”, “gift”
        ("কি", "কা"),  # Bengali
        ("பல", "பால்"),  # Tamil: “many”, “milk”
        ("మాట", "మిట"),  # Telugu
        ("ป้า", "ปา"),  # Thai: “aunt”, “to throw”
        ("ໄກ້", "ໄກ"),  # Lao
        ("မီး", "မူး"),  # Burmese
        ("កុក", "កូក"),  # Khmer
    ],
)
def test_words_that_differ_by_a_vowel_sign_or_a_tone_alone_have_different_ids(one, other):
    assert identity.skeleton(one) != identity.skeleton(other)
    ids = {identity.content_comment_id("a", "Mara", identity.skeleton(text)) for text in (one, other)}
    assert len(ids) == 2


def test_optional_vowel_points_and_dandas_do_not_count():
    assert identity.skeleton("שָׁלוֹם") == identity.skeleton("שלום")
    assert identity.skeleton("مُدَرِّسَة") == identity.skeleton("مدرسة")
    assert identity.skeleton("अच्छा।") == identity.skeleton("अच्छा")


def test_a_text_of_emoji_only_keeps_them():
    assert identity.skeleton("👍 👍") != identity.skeleton("👎 👎")
    assert identity.skeleton("👍") not in (identity.skeleton(""), identity.skeleton("x"))


def test_generic_names_have_no_key():
    assert identity.author_key("x.test", "Anonymous") is None
    assert identity.author_key("x.test", " guest ") is None
    assert identity.author_key("x.test", None) is None


def test_author_keys_join_spellings_and_part_sites_and_secrets():
    key = identity.author_key("x.test", "Mara  Voss")
    assert key == identity.author_key("x.test", "mara voss")
    assert key != identity.author_key("y.test", "Mara Voss")
    assert key != identity.author_key("x.test", "Mara Voss", b"a secret of ours")


def test_one_native_id_by_two_people_is_two_comments():
    one = identity.native_comment_id("blogs.test", "12", "Mara")
    assert one != identity.native_comment_id("blogs.test", "12", "Otto")
    assert one == identity.native_comment_id("blogs.test", "12", "mara ")


def test_an_article_is_known_by_url_then_by_text_then_by_bytes():
    by_url = identity.article_id("https://x.test/a", "T", "B", "00")
    assert by_url == identity.article_id("https://x.test/a", "other", None, "11")
    by_text = identity.article_id(None, "T", "Some body.", "00")
    assert by_text == identity.article_id(None, "T", "some  body", "11")
    assert identity.article_id(None, None, None, "00") != identity.article_id(None, None, None, "11")
