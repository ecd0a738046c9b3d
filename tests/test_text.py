import pytest
from hypothesis import given
from hypothesis import strategies as st

from belowtheline.text import clean_line, clean_paragraphs, paragraphs, word_count


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        ("  a\t b\r\n c ", "a b c"),
        ("10\xa0000\u202f€", "10 000 €"),
        ("zero\u200bwidth\ufeff, so\u00adft", "zerowidth, soft"),
        ("a \u200b b", "a b"),
        ("bell\x07 and \x9fcontrol\x00", "bell and control"),
        ("ﬁne Ｆｕｌｌ “quotes” É", "ﬁne Ｆｕｌｌ “quotes” É"),
        ("👨\u200d👩\u200d👧 می\u200cخواهم", "👨\u200d👩\u200d👧 می\u200cخواهم"),
        ("\u3000全角", "全角"),
        ("", ""),
    ],
)
def test_a_line_loses_only_what_nobody_sees(raw: str, clean: str) -> None:
    assert clean_line(raw) == clean


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        ("one\r\ntwo\r\n\r\n\r\nthree", "one\ntwo\n\nthree"),
        ("\n\n one \n \t\n\u200b\n two\n", "one\n\ntwo"),
        ("one\u2029two\x0bthree\x85four", "one\ntwo\nthree\nfour"),
        (" \n", ""),
    ],
)
def test_paragraphs_are_separated_by_one_empty_line(raw: str, clean: str) -> None:
    assert clean_paragraphs(raw) == clean


@given(st.text())
def test_cleaning_again_changes_nothing(text: str) -> None:
    assert clean_line(clean_line(text)) == clean_line(text)
    assert clean_paragraphs(clean_paragraphs(text)) == clean_paragraphs(text)


@given(st.text(st.characters(categories=["L", "N", "P", "S"])))
def test_every_visible_character_is_kept(text: str) -> None:
    assert clean_line(text) == text
    assert clean_paragraphs(text) == text


def test_paragraphs_split_at_empty_lines() -> None:
    assert paragraphs("one\ntwo\n\nthree") == ["one\ntwo", "three"]
    assert paragraphs("") == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", 0),
        ("Don’t stop – it's half-past 3.", 5),
        ("Привет, мир", 2),
        ("東京タワー", 5),
        ("iPhoneを買う", 4),
        ("हिन्दी भाषा", 2),
        ("one\ntwo\n\nthree", 3),
        ("ⵜⴰⵎⴰⵣⵉⵖⵜ ⵜⵓⵜⵍⴰⵢⵜ", 2),
        ("서울 날씨", 2),
        ("well 🙂 … done → “yes” • ‘no’", 4),
        ("𝐛𝐨𝐥𝐝 words", 2),
    ],
)
def test_words_are_counted_in_scripts_with_and_without_spaces(text: str, words: int) -> None:
    assert word_count(text) == words


@given(st.text(st.sampled_from("ab é’–-.… \n漢字かß中Яד0½")))
def test_a_word_is_what_stands_between_spaces_and_has_a_letter_or_digit(text: str) -> None:
    text = clean_paragraphs(text)
    spaced = "".join(f" {c} " if c in "漢字か中" else c for c in text)
    assert abs(
        word_count(text) - sum(any(map(str.isalnum, word.replace("½", ""))) for word in spaced.split())
    ) <= text.count("½")
