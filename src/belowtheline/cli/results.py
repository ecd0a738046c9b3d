"""Rows of a query: as a table for people, as CSV, JSON Lines or Parquet for machines."""

import csv
import json
from collections.abc import Iterator
from datetime import datetime
from typing import Any, BinaryIO, TextIO

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq
from rich.console import Console
from rich.table import Table

from belowtheline.cli.console import number, printable
from belowtheline.errors import UsageError

_BATCH = 1_000
_TABLE_ROWS = 200  # a table is laid out as a whole; more rows than anybody reads would only cost memory
_CELL = 300  # characters
_ROW_GROUP = 65_536
_FORMULA = tuple("=+-@\t\r\n＝＋－＠")  # the wide forms are the same to a spreadsheet
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


def write_csv(cursor: duckdb.DuckDBPyConnection, file: TextIO, *, raw: bool = False) -> None:
    """Write the rows of `cursor` as CSV with a header.

    Text that a spreadsheet would run as a formula gets an apostrophe before it, unless `raw`; numbers never do.
    """
    plain = _plain if raw else _harmless
    writer = csv.writer(_Lines(file), lineterminator="\r\n")
    writer.writerow(plain(name) for name, _ in _columns(cursor))
    writer.writerows([plain(value) for value in row] for row in _rows(cursor))


def write_json(cursor: duckdb.DuckDBPyConnection, file: TextIO) -> None:
    """Write the rows of `cursor` as JSON Lines, one object a row."""
    names = [name for name, _ in _columns(cursor)]
    for row in _rows(cursor):
        record = dict(zip(names, row, strict=True))
        file.write(json.dumps(record, ensure_ascii=False, default=_plain) + "\n")


def write_parquet(relation: duckdb.DuckDBPyRelation, file: BinaryIO) -> None:
    """Write the rows of `relation` as Parquet. Raises UsageError for a column that Parquet cannot hold."""
    reader = relation.to_arrow_reader(_ROW_GROUP)
    try:
        with pq.ParquetWriter(file, reader.schema, compression="zstd", coerce_timestamps="us") as writer:
            for batch in reader:
                writer.write_batch(batch)
    except pa.ArrowNotImplementedError as error:
        raise UsageError(f"a column does not fit into Parquet, cast it to VARCHAR: {error}") from error


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


def _harmless(value: Any) -> Any:
    """Return the value as CSV holds it, an apostrophe before text that a spreadsheet would take for a formula."""
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else _plain(value)


class _Lines:
    """Takes rows that end in CR LF and ends them in LF: the csv module quotes a bare CR only when CR ends its rows."""

    def __init__(self, file: TextIO) -> None:
        self._file = file

    def write(self, row: str) -> None:
        self._file.write(row.removesuffix("\r\n") + "\n")


def _cell(value: Any) -> str:
    if value is None:
        return "–"
    if isinstance(value, int) and not isinstance(value, bool):
        return number(value)
    text = printable(str(_plain(value)))
    return text if len(text) <= _CELL else text[:_CELL] + "…"
