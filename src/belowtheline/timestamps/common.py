"""The few forms that most pages print, each read by one pattern: the same answers as the full reader, much sooner."""

import re

from belowtheline.timestamps.clocks import Clock
from belowtheline.timestamps.dates import Date, full_year
from belowtheline.timestamps.words import WORDS

_CLOCK = (
    r"(?:,?\s(?:(?:at|um|à|às|om|kl\.?|alle|a\slas|в|о|[@|/-])\s)?"
    r"(\d\d?):([0-5]\d)(?::([0-5]\d))?(?:\s?([aApP])[mM]|\sUhr)?)?"
)
_MONTH_FIRST = re.compile(r"([^\W\d_]{3,10})\.?\s(\d\d?)(?:st|nd|rd|th)?,?\s(\d{4})" + _CLOCK)
_DAY_FIRST = re.compile(r"(\d\d?)\.?\s(?:de\s)?([^\W\d_]{3,10})\.?,?\s(?:de\s)?(\d{4})" + _CLOCK)
_DOTTED = re.compile(r"(\d\d?)\.(\d\d?)\.(\d{4}|\d\d)" + _CLOCK)


def read_common(text: str) -> tuple[Date, Clock | None] | None:
    """Read the whole `text`, if it is of a common form; None says nothing about it."""
    if text[0] >= "A":
        match = _MONTH_FIRST.fullmatch(text)
        if match is None:
            return None
        name, day, year = match[1], match[2], match[3]
    elif "." in text[1:3]:
        match = _DOTTED.fullmatch(text)
        if match is None:
            return _day_first(text)
        return _dated(match, int(match[2]), match[1], match[3], int(match[1]))
    else:
        return _day_first(text)
    return _named(match, name, day, year)


def _day_first(text: str) -> tuple[Date, Clock | None] | None:
    match = _DAY_FIRST.fullmatch(text)
    return None if match is None else _named(match, match[2], match[1], match[3])


def _named(match: re.Match[str], name: str, day: str, year: str) -> tuple[Date, Clock | None] | None:
    word = WORDS.get(name.lower())
    if word is None or word.month is None:
        return None
    return _dated(match, word.month, day, year, None)


def _dated(
    match: re.Match[str], month: int, day: str, year: str, short: int | None
) -> tuple[Date, Clock | None] | None:
    full = full_year(int(year), len(year))
    number = int(day)
    if full is None or full < 1500 or not 1 <= number <= 31 or not 1 <= month <= 12:
        return None
    first = (short, month, int(year)) if short is not None and len(year) == 2 else None
    date = Date(full, month, number, 0, 0, short=first)
    if match[4] is None:
        return date, None
    hour = int(match[4])
    half = match[7]
    if hour > 23:
        return None
    if half is not None:
        hour = (hour + 12 if hour < 12 else hour) if half in "pP" else (0 if hour == 12 else hour)
    return date, Clock(hour, int(match[5]), None if match[6] is None else int(match[6]), None, 0, 0)
