"""What a printed time says, before anything is known of the page around it."""

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from belowtheline.timestamps.clocks import Clock, find_any_clock, find_clock
from belowtheline.timestamps.common import read_common
from belowtheline.timestamps.dates import Date, find_date
from belowtheline.timestamps.relative import Past, find_past, is_now
from belowtheline.timestamps.tokens import Token, cut, level


class Reading(NamedTuple):
    """A printed time and its place in the text; one of `iso`, `date` and `past` is set."""

    start: int
    end: int
    whole: bool  # nothing but the time in the text
    iso: str | None = None  # a machine's time, printed
    date: Date | None = None
    clock: Clock | None = None
    past: Past | None = None


@lru_cache(maxsize=4096)
def read(text: str) -> Reading | None:
    """Read the first time printed in `text`: a full date before “3 hours ago”, that before a date without its year."""
    common = read_common(text) if text else None
    return read_any(text) if common is None else Reading(0, len(text), True, None, *common)


def read_any(text: str) -> Reading | None:
    """Read `text` whatever its form."""
    leveled = level(text)
    tokens = cut(leveled)
    if not tokens:
        return None
    if tokens[0].kind == "word" and is_now(leveled):
        now = Past((("second", 0),), None, None, 0, 0, True)
        return Reading(tokens[0].start, tokens[-1].end, True, past=now)
    runs = list(_runs(tokens))
    whole = len(runs) == 1 and len(runs[0]) == len(tokens)
    yearless: Reading | None = None
    for place, run in enumerate(runs):
        for token in run:
            if token.kind == "iso":
                return Reading(token.start, token.end, whole, iso=token.text)
        date = find_date(run)
        if date is None:
            continue
        reading = _dated(date, runs, place, whole)
        if date.year is not None:
            return reading
        yearless = yearless or reading
    for run in runs:
        past = find_past(run, whole)
        if past is not None:
            return Reading(run[past.first].start, run[past.last].end, whole, past=past, clock=past.clock)
    return yearless


def _runs(tokens: list[Token]) -> Iterator[list[Token]]:
    """Cut at every word that has nothing to do with time."""
    run: list[Token] = []
    for token in tokens:
        if token.kind == "word" and token.word is None and not _is_zone(token):
            if run:
                yield run
            run = []
        else:
            run.append(token)
    if run:
        yield run


def _is_zone(token: Token) -> bool:
    return len(token.text) <= 4 and token.text.isupper() and token.text.isascii()


def _dated(date: Date, runs: list[list[Token]], place: int, whole: bool) -> Reading:
    run = runs[place]
    clock = find_clock(run, date.first, date.last)
    start, end = run[date.first].start, run[date.last].end
    if clock is not None:
        start, end = min(start, run[clock.first].start), max(end, run[clock.last].end)
    elif place + 1 < len(runs) and runs[place + 1][0].start - run[-1].end <= 5:  # “4 mars 2020 ??? 14:03”
        follows = find_any_clock(runs[place + 1][:2])
        if follows is not None and follows.first == 0 and runs[place + 1][0].kind == "clock":
            clock, end = follows, runs[place + 1][follows.last].end
    weekdays = {
        number for token in run if token.word is not None and len(token.text) > 2 for number in token.word.weekdays
    }
    if weekdays:
        start = min([start, *(token.start for token in run[: date.first] if token.word and token.word.weekdays)])
        if len(weekdays) == 1:
            date = date._replace(weekday=weekdays.pop())
    return Reading(start, end, whole, date=date, clock=clock)
