"""Where a line prints a time."""

import re
from functools import lru_cache

from belowtheline import timestamps

LONGEST = 160
_DIGIT = re.compile(r"\d")
# a unit of time without a number: “a year ago”, “vor einem Monat”
_ONE_UNIT = re.compile(
    r"\ban? (?:second|minute|hour|day|week|month|year) ago\b|\bvor eine[rmn] |\bil y a une? |\bhace una? |\bhá uma? ",
    re.IGNORECASE,
)
_YEAR_AND_NAME = re.compile(r"([^\W\d_]{3,9}\.? ['’]\d\d)([^\W\d_].{1,40})")  # “Jan '21ingvar.b”
# inline elements without a space between them: “IwonaMay 30, 2019”, “August 06, 20194:14 pm”
_GLUED_NAME = re.compile(r"(?<=[^\W\d_])(?=[A-Z][a-z]{2,8}\.? \d)")
_GLUED_CLOCK = re.compile(r"(?<=\b(?:19|20)\d\d)(?=\d{1,2}:\d\d)")
_DOTTED = re.compile(r"\b\d{2}\.\d{2}\.\d{2}(?: at \d{1,2}:\d{2}(?: ?[ap]m)?)?\b")  # 07.21.12 at 17:46
_MONTH_YEAR = re.compile(r"([^\W\d_]{3,12})\.? (?:19|20)\d\d")


def find_time(text: str) -> tuple[int, int] | None:
    """Return where in a short line the time stands, None without one."""
    if len(text) > LONGEST or not _may_hold(text):
        return None
    if (glue := _GLUED_CLOCK.search(text)) is not None:
        apart = find_time(unglued(text))
        return None if apart is None else (apart[0], apart[1] - (apart[1] > glue.start()))
    if (span := _locate(text)) is not None:
        return span
    for glue in _GLUED_NAME.finditer(text):
        span = timestamps.locate(text[glue.start() :])
        if span is not None and span[0] == 0:
            return glue.start(), glue.start() + span[1]
    if (dotted := _DOTTED.search(text)) is not None:
        return dotted.span()
    if (match := _MONTH_YEAR.fullmatch(text)) and is_month(match[1]):
        return 0, len(text)
    return None


def _locate(text: str) -> tuple[int, int] | None:
    """Locate a time that does not start with the number of a handle: “northbank_7 • an hour ago”."""
    span = timestamps.locate(text)
    if span is None or not span[0] or text[span[0] - 1] != "_":
        return span
    skip = span[0] + len(text[span[0] :]) - len(text[span[0] :].lstrip("0123456789"))
    span = timestamps.locate(text[skip:])
    return None if span is None else (skip + span[0], skip + span[1])


def _may_hold(text: str) -> bool:
    """Tell cheaply whether a line could hold a time: a year, a clock, numbers with points, or a word of time."""
    if not _DIGIT.search(text):
        return _ONE_UNIT.search(text) is not None
    if _NUMERIC.search(text):
        return True
    return any(_is_time_word(word) for word in _LETTERS.findall(text))


_is_time_word = lru_cache(maxsize=8192)(timestamps.is_time_word)
_NUMERIC = re.compile(r"(?:19|20)\d\d|\d[./-]\d|\d[:h.]\d\d|[年月日년월일]")
_LETTERS = re.compile(r"[^\W\d_]+")


def unglued(time: str) -> str:
    """Part a year from the clock that runs into it."""
    return _GLUED_CLOCK.sub(" ", time)


is_weekday = lru_cache(maxsize=8192)(timestamps.is_weekday)
is_month = lru_cache(maxsize=8192)(timestamps.is_month)


def shape_of(time: str) -> str:
    """Fold a printed time to how it is written: one thread writes all its times alike."""
    return _NUMBER.sub("0", _WORD.sub("a", time))


_NUMBER = re.compile(r"\d+")
_WORD = re.compile(r"[^\W\d_]+\.?")


def may_hold(folded: str) -> bool:
    """Tell whether a line, folded, could hold a time at all."""
    return "0" in folded or (" " in folded and _ONE_UNIT.search(folded) is not None)


def time_and_name(text: str) -> tuple[str, str] | None:
    """Part a month and year from a name that runs into them, None for any other line."""
    match = _YEAR_AND_NAME.fullmatch(text)
    return (match[1], match[2]) if match and find_time(match[1]) is not None else None
