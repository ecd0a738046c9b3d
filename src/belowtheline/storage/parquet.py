"""Finished rows as Parquet: one set of choices for every file we write.

zstd level 3 (shared/beam.md 4.1: levels 1–3 cost the same, 9 costs seven times as much for the same size),
µs UTC timestamps, compliant lists (`list.element`, what BigQuery expects), dictionaries for columns of few values only.
"""

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
        "repeated_in stage reason format comments_declared_source"
    ).split()
)


def write(table: pa.Table, path: AnyPath, dataset: str) -> DataFile:
    """Write a table to `path` (parents are made) and return what was written, with `path` as its file name."""
    with arrow_sink(path) as sink:
        pq.write_table(
            table.replace_schema_metadata({"belowtheline": __version__}),
            sink,
            row_group_size=ROW_GROUP,
            version="2.6",
            compression="zstd",
            compression_level=3,
            use_dictionary=[name for name in table.column_names if name in _FEW_VALUES],
            coerce_timestamps="us",
            write_page_index=True,
        )
    return DataFile(
        dataset,
        path.name,
        table.num_rows,
        path.stat().st_size,
        file_digest(path),
        _counts(table, "source"),
        _counts(table, "relation"),
    )


def file_digest(path: AnyPath) -> str:
    """Return 32 hex digits for the bytes of a file. Raises OSError."""
    state = xxhash.xxh3_128()
    with path.open("rb") as file:
        while block := file.read(1 << 20):
            state.update(block)
    return state.hexdigest()


def _counts(table: pa.Table, column: str) -> tuple[tuple[str, int], ...]:
    if column not in table.column_names:
        return ()
    counted = pc.value_counts(table[column])
    return tuple(sorted((str(item["values"]), int(item["counts"])) for item in counted.to_pylist()))
