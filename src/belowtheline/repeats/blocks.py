"""Packed records as they cross a shuffle: column after column, compressed, which takes a third off hashes and times.

A column is written number after number, or byte after byte (all first bytes, then all second ones, so that the upper
bytes of times and lengths take no room); whichever makes the smaller block. Numbers that repeat prefer the first.
"""

from collections.abc import Iterable
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa

_CODEC = pa.Codec("zstd", 1)
_COUNT = 8  # bytes before the compressed ones that say how many records there are, and in the lowest bit, how they lie

Column = npt.NDArray[Any]


def pack(records: npt.NDArray[Any]) -> bytes:
    """Return records as one block."""
    names = records.dtype.names
    columns = [np.ascontiguousarray(records[name]) for name in names] if names else [np.ascontiguousarray(records)]
    layouts = ([column.tobytes() for column in columns], [_planes(column) for column in columns])
    packed = [bytes(_CODEC.compress(b"".join(layout), asbytes=True)) for layout in layouts]
    planes = len(packed[1]) < len(packed[0])
    return (len(records) << 1 | planes).to_bytes(_COUNT, "little") + packed[planes]


def unpack(blocks: Iterable[bytes], dtype: "np.dtype[Any]") -> npt.NDArray[Any]:
    """Return the records of some blocks, one block after another."""
    found = [_unpack(block, dtype) for block in blocks]
    return np.concatenate(found) if found else np.zeros(0, dtype)


def _unpack(block: bytes, dtype: "np.dtype[Any]") -> npt.NDArray[Any]:
    head = int.from_bytes(block[:_COUNT], "little")
    count, column = head >> 1, _from_planes if head & 1 else _from_numbers
    raw = bytes(_CODEC.decompress(block[_COUNT:], count * dtype.itemsize, asbytes=True))
    if not dtype.names:
        return column(raw, dtype, count, 0)
    records, at = np.empty(count, dtype), 0
    for name in dtype.names:
        kind = dtype[name]
        records[name] = column(raw, kind, count, at)
        at += count * kind.itemsize
    return records


def _planes(column: Column) -> bytes:
    return column.view(np.uint8).reshape(len(column), column.dtype.itemsize).T.tobytes()


def _from_numbers(raw: bytes, kind: "np.dtype[Any]", count: int, at: int) -> Column:
    return np.frombuffer(raw, kind, count, at)


def _from_planes(raw: bytes, kind: "np.dtype[Any]", count: int, at: int) -> Column:
    planes = np.frombuffer(raw, np.uint8, count * kind.itemsize, at).reshape(kind.itemsize, count)
    return np.ascontiguousarray(planes.T).view(kind).reshape(count)
