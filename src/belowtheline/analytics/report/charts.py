"""Rows → SVG, drawn by Vega-Lite (vl-convert): no script is left in the page, and nothing is fetched to draw it.

Colours are written as stand-ins, put in the page's own CSS variables afterwards, so that one picture serves light
and dark.
"""

import re
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

import vl_convert

from belowtheline.analytics.report import figures, wording

_VEGA_LITE = "v5.21"  # the drawing does not change when the library brings a newer one
_INK, _SOFT, _MARK, _LINE = "#010101", "#020202", "#030303", "#040404"
_VARIABLES = {_INK: "var(--ink)", _SOFT: "var(--soft)", _MARK: "var(--mark)", _LINE: "var(--line)"}
_FONT = "Liberation Sans"  # comes with vl-convert: text is measured the same on every machine
_WIDTH, _LABELS, _NUMBERS, _STEP, _HEIGHT = 344, 150, 52, 24, 150

Rows = Sequence[Mapping[str, Any]]
Spec = dict[str, Any]


def draw(figure: figures.Figure, rows: Rows) -> str:
    """Return the picture of a figure as one <svg> element; `rows` hold label or step, and number."""
    spec = {figures.BARS: _bars, figures.COLUMNS: _columns, figures.TIMELINE: _timeline}[figure.kind](figure, rows)
    svg: str = vl_convert.vegalite_to_svg(_COMMON | spec, vl_version=_VEGA_LITE)
    for stand_in, variable in _VARIABLES.items():
        svg = svg.replace(stand_in, variable)
    # The library numbers these through the life of the process; the page has to be the same each time.
    for number, name in enumerate(dict.fromkeys(re.findall(r"clip\d+", svg))):
        svg = re.sub(rf"{name}\b", f"{figure.key}-{number}", svg)
    return svg.replace(f'font-family="{_FONT}"', 'font-family="inherit"')


_COMMON: Spec = {
    "background": None,
    "padding": 2,
    "autosize": {"type": "none"},
    "config": {
        "font": _FONT,
        "view": {"stroke": None},
        "axis": {
            "domain": False, "grid": False, "ticks": False, "title": None,
            "labelColor": _INK, "labelFontSize": 12, "labelPadding": 6, "labelLimit": _LABELS - 6,
        },
        "text": {"font": _FONT, "fontSize": 12, "color": _INK},
    },
}  # fmt: skip


def _values(figure: figures.Figure, rows: Rows) -> Spec:
    return {
        "values": [
            {
                "place": place,
                "label": wording.label(row["label"]),
                "number": row["number"],
                "said": wording.compact(row["number"], share=figure.share),
            }
            for place, row in enumerate(rows)
        ]
    }


def _bars(figure: figures.Figure, rows: Rows) -> Spec:
    """One bar a label, the label to its left and the number at its end."""
    height, most = _STEP * len(rows), max(row["number"] for row in rows) or 1
    length = {
        "field": "number", "type": "quantitative", "axis": None,
        "scale": {"domain": [0, 1 if figure.share else most], "range": [_LABELS, _WIDTH - _NUMBERS]},
    }  # fmt: skip
    at = {"field": "place", "type": "ordinal", "axis": None, "scale": {"range": [0, height], "paddingInner": 0.35}}
    return {
        "width": _WIDTH, "height": height, "data": _values(figure, rows),
        "encoding": {"y": at},
        "layer": [
            {"mark": {"type": "bar", "color": _MARK, "cornerRadius": 2},
             "encoding": {"x": length, "x2": {"datum": 0}}},
            {"mark": {"type": "text", "align": "left", "dx": 5},
             "encoding": {"x": length, "text": {"field": "said"}}},
            {"mark": {"type": "text", "align": "right", "limit": _LABELS - 8},
             "encoding": {"x": {"value": _LABELS - 8}, "text": {"field": "label"}}},
        ],
    }  # fmt: skip


def _columns(figure: figures.Figure, rows: Rows) -> Spec:
    """One column a label, in the order of the rows, the number on top of it."""
    high = {
        "field": "number", "type": "quantitative", "axis": None,
        "scale": {"domain": [0, max(row["number"] for row in rows) or 1], "range": [_HEIGHT - 34, 18]},
    }  # fmt: skip
    at = {"field": "place", "type": "ordinal", "axis": None, "scale": {"range": [0, _WIDTH], "padding": 0.15}}
    small = {"fontSize": 11}
    return {
        "width": _WIDTH, "height": _HEIGHT, "data": _values(figure, rows),
        "encoding": {"x": at},
        "layer": [
            {"mark": {"type": "bar", "color": _MARK, "cornerRadiusEnd": 2}, "encoding": {"y": high}},
            {"mark": {"type": "text", "baseline": "bottom", "dy": -3} | small,
             "encoding": {"y": high, "text": {"field": "said"}}},
            {"mark": {"type": "text", "baseline": "top", "angle": 0, "lineBreak": " ", "color": _SOFT} | small,
             "encoding": {"y": {"value": _HEIGHT - 28}, "text": {"field": "label"}}},
        ],
    }  # fmt: skip


def _timeline(figure: figures.Figure, rows: Rows) -> Spec:  # noqa: ARG001 - all kinds of picture are drawn alike
    """One bar a step of time, as wide as the step."""
    starts = [f"{row['step'].isoformat()}Z" for row in rows]
    values = [
        {"step": start, "until": until, "number": row["number"]}
        for row, start, until in zip(rows, starts, [*starts[1:], _after(rows[-1])], strict=True)
    ]
    time = {
        "field": "step", "type": "temporal", "scale": {"type": "utc"},
        "axis": {"labelFlush": True, "labelOverlap": True, "tickCount": 4, "labelColor": _SOFT},
    }  # fmt: skip
    number = {
        "field": "number", "type": "quantitative", "scale": {"nice": 3},
        "axis": {"grid": True, "gridColor": _LINE, "tickCount": 3, "labelColor": _SOFT, "format": ",.0f"},
    }  # fmt: skip
    return {
        "width": _WIDTH, "height": _HEIGHT, "data": {"values": values},
        "autosize": {"type": "fit", "contains": "padding"},
        "mark": {"type": "rect", "color": _MARK},
        "encoding": {"x": time, "x2": {"field": "until"}, "y": number, "y2": {"datum": 0}},
    }  # fmt: skip


def _after(last: Mapping[str, Any]) -> str:
    """Return where the last step ends."""
    step: datetime = last["step"]
    match last["unit"]:
        case "century" | "year":
            end = step.replace(year=min(step.year + (100 if last["unit"] == "century" else 1), 9999))
        case "month":
            end = (step + timedelta(days=31)).replace(day=1)
        case "day":
            end = step + timedelta(days=1)
        case _:
            end = step + timedelta(hours=1)
    return f"{end.isoformat()}Z"
