"""The report as one HTML page: no script, nothing fetched, every word of a page escaped."""

from dataclasses import dataclass
from importlib import resources
from typing import Any

import duckdb
from jinja2 import Environment, StrictUndefined
from markupsafe import Markup

from belowtheline.analytics.report import charts, figures, wording


@dataclass(frozen=True, slots=True)
class Drawn:
    """A figure with its rows."""

    figure: figures.Figure
    query: str
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]  # as shown
    numeric: tuple[bool, ...]  # which columns are numbers
    picture: Markup | None  # None: a table only, or nothing to draw


def build(connection: duckdb.DuckDBPyConnection, name: str) -> str:
    """Return the page on the corpus behind `connection` (analytics.database.connect); `name` is its title.

    The same corpus gives the same page: no clock is read. Its size does not grow with the corpus.
    """
    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    template = environment.from_string(_text("report.html.j2"))
    totals = _rows(connection, "totals")[0]
    return template.render(
        name=wording.shown(name),
        style=Markup(_text("report.css")),  # noqa: S704 - ours
        totals=[(key, words, wording.shown(totals[key])) for key, words in figures.TOTALS],
        span=_span(totals),
        totals_query=figures.query_text("totals"),
        sections=[(s.title, [_drawn(connection, figure) for figure in s.figures]) for s in figures.SECTIONS],
    )


def _text(name: str) -> str:
    return resources.files(__package__).joinpath(name).read_text(encoding="utf-8")


def _rows(connection: duckdb.DuckDBPyConnection, key: str) -> list[dict[str, Any]]:
    cursor = connection.execute(figures.query_text(key))
    names = [column[0] for column in cursor.description or ()]
    return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


def _span(totals: dict[str, Any]) -> str:
    first, last = totals["first_posted_at"], totals["last_posted_at"]
    return "" if first is None else f"{first:%Y-%m-%d} to {last:%Y-%m-%d}"


def _drawn(connection: duckdb.DuckDBPyConnection, figure: figures.Figure) -> Drawn:
    rows = _rows(connection, figure.key)
    columns = figure.headings or _PICTURED[figure.kind]
    shown = tuple(tuple(_cell(row[column], column, figure) for column, _ in columns) for row in rows)
    picture = None
    if rows and figure.kind != figures.TABLE:
        picture = Markup(charts.draw(figure, rows))  # noqa: S704 - Vega-Lite escapes the text it draws
    numeric = tuple(bool(rows) and isinstance(rows[0][column], int | float) for column, _ in columns)
    return Drawn(figure, figures.query_text(figure.key), tuple(h for _, h in columns), shown, numeric, picture)


_PICTURED = {
    figures.BARS: (("label", ""), ("number", "number")),
    figures.COLUMNS: (("label", ""), ("number", "number")),
    figures.TIMELINE: (("step", "from"), ("number", "comments")),
}


def _cell(value: Any, column: str, figure: figures.Figure) -> str:
    if value is None and column in ("label", "site"):
        return wording.UNKNOWN
    return wording.shown(value, share=figure.share or column.endswith("_share"))
