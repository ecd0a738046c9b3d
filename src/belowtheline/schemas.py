"""The one door to schemas/*.avsc: the Avro contract, and the Arrow schema derived from it.

An Avro enum cannot name “same-thread” (no hyphens), so a closed set of strings is either an Avro enum or a
string with a `symbols` attribute; both become an Arrow string whose values `validation` checks.
"""

import json
from functools import cache
from pathlib import Path
from typing import Any

import pyarrow as pa

TABLES = {
    "articles": "Article",
    "captures": "Article",
    "comments": "Comment",
    "repeats": "Repeat",
    "amendments": "Amendment",
    "dead_letters": "DeadLetter",
    "runs": "Run",
}
"""Dataset → Avro record. A row of captures is an article as one capture of several has it."""

_PRIMITIVES = {
    "string": pa.string(),
    "long": pa.int64(),
    "int": pa.int32(),
    "double": pa.float64(),
    "boolean": pa.bool_(),
    "bytes": pa.binary(),
}
_LOGICAL = {"timestamp-micros": pa.timestamp("us", tz="UTC")}


def names() -> tuple[str, ...]:
    """Return the datasets, in the order the documentation names them."""
    return tuple(TABLES)


@cache
def _avro(table: str) -> str:
    packaged = Path(__file__).parent / "_schemas"
    folder = packaged if packaged.is_dir() else Path(__file__).parents[2] / "schemas"
    return (folder / f"belowtheline.{TABLES[table]}.avsc").read_text(encoding="utf-8")


def avro(table: str) -> dict[str, Any]:
    """Return the Avro schema of a dataset as parsed JSON. Raises KeyError for an unknown dataset."""
    schema: dict[str, Any] = json.loads(_avro(table))
    return schema


@cache
def arrow(table: str) -> pa.Schema:
    """Return the Arrow schema of a dataset: its columns in Avro order, nullability kept, docs as field metadata."""
    return pa.schema([_field(field) for field in avro(table)["fields"]])


@cache
def columns(table: str) -> tuple[str, ...]:
    """Return the column names of a dataset, in order."""
    return tuple(arrow(table).names)


@cache
def symbols(table: str) -> dict[str, tuple[str, ...]]:
    """Return, for each column that holds one of a closed set of strings, the set."""
    closed = {}
    for field in avro(table)["fields"]:
        kind = _non_null(field["type"])
        if isinstance(kind, dict) and "symbols" in kind:
            closed[field["name"]] = tuple(kind["symbols"])
    return closed


def _non_null(kind: Any) -> Any:
    if isinstance(kind, list):
        (kind,) = (member for member in kind if member != "null")
    return kind


def _field(field: dict[str, Any]) -> pa.Field:
    nullable = isinstance(field["type"], list) and "null" in field["type"]
    return pa.field(field["name"], _type(_non_null(field["type"])), nullable, {"doc": field["doc"]})


def _type(kind: Any) -> pa.DataType:
    if isinstance(kind, str):
        return _PRIMITIVES[kind]
    if "logicalType" in kind:
        return _LOGICAL[kind["logicalType"]]
    match kind["type"]:
        case "array":
            return pa.list_(pa.field("element", _type(_non_null(kind["items"])), nullable=False))
        case "record":
            return pa.struct([_field(field) for field in kind["fields"]])
        case "enum":
            return pa.string()
        case primitive:
            return _PRIMITIVES[primitive]
