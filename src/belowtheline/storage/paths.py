"""A place on a local disk or in an object store, and the few things the two do differently."""

import mmap
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Protocol

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.parquet as pq

from belowtheline.storage.objects import ObjectPath

AnyPath = Path | ObjectPath


class Bytes(Protocol):
    """What can be cut like bytes."""

    def __getitem__(self, cut: slice, /) -> bytes:
        """Return a piece."""
        ...


class _Pieces:
    """An object cut like bytes: read by ranges."""

    def __init__(self, file: Any) -> None:
        self._file = file

    def __getitem__(self, cut: slice, /) -> bytes:
        self._file.seek(cut.start)
        data: bytes = self._file.read(cut.stop - cut.start)
        return data


@contextmanager
def sliced(path: AnyPath) -> Iterator[Bytes]:
    """Open a file to cut pieces out of it, in any order, without reading it whole. Raises OSError."""
    with path.open("rb") as file:
        if isinstance(path, ObjectPath):
            yield _Pieces(file)
        else:
            with mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as mapped:
                yield mapped


def array(path: AnyPath, dtype: np.dtype[Any]) -> npt.NDArray[Any]:
    """Return a file as an array of records."""
    if isinstance(path, ObjectPath):
        return np.frombuffer(path.read_bytes(), dtype).copy()  # a copy can be written to, as a local one can
    return np.fromfile(path, dtype)


@contextmanager
def arrow_sink(path: AnyPath) -> Iterator[Any]:
    """Give Arrow something to write to; at `path` stands what it wrote when the block ends without an exception."""
    if isinstance(path, ObjectPath):
        buffer = pa.BufferOutputStream()
        yield buffer
        path.write_bytes(buffer.getvalue())
    else:
        path.parent.mkdir(parents=True, exist_ok=True)
        yield path


@contextmanager
def arrow_source(path: AnyPath) -> Iterator[pa.NativeFile]:
    """Open a file for Arrow. Raises OSError."""
    if isinstance(path, ObjectPath):
        with path.open("rb") as file:
            yield pa.PythonFile(file)
    else:
        with pa.OSFile(str(path)) as file:
            yield file


def parquet_file(path: AnyPath) -> pq.ParquetFile:
    """Open a Parquet file. Raises OSError, pyarrow.ArrowException."""
    return pq.ParquetFile(path.open("rb") if isinstance(path, ObjectPath) else path)


def write_whole(path: AnyPath, content: bytes) -> None:
    """Write a file whole: the same work done twice at a time must never be read half done."""
    if isinstance(path, ObjectPath):
        path.write_bytes(content)
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_suffix(f".{os.getpid()}.draft")
    draft.write_bytes(content)
    draft.replace(path)


def below(path: AnyPath, root: AnyPath) -> str:
    """Return the path from a folder to what lies in it, with slashes. Raises ValueError when it does not."""
    if isinstance(path, ObjectPath) and isinstance(root, ObjectPath):
        return path.below(root)
    assert isinstance(path, Path)
    assert isinstance(root, Path)
    return path.relative_to(root).as_posix()


def remove_tree(path: AnyPath) -> None:
    """Delete a folder and all in it, if it is there."""
    if isinstance(path, ObjectPath):
        path.remove_tree()
    elif path.exists():
        shutil.rmtree(path)
