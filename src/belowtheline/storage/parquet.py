"""Finished rows as Parquet: one set of choices for every file we write.

zstd level 3 (shared/beam.md 4.1: levels 1–3 cost the same, 9 costs seven times as much for the same size),
µs UTC timestamps, compliant lists (`list.element`, what BigQuery expects), dictionaries for columns of few values only.
"""

from collections import Counter
from collections.abc import Sequence

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
import xxhash

from belowtheline import __version__
from belowtheline.records import DataFile
from belowtheline.storage.paths import AnyPath, arrow_sink

ROW_GROUP = 65_536

_FEW_VALUES = frozenset(
    (
        "article_id site comment_system completeness completeness_reason language section parser "
        "parser_version source kind author author_key posted_at_precision evidence article_url relation "
        "repeated_in dataset amended_run stage reason format comments_declared_source"
    ).split()
)


def write(table: pa.Table, path: AnyPath, dataset: str) -> DataFile:
    """Write a table to `path` (parents are made) and return what was written, with `path` as its file name."""
    return write_all([table], path, dataset)


def write_all(tables: Sequence[pa.Table], path: AnyPath, dataset: str) -> DataFile:
    """Write tables (at least one) to `path`, one after the other, each in row groups of its own."""
    first = tables[0].replace_schema_metadata({"belowtheline": __version__})
    with (
        arrow_sink(path) as sink,
        pq.ParquetWriter(
            sink,
            first.schema,
            version="2.6",
            compression="zstd",
            compression_level=3,
            use_dictionary=[name for name in first.column_names if name in _FEW_VALUES],
            coerce_timestamps="us",
            write_page_index=True,
        ) as writer,
    ):
        for table in tables:
            writer.write_table(table.replace_schema_metadata(first.schema.metadata), ROW_GROUP)
    return DataFile(
        dataset,
        path.name,
        sum(table.num_rows for table in tables),
        path.stat().st_size,
        file_digest(path),
        _counts(tables, "source"),
        _counts(tables, "relation"),
    )


def file_digest(path: AnyPath) -> str:
    """Return 32 hex digits for the bytes of a file. Raises OSError."""
    state = xxhash.xxh3_128()
    with path.open("rb") as file:
        while block := file.read(1 << 20):
            state.update(block)
    return state.hexdigest()


def _counts(tables: Sequence[pa.Table], column: str) -> tuple[tuple[str, int], ...]:
    counted: Counter[str] = Counter()
    for table in tables:
        if column in table.column_names:
            for item in pc.value_counts(table[column]).to_pylist():
                counted[str(item["values"])] += int(item["counts"])
    return tuple(sorted(counted.items()))
