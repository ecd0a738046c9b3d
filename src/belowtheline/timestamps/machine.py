"""Times written for machines: ISO 8601 in all its wild forms, RFC 2822, seconds or milliseconds since 1970."""

import re
from datetime import UTC, datetime, timedelta, timezone, tzinfo

from belowtheline.records import Precision

_ISO = re.compile(
    r"\s*(\d{4})-?(\d\d)-?(\d\d)"
    r"(?:[T\s_]\s?(\d\d):?(\d\d)(?::?(\d\d)(?:[.,:](\d{1,9}))?)?\s?(Z|z|UTC|GMT|[+-]\d\d?(?::?\d\d)?)?)?(?!\d)"
)
_RFC_2822 = re.compile(
    r"\s*(?:[A-Za-z]{3,9},?\s+)?(\d\d?)[\s-]([A-Za-z]{3})[a-z]{0,6}[\s-](\d{4})\s(\d\d?):(\d\d)(?::(\d\d))?"
    r"\s*(Z|UTC|GMT|UT|[+-]\d\d:?\d\d)?"
)
_HALF = re.compile(r"\s?(?:\d\d?:\d\d(?::\d\d)?\s?)?[apAP]\.?[mM]")  # a 12-hour clock is no machine's
_MONTHS = {name: number for number, name in enumerate("jan feb mar apr may jun jul aug sep oct nov dec".split(), 1)}
_FIRST, _LAST = 631_152_000, 4_102_444_800  # 1990 and 2100: outside of them a number is no time of a comment

When = tuple[datetime, Precision]


def parse_machine(value: str, zone: tzinfo | None = None) -> When | None:
    """Read a machine's time; None for anything else. A time without an offset is taken in `zone`, else as UTC."""
    if len(value) in (20, 25) and value[16] == ":":  # 2019-03-04T05:06:07Z, …+01:00: nearly all there are
        try:
            at = datetime.fromisoformat(value)
        except ValueError:
            at = None
        if at is not None and at.tzinfo is not None and 1990 <= at.year < 2100:
            return (at if at.tzinfo is UTC else at.astimezone(UTC)), Precision.SECOND
    value = value[:80]
    match = _ISO.match(value)
    if match is not None:
        return None if _HALF.match(value, match.end()) else _iso(match, zone)
    bare = value.strip()
    if bare.isdigit() and bare.isascii():
        return _epoch(bare)
    match = _RFC_2822.match(value)
    if match is None:
        return None
    day, month, year, hour, minute, second, offset = match.groups()
    number = _MONTHS.get(month.lower())
    if number is None:
        return None
    return build(
        (int(year), number, int(day)), (int(hour), int(minute), None if second is None else int(second)), offset, zone
    )


def _iso(match: re.Match[str], zone: tzinfo | None) -> When | None:
    year, month, day, hour, minute, second, fraction, offset = match.groups()
    date = (int(year), int(month), int(day))
    if hour is None:
        return build(date, None, None, zone)
    when = build(date, (int(hour), int(minute), None if second is None else int(second)), offset, zone)
    if when is None or fraction is None:
        return when
    return when[0].replace(microsecond=int(fraction[:6].ljust(6, "0"))), when[1]


def _epoch(digits: str) -> When | None:
    size = len(digits)
    if size not in (9, 10, 12, 13, 14, 15, 16):
        return None
    unit = 1 if size <= 10 else 1_000 if size <= 13 else 1_000_000
    seconds, rest = divmod(int(digits), unit)
    rest *= 1_000_000 // unit
    if size == 14 or not _FIRST <= seconds < _LAST:
        # 20190304050607, with or without its seconds
        return parse_machine(f"{digits[:8]}T{digits[8:]}") if size in (12, 14) else None
    return datetime.fromtimestamp(seconds, UTC).replace(microsecond=rest), Precision.SECOND


def build(
    date: tuple[int, int, int],
    clock: tuple[int, int, int | None] | None,
    offset: str | None,
    zone: tzinfo | None,
) -> When | None:
    """Make an aware UTC time of its numbers; None for a 31st of February, and for years no comment was written in."""
    if not 1990 <= date[0] < 2100:
        return None
    hour, minute, second = clock or (0, 0, None)
    place = parse_offset(offset) if offset else zone or UTC
    try:
        at = datetime(*date, hour, minute, min(second or 0, 59), tzinfo=place)
        if hour == 0 and clock is None:
            return at.replace(tzinfo=UTC), Precision.DAY
        return (at if place is UTC else at.astimezone(UTC)), Precision.MINUTE if second is None else Precision.SECOND
    except (ValueError, OverflowError):
        return None


def parse_offset(text: str) -> tzinfo:
    """Read "Z", "+01", "+0100", "UTC-5"; UTC for what is further away than any place is."""
    sign = -1 if "-" in text else 1
    digits = "".join(char for char in text if char.isdigit())
    if not digits:
        return UTC
    hours, minutes = (int(digits[:-2]), int(digits[-2:])) if len(digits) > 2 else (int(digits), 0)
    minutes += hours * 60
    return timezone(timedelta(minutes=sign * minutes)) if 0 < minutes <= 14 * 60 else UTC
