"""Find the calendar date among the pieces of a printed time."""

import re
from typing import NamedTuple

from belowtheline.timestamps.tokens import Token

_ERAS = {"令和": 2018, "平成": 1988}  # Japanese years count from the accession of an emperor
_DIGITS = re.compile(r"\d+")


class Date(NamedTuple):
    """A calendar date as printed, some of it possibly still open."""

    year: int | None
    month: int | None  # 101–112: of the Solar Hijri calendar
    day: int
    first: int  # index of its first token in the run
    last: int
    months: dict[str, int] | None = None  # by language, where languages disagree about the name
    slashed: tuple[int, int] | None = None  # the two numbers of 04/03/2020 in printed order; month and day are then
    # as in America when `ambiguous`
    ambiguous: bool = False
    short: tuple[int, int, int] | None = None  # 20.03.04, which some languages begin with the year
    weekday: int | None = None  # 0: Monday


def find_date(run: list[Token]) -> Date | None:
    """Find the first date of `run` that has a year; without one, the first day and month."""
    yearless = None
    for index, token in enumerate(run):
        found = None
        if token.kind == "date":
            found = _of_numbers(token.text, index)
        elif token.kind == "pair":
            found = _of_pair(run, index)
        elif token.kind == "month_day":
            month, day = (int(number) for number in _DIGITS.findall(token.text))
            found = Date(None, month, day, index, index)
        elif token.word is not None and token.word.months is not None:
            found = _of_month_name(run, index)
        if found is not None and _possible(found):
            if found.year is not None:
                return found
            yearless = yearless or found
    return yearless


def _possible(date: Date) -> bool:
    month = date.month
    return 1 <= date.day <= 31 and (month is None or 1 <= month <= 12 or 101 <= month <= 112)


def full_year(number: int, digits: int) -> int | None:
    """Make a year of the common era of a printed one: '20, 2020, 2563 (Buddhist); None for what is no year."""
    if digits == 2:
        return 2000 + number if number < 60 else 1900 + number if number >= 90 else None
    if 1990 <= number < 2100 or 1370 <= number <= 1420:  # the latter: Solar Hijri, resolved with its month
        return number
    return number - 543 if 2533 <= number < 2643 else None


def _of_numbers(text: str, index: int) -> Date | None:
    parts = _DIGITS.findall(text)
    numbers = [int(part) for part in parts]
    if len(parts[0]) > 2 or "年" in text or "년" in text:  # year first
        year = full_year(numbers[0] + _ERAS.get(text[:2], 0), 4 if text[:2] in _ERAS else len(parts[0]))
        if year is None:
            return None
        month = numbers[1] + 100 if year < 1500 else numbers[1]
        return Date(year, month, numbers[2], index, index)
    if len(parts[2]) not in (2, 4):
        return None
    year = full_year(numbers[2], len(parts[2]))
    first, second = numbers[0], numbers[1]
    short = (numbers[0], numbers[1], numbers[2]) if len(parts[2]) == 2 else None
    if year is None and short is None:
        return None
    if year is not None and year < 1500:  # 15/1/1399
        return Date(year, second + 100, first, index, index)
    if "." in text:
        return Date(year, second, first, index, index, short=short)
    if first > 12 or first == second:
        return Date(year, second, first, index, index, slashed=(first, second), short=short)
    return Date(year, first, second, index, index, slashed=(first, second), ambiguous=second <= 12, short=short)


def _of_pair(run: list[Token], index: int) -> Date | None:
    """Read “17.07, 2011” and “22.04.”; whether the latter is a time of day is told by who else is there."""
    day, month = (int(part) for part in run[index].text.split("."))
    if not (1 <= day <= 31 and 1 <= month <= 12):
        return None
    if index + 1 < len(run) and len(run[index + 1].text) == 4:
        year = _year_at(run, index + 1)
        if year is not None:
            return Date(year, month, day, index, index + 1)
    return None


def _year_at(run: list[Token], index: int) -> int | None:
    if 0 <= index < len(run) and run[index].kind == "number" and len(run[index].text) == 4:
        return full_year(int(run[index].text), 4)
    return None


def _near(run: list[Token], index: int, step: int) -> int:
    """Find the nearest token on one side that is not a connecting word: at most two of those in between."""
    for place in (index + step, index + 2 * step, index + 3 * step):
        if not 0 <= place < len(run):
            return -1
        token = run[place]
        if token.kind != "word" or (token.word is not None and token.word.months is not None):
            return place
    return -1


def _small(run: list[Token], index: int) -> int | None:
    """Read the token as a day of the month."""
    if index < 0 or run[index].kind != "number" or len(run[index].text) > 2:
        return None
    number = int(run[index].text)
    return number if 1 <= number <= 31 else None


def _of_month_name(run: list[Token], index: int) -> Date | None:
    word = run[index].word
    assert word is not None
    before, after = _near(run, index, -1), _near(run, index, 1)
    day, year = _small(run, before), _year_at(run, after)
    first, last = (before if day is not None else index), index
    if day is not None and year is not None:  # 4 March 2020
        last = after
    elif day is not None and _short_year(run, before, index, after) is not None:  # 4-Mar-20
        year, last = _short_year(run, before, index, after), after
    elif day is None or _small(run, after) is not None:
        day_after = _small(run, after)
        if day_after is None:
            return None
        if day is None or _year_at(run, _near(run, after, 1)) is not None:  # March 4, 2020; 2020. március 4.
            first, last, day = index, after, day_after
            year, first, last = _outer_year(run, before, first, last)
    if day is None:
        return None
    if year is None and first == before:
        year, first, last = _outer_year(run, -1, first, last)
        if year is None and (found := _year_at(run, _near(run, before, -1))) is not None:  # 2020 4 March
            year, first = found, _near(run, before, -1)
    return Date(year, word.month, day, first, last, months=None if word.month else word.months)


def _outer_year(run: list[Token], before: int, first: int, last: int) -> tuple[int | None, int, int]:
    """Find the year after the day, else before the month."""
    after = _near(run, last, 1)
    if after >= 0 and run[after].kind == "clock":  # Aug 27 14:03 2019
        beyond = _near(run, after, 1)
        if beyond >= 0 and run[beyond].kind == "half":
            beyond = _near(run, beyond, 1)
        after = beyond
    year = _year_at(run, after)
    if year is not None:
        return year, first, after
    year = _year_at(run, before)
    return (year, before, last) if year is not None else (None, first, last)


def _short_year(run: list[Token], before: int, index: int, after: int) -> int | None:
    """Read the 20 of “4-Mar-20”: two digits straight after the month, and no more numbers around."""
    if after != index + 1 or before != index - 1 or run[after].kind != "number" or len(run[after].text) != 2:
        return None
    follows = run[after + 1] if after + 1 < len(run) else None
    if follows is not None and (follows.kind == "number" or (follows.word is not None and follows.word.unit)):
        return None
    return full_year(int(run[after].text), 2)
