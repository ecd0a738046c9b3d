"""Capture times as dumps write them, read as aware UTC datetimes; what does not name an instant is None."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any

_FIRST, _LAST = datetime(1990, 1, 1, tzinfo=UTC), datetime(2100, 1, 1, tzinfo=UTC)  # the Web, not someone's zero


def to_instant(value: Any) -> datetime | None:
    """Read ISO 8601, epoch seconds (or milli-, micro-, nanoseconds), 14 digits as in archives, or a datetime.

    A time without a zone is UTC, as in every dump format that has a rule; a day without a time is its start.
    Outside 1990–2100 it is no capture time.
    """
    try:
        found = _read(value)
    except (ValueError, OverflowError, OSError):
        return None
    if found is None:
        return None
    found = found.replace(tzinfo=UTC) if found.tzinfo is None else found.astimezone(UTC)
    return found if _FIRST <= found < _LAST else None


def _read(value: Any) -> datetime | None:
    if isinstance(value, datetime):
        return value
    if isinstance(value, date):
        return datetime.combine(value, time())
    if isinstance(value, bool) or value is None:
        return None
    if isinstance(value, int | float):
        return _from_number(value)
    if not isinstance(value, str):
        return None
    text = value.strip()
    if text.isascii() and text.replace(".", "", 1).isdigit():
        return _from_number(float(text) if "." in text else int(text))
    return datetime.fromisoformat(text) if "-" in text else None


def _from_number(value: float) -> datetime | None:
    if isinstance(value, int) and 19900101000000 <= value <= 21000101000000:
        return datetime.strptime(str(value), "%Y%m%d%H%M%S")  # noqa: DTZ007 – the caller sets UTC
    for unit in (1, 1_000, 1_000_000, 1_000_000_000):
        if abs(value) < 5e9 * unit:
            whole, part = divmod(value, unit)
            return datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=whole, microseconds=part * 1_000_000 // unit)
    return None
