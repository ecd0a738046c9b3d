"""The field guide docs/columns.md: every dataset and column in words, from the Avro contract, and every view."""

from collections.abc import Sequence
from typing import Any

from belowtheline import schemas
from belowtheline.analytics import catalog

_OPENING = """\
# Columns

Made from `schemas/*.avsc` by `btl schema --as markdown`; a test keeps it fresh. All times are UTC, to the microsecond.
A field that the dump does not hold is null. In Parquet a dataset lies in one folder a run (`run=…`), and readers that
know Hive partitions see that as one more column, `run`.
"""


def markdown(tables: Sequence[str]) -> str:
    """Return the guide to some datasets; to all of them, with the views."""
    parts = [_dataset(table) for table in tables]
    if tuple(tables) == schemas.names():
        parts = [_OPENING, *parts, _views()]
    return "\n".join(parts)


def _dataset(table: str) -> str:
    schema = schemas.avro(table)
    lines = [f"## {table}", "", schema["doc"], "", "| column | type | null | meaning |", "|---|---|---|---|"]
    lines += [_line(field) for field in schema["fields"]]
    for field in schema["fields"]:
        inner = _record(field["type"])
        if inner:
            lines += ["", f"Records of `{table}.{field['name']}`:", "", "| field | type | null | meaning |"]
            lines += ["|---|---|---|---|", *(_line(inside) for inside in inner["fields"])]
    return "\n".join(lines) + "\n"


def _line(field: dict[str, Any]) -> str:
    nullable = isinstance(field["type"], list) and "null" in field["type"]
    doc = field["doc"].replace("|", "\\|")
    return f"| `{field['name']}` | {_type(field['type'])} | {'yes' if nullable else 'no'} | {doc} |"


def _type(kind: Any) -> str:
    if isinstance(kind, list):
        (kind,) = (member for member in kind if member != "null")
    if isinstance(kind, str):
        return {"long": "integer", "double": "number"}.get(kind, kind)
    if "symbols" in kind:
        return " · ".join(f"`{symbol}`" for symbol in kind["symbols"])
    if "logicalType" in kind:
        return "timestamp"
    return f"list of {'records' if _record(kind) else _type(kind['items'])}" if kind["type"] == "array" else "record"


def _record(kind: Any) -> dict[str, Any] | None:
    """Return the record a list holds, if it holds records."""
    if isinstance(kind, dict) and kind["type"] == "array" and isinstance(kind["items"], dict):
        inside: dict[str, Any] = kind["items"]
        return inside if inside["type"] == "record" else None
    return None


def _views() -> str:
    lines = ["## Views", "", "What `btl sql` adds to the datasets; `btl sql CORPUS .schema` lists their columns.", ""]
    lines += ["| view | one row, and what it holds |", "|---|---|"]
    lines += [f"| `{name}` | {catalog.meaning(name)} |" for name in catalog.VIEWS]
    return "\n".join(lines) + "\n"
