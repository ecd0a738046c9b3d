"""Find the time of day among the pieces of a printed time."""

import re
from typing import NamedTuple

from belowtheline.timestamps.tokens import Token

_DIGITS = re.compile(r"\d+")
_AFTERNOON = frozenset({"下午", "午後", "오후", "晚上"})

# Offsets in minutes. Abbreviations that several countries share (IST, BST of Bangladesh) go by the web's usual sense
# or are left out.
ZONES = {
    "UTC": 0, "GMT": 0, "Z": 0, "WET": 0, "WEST": 60, "BST": 60, "CET": 60, "CEST": 120, "MEZ": 60, "MESZ": 120,
    "EET": 120, "EEST": 180, "MSK": 180, "EST": -300, "EDT": -240, "CST": -360, "CDT": -300, "MST": -420, "MDT": -360,
    "PST": -480, "PDT": -420, "AKST": -540, "AKDT": -480, "HST": -600, "AEST": 600, "AEDT": 660, "ACST": 570,
    "AWST": 480, "NZST": 720, "NZDT": 780, "JST": 540, "KST": 540, "SAST": 120, "WIB": 420, "BRT": -180, "ART": -180,
}  # fmt: skip


class Clock(NamedTuple):
    """A time of day as printed; `offset` in minutes east of UTC where the text names its zone."""

    hour: int
    minute: int
    second: int | None
    offset: int | None
    first: int
    last: int


def find_clock(run: list[Token], first: int, last: int) -> Clock | None:
    """Find the time of day that belongs to the date at tokens `first`–`last`: the next one after it, else before it."""
    inside = _search(run, range(first + 1, last), dated=True)
    if inside is not None:
        return inside
    after = range(last + 1, len(run))
    for index in after:
        if run[index].kind in ("date", "iso"):
            after = range(last + 1, index)
            break
    return _search(run, after, dated=True) or _search(run, range(first - 1, -1, -1), dated=True)


def find_any_clock(run: list[Token]) -> Clock | None:
    """Find a time of day that stands alone, as after “yesterday”."""
    return _search(run, range(len(run)), dated=False)


def _search(run: list[Token], places: range, *, dated: bool) -> Clock | None:
    for index in places:
        kind = run[index].kind
        if kind == "clock" or (kind == "pair" and dated):
            numbers = [int(number) for number in _DIGITS.findall(run[index].text)[:3]]
        elif kind == "number" and len(run[index].text) <= 2 and _says_hour(run, index):
            numbers = [int(run[index].text)]
        else:
            continue
        hour, minute = numbers[0], numbers[1] if len(numbers) > 1 else 0
        if hour <= 24 and minute < 60:
            return _finish(run, index, (hour, minute, numbers[2] if len(numbers) > 2 else None))
    return None


def _says_hour(run: list[Token], index: int) -> bool:
    if index + 1 >= len(run):
        return False
    follows = run[index + 1]
    return (
        follows.kind == "half"
        or follows.text.lower() in ("uhr", "uur", "час", "часов")
        or (follows.word is not None and follows.word.unit == "hour")
    )


def _finish(run: list[Token], index: int, numbers: tuple[int, int, int | None]) -> Clock:
    hour, minute, second = numbers
    first = last = index
    if index + 1 < len(run):
        token = run[index + 1]
        half = token.text[0].lower() + "m" if token.kind == "half" else token.word.half if token.word else None
        if half is not None:
            hour, last = _halves(hour, half), index + 1
    before = run[index - 1].word if index else None
    if last == index and before is not None and before.half is not None:
        hour, first = _halves(hour, before.half), index - 1
    offset = None
    if last + 1 < len(run):
        offset = _zone(run[last + 1])
        last += offset is not None
    return Clock(hour % 24, minute, second, offset, first, last)


def _halves(hour: int, half: str) -> int:
    if half == "pm":
        return hour + 12 if hour < 12 else hour
    return 0 if hour == 12 else hour


def _zone(token: Token) -> int | None:
    if token.kind == "zone":
        digits = "".join(char for char in token.text if char.isdigit())
        hours, minutes = (int(digits[:-2]), int(digits[-2:])) if len(digits) > 2 else (int(digits), 0)
        total = hours * 60 + minutes
        return None if total > 14 * 60 else -total if "-" in token.text else total
    return ZONES.get(token.text) if token.kind == "word" else None
