"""Values as people read them. Anything that comes from a page stays text: escaping is the template's work."""

import unicodedata
from datetime import datetime
from typing import Any

UNKNOWN = "unknown"
_LONGEST = 22  # columns of a label in a picture; the whole one is in the table beside it
_ISOLATE, _END = "\u2068", "\u2069"  # a name in right-to-left letters turns nothing around it (Unicode UAX 9)
_INVISIBLE = dict.fromkeys((*range(9), 11, 12, *range(14, 32), 127, *range(0xD800, 0xE000)), "\ufffd")


def shown(value: Any, *, share: bool = False) -> str:
    """Return a value of a table: numbers with thousands separators, shares in percent, times to the minute in UTC."""
    match value:
        case None:
            return "–"
        case bool():
            return "yes" if value else "NO"
        case int():
            return f"{value:,}"
        case float():
            return percent(value) if share else f"{value:,.1f}"
        case datetime():
            return value.strftime("%Y-%m-%d %H:%M")
        case _:
            return str(value).translate(_INVISIBLE)


def percent(value: float) -> str:
    """Return a share in percent; only what is nothing is 0 %, and only what is all is 100 %."""
    if 0 < value < 0.01:
        return "<1 %"
    if 0.99 < value < 1:
        return ">99 %"
    return f"{value * 100:.0f} %"


def label(value: Any) -> str:
    """Return the name of a bar: short, on one line, isolated from the direction of its neighbours."""
    text = UNKNOWN if value is None else " ".join(shown(value).split())
    return f"{_ISOLATE}{_cut(text)}{_END}"


def _cut(text: str) -> str:
    """Cut a label to the room a picture has for it; letters of East Asian scripts take two columns."""
    columns = [2 if unicodedata.east_asian_width(letter) in "WF" else 1 for letter in text[: _LONGEST + 1]]
    if sum(columns) <= _LONGEST:
        return text
    room = _LONGEST - 1
    kept = next(place for place in range(len(columns)) if sum(columns[: place + 1]) > room)
    return text[:kept].rstrip() + "…"


def compact(value: float, *, share: bool = False) -> str:
    """Return a number that fits beside a bar: 12,345 but 1.2 M."""
    if share:
        return percent(value)
    for size, unit in ((1e9, "G"), (1e6, "M")):
        if value >= size:
            return f"{value / size:.1f} {unit}"
    return f"{value:,.0f}"
