"""Folding by table says what the slow way says."""

from hypothesis import example, given
from hypothesis import strategies as st

from belowtheline.repeats import normalise

PAGES = ["".join(bytes((b,)).decode(page, "ignore") for b in range(256)) for page in ("cp1252", "cp1250", "cp1251")]
TEXTS = st.one_of(*(st.text(st.sampled_from(page + " " * 20), max_size=40) for page in PAGES), st.text(max_size=20))


@given(TEXTS)
@example("Straße – ÆRØ ½ №\u00ad")
@example("ﬁn é\u0301 ｅн")
def test_a_table_folds_as_the_slow_way_does_or_not_at_all(text):
    if normalise.is_mixed(text):
        return
    assert normalise._BARE.fold(text) in (None, normalise._bare(text))
    spaced = normalise._SPACED.fold(text)
    assert spaced is None or spaced.replace("\0", " ") == normalise._letters(text).replace("\0", " ")


def test_the_alphabets_meant_are_folded_by_table():
    for text in ("Über größere Straßen", "Żółta łódź", "Щедрый ёжик №".replace("№", "")):
        assert normalise._BARE.fold(text) == normalise._bare(text) != ""


def test_what_is_not_in_one_page_is_left_to_the_slow_way():
    assert normalise._BARE.fold("Привет, łódź") is None
    assert normalise._BARE.fold("ще № 5") is None
    assert normalise.fold("ще № 5") == "щеno5"
