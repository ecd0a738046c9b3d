"""What a printed time says, before anything is known of the page around it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from belowtheline.timestamps.dates import Date, find_date
from belowtheline.timestamps.clocks import Clock, find_clock
from belowtheline.timestamps.relative import Past, find_past, is_now
from belowtheline.timestamps.tokens import Token, cut, level


@dataclass(frozen=True, slots=True)
class Reading:
    """A printed time; `date` or `past` is set, never both."""

    start: int
    end: int
    whole: bool  # nothing but the time in the text
    date: Date | None = None
    clock: Clock | None = None
    past: Past | None = None


@lru_cache(maxsize=4096)
def read(text: str) -> Reading | None:
    """Read the first time printed in `text`: a full date before “3 hours ago”, that before a date without its year."""
    leveled = level(text)
    tokens = cut(leveled)
    if not tokens:
        return None
    if is_now(leveled):
        return Reading(tokens[0].start, tokens[-1].end, True, past=Past((("second", 0),), None))
    runs = list(_runs(tokens))
    whole = len(runs) == 1 and len(runs[0]) == len(tokens)
    yearless = None
    for place, run in enumerate(runs):
        date = find_date(run)
        if date is None:
            continue
        if date.year is not None:
            return _with_clock(date, runs, place, whole)
        yearless = yearless or (date, place)
    for run in runs:
        past = find_past(run, whole)
        if past is not None:
            return Reading(run[past.first].start, run[past.last].end, whole, past=past.past, clock=past.clock)
    return None if yearless is None else _with_clock(yearless[0], runs, yearless[1], whole)
