"""Parquet files of pages → captures; an offset is the row's number. Columns: see `captures.rows`."""

import tempfile
from collections.abc import Iterator
from typing import Any, BinaryIO

import pyarrow as pa
import pyarrow.parquet as pq

from belowtheline.captures import rows
from belowtheline.captures.compression import compression_of, damage_of, open_plain
from belowtheline.captures.decoders import BOMB_FLOOR
from belowtheline.errors import ReadRefusal
from belowtheline.options import Limits
from belowtheline.records import Read, ReadRange
from belowtheline.storage import files

_ROWS = 16  # at a time: what is held is a row group as stored, and this many pages as objects
_SPOOL = 64 << 20
_DAMAGE = (pa.ArrowException, OSError, ValueError, IndexError)


def read(piece: ReadRange, limits: Limits) -> Iterator[Read]:
    """Yield the page of every row. A damaged row group is one refusal; the next one is read. Raises OSError."""
    with _seekable(piece.source, limits) as stored:
        table = _open(stored)
        if not any(name.lower() in rows.PAGE for name in table.schema_arrow.names):
            names = ", ".join(table.schema_arrow.names[:20])
            raise ReadRefusal("bad-row", f"no column holds pages (html, text …); its columns are: {names[:300]}")
        first = 0
        for group in range(table.num_row_groups):
            count = table.metadata.row_group(group).num_rows
            wanted = first + count > piece.start and (piece.end is None or first < piece.end)
            if wanted:
                yield from _group(table, group, first, piece, limits)
            first += count


def _group(table: pq.ParquetFile, group: int, first: int, piece: ReadRange, limits: Limits) -> Iterator[Read]:
    row, problem = first, None
    columns = [name for name in table.schema_arrow.names if name.lower() in rows.KNOWN]
    try:
        _check_growth(table.metadata.row_group(group), limits)
        batches = table.iter_batches(_ROWS, row_groups=[group], columns=columns, use_threads=False)
        for batch in batches:
            for fields in _rows(batch):
                if row >= piece.start and (piece.end is None or row < piece.end):
                    yield rows.to_capture(fields, rows.Address(piece.source, row, "parquet"), limits)
                row += 1
    except ReadRefusal as refusal:
        problem = refusal
    except _DAMAGE as error:
        last = first + table.metadata.row_group(group).num_rows - 1
        problem = ReadRefusal("corrupt", f"rows {row} to {last} cannot be read: {str(error)[:200]}")
    if problem:
        yield rows.refused(rows.Address(piece.source, row, "parquet"), problem)


def _rows(batch: pa.RecordBatch) -> Iterator[dict[str, Any]]:
    names, columns = batch.schema.names, [_plain(column) for column in batch.columns]
    for values in zip(*columns, strict=True):
        yield dict(zip(names, values, strict=True))


def _plain(column: pa.Array) -> list[Any]:
    """Return a column's values: text as bytes (it is UTF-8 already), times without nanoseconds Python cannot hold."""
    if pa.types.is_dictionary(column.type):
        column = column.dictionary_decode()
    if pa.types.is_timestamp(column.type):
        column = column.cast(pa.timestamp("us", column.type.tz), safe=False)
    values: list[Any] = column.to_pylist()
    return values


def _open(stored: BinaryIO) -> pq.ParquetFile:
    try:
        return pq.ParquetFile(stored, pre_buffer=False)
    except _DAMAGE as error:
        stored.seek(-4, 2)
        if stored.read(4) != b"PAR1":
            raise ReadRefusal("truncated", "the file ends before its footer, without which no row is found") from None
        raise ReadRefusal("corrupt", f"the footer cannot be read: {str(error)[:200]}") from None


def _check_growth(group: Any, limits: Limits) -> None:
    stored = sum(group.column(i).total_compressed_size for i in range(group.num_columns))
    plain = sum(group.column(i).total_uncompressed_size for i in range(group.num_columns))
    if plain > BOMB_FLOOR and plain > limits.max_expansion * max(1, stored):
        raise ReadRefusal("bomb", f"a row group of {stored} bytes grows to {plain} bytes")


def _seekable(uri: str, limits: Limits) -> BinaryIO:
    """Open a file for seeking; a compressed one is unpacked to a temporary file first. Raises OSError, ReadRefusal."""
    stored = files.open_binary(uri)
    head = stored.read(8)
    stored.seek(0)
    if compression_of(head) is None:
        return stored
    stored.close()
    unpacked = tempfile.SpooledTemporaryFile(_SPOOL)  # noqa: SIM115 – the caller closes it
    with open_plain(uri, limits) as stream:
        while data := stream.read(1 << 20):
            unpacked.write(data)
        if problem := damage_of(stream):
            unpacked.close()
            raise problem
    unpacked.seek(0)
    return unpacked  # type: ignore[return-value]
