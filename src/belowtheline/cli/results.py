"""Rows of a query, printed: as a table for people, as CSV or JSON for machines."""

import csv
import json
import sys
from collections.abc import Iterator
from datetime import datetime
from typing import Any

import duckdb
from rich.console import Console
from rich.table import Table

from belowtheline.cli.console import number, printable

_BATCH = 1_000
_TABLE_ROWS = 200  # a table is laid out as a whole; more rows than anybody reads would only cost memory
_CELL = 300  # characters
_NUMBERS = ("TINYINT", "SMALLINT", "INTEGER", "BIGINT", "HUGEINT", "UBIGINT", "FLOAT", "DOUBLE", "DECIMAL")


def print_table(console: Console, cursor: duckdb.DuckDBPyConnection) -> None:
    """Print the rows of `cursor` as a table, the first 200 of them."""
    rows = cursor.fetchmany(_TABLE_ROWS + 1)
    table = Table(box=None, pad_edge=False, header_style="bold")
    for name, kind in _columns(cursor):
        table.add_column(printable(name), justify="right" if _is_number(kind) else "left")
    for row in rows[:_TABLE_ROWS]:
        table.add_row(*(_cell(value) for value in row))
    console.print(table)
    if len(rows) > _TABLE_ROWS:
        console.print(f"… more than {_TABLE_ROWS} rows; add LIMIT, or see them all with --format csv")


def print_csv(cursor: duckdb.DuckDBPyConnection) -> None:
    """Write the rows of `cursor` to stdout as CSV with a header."""
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(name for name, _ in _columns(cursor))
    writer.writerows([_plain(value) for value in row] for row in _rows(cursor))


def print_json(cursor: duckdb.DuckDBPyConnection) -> None:
    """Write the rows of `cursor` to stdout as JSON Lines, one object a row."""
    names = [name for name, _ in _columns(cursor)]
    for row in _rows(cursor):
        record = dict(zip(names, row, strict=True))
        sys.stdout.write(json.dumps(record, ensure_ascii=False, default=_plain) + "\n")


def _columns(cursor: duckdb.DuckDBPyConnection) -> list[tuple[str, str]]:
    return [(str(column[0]), str(column[1])) for column in cursor.description or ()]


def _is_number(kind: str) -> bool:
    return kind.startswith(_NUMBERS) and not kind.endswith("[]")


def _rows(cursor: duckdb.DuckDBPyConnection) -> Iterator[tuple[Any, ...]]:
    while rows := cursor.fetchmany(_BATCH):
        yield from rows


def _plain(value: Any) -> Any:
    """Return a value CSV and JSON can hold; times as ISO 8601 with a Z, so no program takes them for local ones."""
    if isinstance(value, datetime):
        return value.isoformat().replace("+00:00", "Z")
    if isinstance(value, list | dict | tuple):
        return json.dumps(value, ensure_ascii=False, default=_plain)
    if isinstance(value, bytes):
        return value.hex()
    return value if value is None or isinstance(value, str | int | float | bool) else str(value)


def _cell(value: Any) -> str:
    if value is None:
        return "–"
    if isinstance(value, int) and not isinstance(value, bool):
        return number(value)
    text = printable(str(_plain(value)))
    return text if len(text) <= _CELL else text[:_CELL] + "…"
