"""Does a batch of rows fit its schema? Column by column, so that a good batch costs almost nothing."""

from collections.abc import Sequence
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from belowtheline import schemas

Row = tuple[Any, ...]


def to_table(table: str, rows: Sequence[Row]) -> tuple[pa.Table, list[tuple[int, str]]]:
    """Return the rows that fit the schema of `table` as an Arrow table, and (index, message) for each that does not.

    A row is a tuple of values in the column order of the schema.
    """
    try:
        built = _build(table, rows)
    except _Misfit:
        return _one_by_one(table, rows)
    return built, []


class _Misfit(Exception):
    """Some value does not fit; the message names the column."""


def _build(table: str, rows: Sequence[Row]) -> pa.Table:
    schema = schemas.arrow(table)
    values = list(zip(*rows, strict=True)) if rows else [() for _ in schema]
    arrays = [_column(field, column) for field, column in zip(schema, values, strict=True)]
    for name, allowed in schemas.symbols(table).items():
        column = arrays[schema.get_field_index(name)]
        if not pc.all(pc.is_in(column, pa.array(allowed)), min_count=0).as_py():
            raise _Misfit(f"{name} is not one of {', '.join(allowed)}")
    return pa.table(arrays, schema=schema)


def _column(field: pa.Field, values: Sequence[Any]) -> pa.Array:
    try:
        array = pa.array(values, field.type)
    except (pa.ArrowInvalid, pa.ArrowTypeError, pa.ArrowNotImplementedError, OverflowError, UnicodeError) as error:
        raise _Misfit(f"{field.name}: {str(error).splitlines()[0]}") from error
    if not field.nullable and array.null_count:
        raise _Misfit(f"{field.name} is missing")
    return array


def _one_by_one(table: str, rows: Sequence[Row]) -> tuple[pa.Table, list[tuple[int, str]]]:
    good, bad = [], []
    for index, row in enumerate(rows):
        try:
            _build(table, [row])
        except _Misfit as misfit:
            bad.append((index, str(misfit)))
        else:
            good.append(row)
    return _build(table, good), bad
