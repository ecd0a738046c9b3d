"""Times as pages print them, in some forty languages, and what they mean.

A time printed without a zone is stored as if it were UTC, unless the caller knows the site's `zone`: the dump does
not hold more. What cannot be told from the page (04/03/2020 without a hint of its order, a date without its year,
“3 hours ago” without a capture time) keeps its text and gets no instant.
"""

import re
from collections.abc import Sequence
from datetime import datetime, tzinfo

from belowtheline.records import Precision, Timestamp
from belowtheline.timestamps.instants import UNRESOLVED, Known, resolve
from belowtheline.timestamps.machine import When, parse_machine
from belowtheline.timestamps.order import detect_order
from belowtheline.timestamps.reading import Reading, read
from belowtheline.timestamps.relative import is_compact
from belowtheline.timestamps.words import AGO, WORDS, fold

__all__ = ["detect_order", "find", "is_month", "is_time_word", "is_weekday", "locate", "looks_like_time", "parse"]

# What every line with a year or a numeric date holds; the others are looked at only if they have a word for “ago”.
_HINT = re.compile(
    r"(?:19|20|25)\d\d|\d[/-]\s?\d|\d\.\s?\d\d?\.|\d\s?[前전月월]|[昨今어]|[\u0660-\u0669\u06f0-\u06f9\u0966-\u096f\u09e6-\u09ef\u0e50-\u0e59]"
    r"|[^\W\d_][.\s-]'?\d\d(?!\d)"
)
_NOTHING = Known()
_FARTHEST = 160  # characters of a line in which a time is looked for
_LONGEST = 120  # characters of a printed time that are looked at and kept


def parse(
    text: str | None,
    *,
    machine: str | None = None,
    captured_at: datetime | None = None,
    languages: Sequence[str] = (),
    day_first: bool | None = None,
    zone: tzinfo | None = None,
    not_before: datetime | None = None,
) -> Timestamp:
    """Read a time: `text` as printed, `machine` the value of a datetime attribute or the like, which wins.

    `languages`: tags of the page, most trusted first. `day_first`: see `detect_order`. `not_before`: the article's
    own time; a date without its year is resolved only when a single year fits between it and `captured_at`.
    """
    printed = _tidy(text)
    known = Known(captured_at, languages, day_first, zone, not_before)
    told = _told(machine, known) if machine else None
    if told is not None and told[1] is not Precision.DAY and (told[0].hour or told[0].minute or told[0].second):
        return Timestamp(printed, *told)
    reading = read(printed) if printed else None
    if reading is None or printed is None:
        return Timestamp(printed, *(told or UNRESOLVED))
    at, precision = resolve(reading, known)
    if told is not None and (reading.past is not None or at is None or at.date() != told[0].date()):
        at, precision = told  # else both name the day: midnight sharp is how machines write a bare date
    return Timestamp(printed if reading.whole else printed[reading.start : reading.end], at, precision)


def find(line: str) -> tuple[int, int, Timestamp] | None:
    """Find the first time printed in `line`, unresolved hints aside: (start, end, time); None when there is none.

    Asks for more than `parse`: a date with its year, or words that say “ago”.
    """
    line = line[:_FARTHEST]
    if _HINT.search(line) is None and AGO.isdisjoint(line.lower().split()):
        return None
    reading = read(line)
    if reading is None or not _plain_to_see(reading):
        return None
    text = line[reading.start : reading.end]
    return reading.start, reading.end, Timestamp(text, *resolve(reading, _NOTHING))


def locate(line: str) -> tuple[int, int] | None:
    """Find where the first time in a line stands, more leniently than `find`: a date without its year, “3h” alone.

    For callers that know the line to be a byline or the like, where a day and a clock can be nothing else.
    """
    reading = read(line[:_FARTHEST])
    if reading is None:
        return None
    date = reading.date
    plain = _plain_to_see(reading) or (date is not None and (reading.clock is not None or reading.whole))
    compact = reading.past is not None and reading.whole and is_compact(line.strip())
    return (reading.start, reading.end) if plain or compact else None


def is_month(word: str) -> bool:
    """Tell whether a word names a month."""
    entry = WORDS.get(fold(word))
    return entry is not None and entry.months is not None


def is_weekday(word: str) -> bool:
    """Tell whether a word names a day of the week, or is short for one."""
    entry = WORDS.get(fold(word))
    return entry is not None and bool(entry.weekdays)


def is_time_word(word: str) -> bool:
    """Tell whether a word is one that times are printed with: a month, a unit, “ago”, “yesterday”."""
    entry = WORDS.get(fold(word))
    return entry is not None and (
        entry.months is not None or entry.unit is not None or entry.ago or entry.days_back is not None
    )


def looks_like_time(text: str) -> bool:
    """Tell whether a short text is a time and nothing else but connecting words."""
    if len(text) > _LONGEST:
        return False
    printed = _tidy(text)
    if printed is None:
        return False
    reading = read(printed)
    if reading is None or not reading.whole:
        return False
    return _plain_to_see(reading) or reading.date is not None or is_compact(printed)


def _tidy(text: str | None) -> str | None:
    return " ".join(text[: 4 * _LONGEST].split())[:_LONGEST] or None if text else None


def _plain_to_see(reading: Reading) -> bool:
    if reading.past is not None:
        return reading.past.marked
    return reading.iso is not None or (reading.date is not None and reading.date.year is not None)


def _told(machine: str, known: Known) -> When | None:
    """Read an attribute: a machine's time, else one as printed (title="March 4, 2020 2:03 pm")."""
    told = parse_machine(machine, known.zone)
    if told is not None:
        return told
    printed = _tidy(machine)
    reading = read(printed) if printed else None
    if reading is None or reading.past is not None:
        return None
    at, precision = resolve(reading, known)
    return None if at is None else (at, precision)
