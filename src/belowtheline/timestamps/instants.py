"""Make an instant of a reading, with what is known of the page: capture time, languages, order, zone."""

import calendar
import datetime as dates
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from typing import NamedTuple

from belowtheline.records import Precision
from belowtheline.timestamps.calendars import from_solar_hijri
from belowtheline.timestamps.clocks import Clock
from belowtheline.timestamps.dates import Date, full_year
from belowtheline.timestamps.machine import When, build, parse_machine
from belowtheline.timestamps.reading import Reading
from belowtheline.timestamps.relative import Past

_YEAR_FIRST = frozenset({"ja", "zh", "ko", "hu", "lt", "mn"})
_ENGLISH_DAY_FIRST = frozenset({"en-gb", "en-au", "en-nz", "en-ie", "en-in", "en-za"})
_SECONDS = {"second": 1, "minute": 60, "hour": 3600, "day": 86400, "week": 7 * 86400}
UNRESOLVED: tuple[None, Precision] = (None, Precision.NONE)


class Known(NamedTuple):
    """What the page tells beside the printed time."""

    captured_at: datetime | None = None
    languages: Sequence[str] = ()
    day_first: bool | None = None
    zone: tzinfo | None = None
    not_before: datetime | None = None


def resolve(reading: Reading, known: Known) -> tuple[datetime | None, Precision]:
    """Resolve `reading`; (None, …) for what the page leaves open."""
    if reading.iso is not None:
        return parse_machine(reading.iso, known.zone) or UNRESOLVED
    if reading.past is not None:
        return _back(reading.past, known), Precision.RELATIVE
    assert reading.date is not None
    day = _day(reading.date, known)
    if day is None:
        return UNRESOLVED
    return _instant(day, reading.clock, known.zone) or UNRESOLVED


def _instant(day: tuple[int, int, int], clock: Clock | None, zone: tzinfo | None) -> When | None:
    if clock is None:
        return build(day, None, None, zone)
    if clock.offset is not None:
        zone = timezone(timedelta(minutes=clock.offset)) if clock.offset else UTC
    return build(day, (clock.hour, clock.minute, clock.second), None, zone)


def _day(date: Date, known: Known) -> tuple[int, int, int] | None:
    year, month, day = date.year, date.month, date.day
    if date.short is not None and known.languages and known.languages[0][:2] in _YEAR_FIRST:
        year, (month, day) = full_year(date.short[0], 2), date.short[1:]
    elif date.ambiguous:
        assert month is not None
        if _day_goes_first(date, known) is None:
            return None
        if _day_goes_first(date, known):
            month, day = day, month
    if month is None:
        found = {(date.months or {}).get(tag[:2].lower()) for tag in known.languages} - {None}
        if len(found) != 1:
            return None
        month = found.pop()
    assert month is not None
    if year is None:
        year = _only_year(month, day, date.weekday, known)
        if year is None:
            return None
    if year < 1500:
        return from_solar_hijri(year, month % 100, day)
    return None if month > 100 else (year, month, day)


def _day_goes_first(date: Date, known: Known) -> bool | None:
    """Tell the order of 04/03/2020: by the thread, by the weekday printed beside it, by the language."""
    if known.day_first is not None:
        return known.day_first
    if date.weekday is not None and date.slashed is not None and date.year is not None:
        first, second = date.slashed
        fits = [dates.date(date.year, *order).weekday() == date.weekday for order in ((second, first), (first, second))]
        if fits[0] != fits[1]:
            return fits[0]
    return day_first(known.languages)


def day_first(languages: Sequence[str]) -> bool | None:
    """Tell the order of 04/03/2020 by language; None for English without a region, and where languages disagree."""
    tags = [tag.lower().replace("_", "-") for tag in languages]
    if tags and all(tag[:2] != "en" or tag in _ENGLISH_DAY_FIRST for tag in tags):
        return True
    return None


def _only_year(month: int, day: int, weekday: int | None, known: Known) -> int | None:
    """Find the year of “4 March”: only when one alone fits between the article and the capture, a day's grace each."""
    if known.captured_at is None or known.not_before is None:
        return None
    latest = (known.captured_at + timedelta(days=1)).date()
    earliest = (known.not_before - timedelta(days=1)).date()
    fitting = []
    for year in range(earliest.year, latest.year + 1):
        try:
            candidate = dates.date(year, month, day)
        except ValueError:
            continue
        if earliest <= candidate <= latest and weekday in (None, candidate.weekday()):
            fitting.append(year)
    return fitting[0] if len(fitting) == 1 else None


def _back(past: Past, known: Known) -> datetime | None:
    at = known.captured_at
    if at is None:
        return None
    try:
        if past.days_back is not None:
            return _clock_of_day(at, past, known.zone)
        if not past.parts:
            return None
        for unit, amount in past.parts:
            at = at - timedelta(seconds=_SECONDS[unit] * amount) if unit in _SECONDS else _months_back(at, unit, amount)
    except (ValueError, OverflowError):
        return None
    return at.astimezone(UTC)


def _clock_of_day(at: datetime, past: Past, zone: tzinfo | None) -> datetime:
    assert past.days_back is not None
    clock = past.clock
    if clock is not None and clock.offset is not None:
        zone = timezone(timedelta(minutes=clock.offset))
    at = at.astimezone(zone or UTC) - timedelta(days=past.days_back)
    if clock is not None:
        at = at.replace(hour=clock.hour, minute=clock.minute, second=clock.second or 0, microsecond=0)
    return at.astimezone(UTC)


def _months_back(at: datetime, unit: str, amount: int) -> datetime:
    months = at.year * 12 + at.month - 1 - (amount * 12 if unit == "year" else amount)
    year, month = divmod(months, 12)
    return at.replace(year=year, month=month + 1, day=min(at.day, calendar.monthrange(year, month + 1)[1]))
