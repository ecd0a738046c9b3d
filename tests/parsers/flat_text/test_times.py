"""Where a short line prints a time, asked leniently: a byline's day and clock need no year."""

import pytest

from belowtheline import timestamps


@pytest.mark.parametrize(
    ("line", "printed"),
    [
        ("Odile, 4 March at 9:15", "4 March at 9:15"),
        ("4. März um 9:15", "4. März um 9:15"),
        ("Odile on March 4, 2021 at 9:15 am", "March 4, 2021 at 9:15 am"),
        ("3 hours ago", "3 hours ago"),
        ("3h", "3h"),
    ],
)
def test_a_time_is_located_without_its_year(line: str, printed: str) -> None:
    span = timestamps.locate(line)
    assert span is not None
    assert line[span[0] : span[1]].strip(" ,") == printed


@pytest.mark.parametrize("line", ["The ferry stays", "may well be", "four of them march", "x" * 300])
def test_words_are_no_time(line: str) -> None:
    assert timestamps.locate(line) is None


def test_words_of_time_are_told_in_many_languages() -> None:
    assert all(map(timestamps.is_month, ("März", "janvier", "июля", "May")))
    assert all(map(timestamps.is_weekday, ("Dienstag", "mardi", "Tue")))
    assert all(map(timestamps.is_time_word, ("ago", "hours", "gestern", "февраля")))
    assert not any(map(timestamps.is_time_word, ("ferry", "board", "Tamsin")))
