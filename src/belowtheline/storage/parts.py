"""Staged rows: validated, cut into buckets of articles, written as Arrow files that `finish` reads bucket by bucket.

A part is one file of one dataset; each bucket it holds is one record batch. The extra column `_reading` numbers
the readings of comments, by which verdicts find their rows.
"""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from belowtheline import schemas
from belowtheline.records import Part
from belowtheline.storage import files
from belowtheline.storage.paths import AnyPath, arrow_sink, arrow_source

READING = pa.field("_reading", pa.uint64(), nullable=False)

_OPTIONS = pa.ipc.IpcWriteOptions(compression="lz4")


def schema(dataset: str) -> pa.Schema:
    """Return the schema of the parts of a dataset."""
    final = schemas.arrow(dataset).remove_metadata()
    return final.append(READING) if dataset == "comments" else final


def write(table: pa.Table, buckets: npt.NDArray[np.int64], dataset: str, path: AnyPath) -> Part:
    """Write `table`, whose row i belongs to bucket `buckets[i]`, as one part at `path`."""
    order = np.argsort(buckets, kind="stable")
    ordered, sorted_table = buckets[order], table.take(pa.array(order)).combine_chunks()
    present, starts = np.unique(ordered, return_index=True)
    with arrow_sink(path) as sink, pa.ipc.new_file(sink, schema(dataset), options=_OPTIONS) as writer:
        for start, end in zip(starts.tolist(), [*starts[1:].tolist(), len(ordered)], strict=True):
            writer.write_table(sorted_table.slice(start, end - start))
    return Part(dataset, str(path), table.num_rows, tuple(present.tolist()))


def read(parts: Sequence[Part], dataset: str, first: int, last: int) -> pa.Table:
    """Return the rows of a dataset whose bucket is in first ≤ bucket < last, from all parts given."""
    batches: list[pa.RecordBatch] = []
    for part in sorted((p for p in parts if p.dataset == dataset), key=lambda p: p.path):
        wanted = [index for index, bucket in enumerate(part.buckets) if first <= bucket < last]
        if wanted:
            with arrow_source(files.path_of(part.path)) as file, pa.ipc.open_file(file) as reader:
                batches.extend(reader.get_batch(index) for index in wanted)
    return pa.Table.from_batches(batches, schema(dataset))


def write_amendments(table: pa.Table, path: AnyPath) -> Part:
    """Write amendments as one part; all of them are put together at the end of the run, by the parts' names."""
    with arrow_sink(path) as sink, pa.ipc.new_file(sink, table.schema, options=_OPTIONS) as writer:
        writer.write_table(table.combine_chunks())
    return Part("amendments", str(path), table.num_rows, ())


def read_amendments(part: Part) -> pa.Table:
    """Return the amendments of a part."""
    with arrow_source(files.path_of(part.path)) as file, pa.ipc.open_file(file) as reader:
        return reader.read_all()


def to_bytes(table: pa.Table) -> bytes:
    """Return rows as they cross a shuffle."""
    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, table.schema, options=_OPTIONS) as writer:
        writer.write_table(table.combine_chunks())
    return bytes(sink.getvalue().to_pybytes())


def from_bytes(block: bytes) -> pa.Table:
    """Return the rows that `to_bytes` made a block of."""
    with pa.ipc.open_stream(block) as reader:
        return reader.read_all()
