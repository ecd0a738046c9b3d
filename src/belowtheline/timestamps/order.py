"""Which comes first in 04/03/2020, told from all the dates of a thread."""

import itertools
from collections.abc import Iterable
from datetime import date, datetime

from belowtheline.timestamps.reading import read


def detect_order(
    texts: Iterable[str], *, not_before: datetime | None = None, not_after: datetime | None = None
) -> bool | None:
    """Tell whether the day comes first in the dates of one thread; None when nothing settles it.

    A number above 12 settles it; so does an order that alone keeps every date between the article (`not_before`)
    and the capture (`not_after`), or that alone puts three or more different dates in sequence.
    """
    pairs: list[tuple[int, int, int]] = []
    for text in texts:
        found = _first_two(text)
        if found is None:
            continue
        first, second, _ = found
        if first > 12 >= second:
            return True
        if second > 12 >= first:
            return False
        pairs.append(found)
    if all(first == second for first, second, _ in pairs):
        return None
    days = _days(pairs, day_first=True), _days(pairs, day_first=False)
    fits = [_within(order, not_before, not_after) for order in days]
    if fits[0] == fits[1] and len(set(days[0])) >= 3:
        fits = [_in_sequence(order) for order in days]
    return fits[0] if fits[0] != fits[1] else None


def _first_two(text: str) -> tuple[int, int, int] | None:
    """Return (first, second, year) of a date in slashes or dashes with its year last."""
    reading = read(" ".join(text[:480].split())[:120])
    if reading is None or reading.date is None or reading.date.year is None:
        return None
    return None if reading.date.slashed is None else (*reading.date.slashed, reading.date.year)


def _days(pairs: list[tuple[int, int, int]], *, day_first: bool) -> list[date]:
    return [date(year, second, first) if day_first else date(year, first, second) for first, second, year in pairs]


def _within(days: list[date], not_before: datetime | None, not_after: datetime | None) -> bool:
    earliest = not_before.date() if not_before else date.min
    latest = not_after.date() if not_after else date.max
    # Counted in days: the day before the first of all days, or after the last, is no date.
    return all(earliest.toordinal() - 1 <= day.toordinal() <= latest.toordinal() + 1 for day in days)


def _in_sequence(days: list[date]) -> bool:
    steps = list(itertools.pairwise(days))
    return all(a <= b for a, b in steps) or all(a >= b for a, b in steps)
