"""Small corpora written by hand, for tests of everything that reads one."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from belowtheline import schemas

NOON = datetime(2024, 3, 1, 12, 0, tzinfo=UTC)

_FILLERS: tuple[tuple[Any, Any], ...] = (
    (pa.types.is_string, ""),
    (pa.types.is_integer, 0),
    (pa.types.is_floating, 1.0),
    (pa.types.is_boolean, True),
    (pa.types.is_timestamp, NOON),
    (pa.types.is_list, []),
)


def row(dataset: str, **values: Any) -> dict[str, Any]:
    """Return a row of a dataset: `values`, null where it may be, something plain where it may not."""
    filled = {}
    for field in schemas.arrow(dataset):
        default = None if field.nullable else next(filler for test, filler in _FILLERS if test(field.type))
        filled[field.name] = values.pop(field.name, default)
    assert not values, f"no such columns in {dataset}: {values}"
    return filled


def write(root: Path, dataset: str, run: str, rows: list[dict[str, Any]]) -> Path:
    """Write rows as one file of a run."""
    folder = root / dataset / f"run={run}" if dataset != "runs" else root / "runs"
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / (f"{dataset}-00000.parquet" if dataset != "runs" else f"{run}.parquet")
    pq.write_table(pa.Table.from_pylist(rows, schema=schemas.arrow(dataset)), path)
    return path


def commit(root: Path, run: str, **values: Any) -> None:
    """Write a run's row: from now on its data is part of the corpus."""
    write(root, "runs", run, [row("runs", run_id=run, **values)])
