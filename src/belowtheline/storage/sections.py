"""A file of numbered sections with a directory in front; every byte of it is under a digest."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import xxhash

from belowtheline.errors import CorpusError
from belowtheline.storage.paths import AnyPath

_MAGIC = b"BTLINDEX"
_FRONT = len(_MAGIC) + 12  # then the length of the directory (4 bytes) and its digest (8)
_CODEC = pa.Codec("zstd", 3)


class Section(NamedTuple):
    """Something kept: `records` says how many things `content` holds."""

    kind: str
    number: int
    records: int
    content: bytes


@dataclass(frozen=True, slots=True)
class Entry:
    """Where a section stands in its file."""

    offset: int
    length: int
    records: int
    digest: int


@dataclass(frozen=True, slots=True)
class Directory:
    """What a file of sections says of itself."""

    facts: dict[str, Any]
    entries: dict[tuple[str, int], Entry]
    stamp: str  # another for any other content


def write(path: AnyPath, facts: Mapping[str, Any], sections: Iterable[Section]) -> None:
    """Write a file of sections, whole."""
    kept = list(sections)
    listed = [[s.kind, s.number, s.records, len(s.content), xxhash.xxh3_64_intdigest(s.content)] for s in kept]
    text = json.dumps({"facts": dict(facts), "sections": listed}, sort_keys=True).encode()
    head = len(text).to_bytes(4, "little") + bytes(_CODEC.compress(text, asbytes=True))
    front = _MAGIC + len(head).to_bytes(4, "little") + xxhash.xxh3_64_digest(head)
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        for piece in (front, head, *(s.content for s in kept)):
            file.write(piece)


def read_directory(path: AnyPath) -> Directory:
    """Return the directory of a file. Raises CorpusError when it is damaged, OSError when it cannot be read."""
    with path.open("rb") as file:
        front = file.read(_FRONT)
        size = int.from_bytes(front[len(_MAGIC) : len(_MAGIC) + 4], "little")
        head = file.read(size) if front.startswith(_MAGIC) else b""
    if len(head) != size or not head or xxhash.xxh3_64_digest(head) != front[-8:]:
        raise CorpusError(f"{path} is damaged")
    told = json.loads(_CODEC.decompress(head[4:], int.from_bytes(head[:4], "little"), asbytes=True))
    entries, at = {}, _FRONT + size
    for kind, number, records, length, digest in told["sections"]:
        entries[kind, number] = Entry(at, length, records, digest)
        at += length
    return Directory(told["facts"], entries, front[-8:].hex())


def read_section(path: AnyPath, entry: Entry) -> bytes:
    """Return the content of a section. Raises CorpusError when it is damaged, OSError when it cannot be read."""
    with path.open("rb") as file:
        file.seek(entry.offset)
        content = file.read(entry.length)
    if len(content) != entry.length or xxhash.xxh3_64_intdigest(content) != entry.digest:
        raise CorpusError(f"{path} is damaged")
    return content


def check(path: AnyPath) -> Directory:
    """Read a whole file and return its directory. Raises CorpusError when any byte is not what was written."""
    directory = read_directory(path)
    end = max((e.offset + e.length for e in directory.entries.values()), default=None)
    if end is not None and path.stat().st_size != end:
        raise CorpusError(f"{path} is damaged")
    for entry in directory.entries.values():
        read_section(path, entry)
    return directory


def pack(records: npt.NDArray[Any]) -> bytes:
    """Return records compressed, byte by byte of each column: upper bytes of sorted numbers cost next to nothing."""
    names = records.dtype.names or ()
    bytes_of = [
        records[name].copy().view(np.uint8).reshape(len(records), records.dtype[name].itemsize) for name in names
    ]
    return bytes(_CODEC.compress(b"".join(column.T.tobytes() for column in bytes_of), asbytes=True))


def unpack(content: bytes, dtype: "np.dtype[Any]", count: int) -> npt.NDArray[Any]:
    """Return the records that `pack` made `content` of."""
    raw = bytes(_CODEC.decompress(content, count * dtype.itemsize, asbytes=True))
    records, at = np.empty(count, dtype), 0
    for name in dtype.names or ():
        size = dtype[name].itemsize
        planes = np.frombuffer(raw, np.uint8, count * size, at).reshape(size, count)
        records[name] = np.ascontiguousarray(planes.T).view(dtype[name]).reshape(count)
        at += count * size
    return records


def squeeze(raw: bytes) -> bytes:
    """Return bytes compressed, with their length in front."""
    return len(raw).to_bytes(4, "little") + bytes(_CODEC.compress(raw, asbytes=True))


def expand(content: bytes) -> bytes:
    """Return the bytes that `squeeze` made `content` of."""
    return bytes(_CODEC.decompress(content[4:], int.from_bytes(content[:4], "little"), asbytes=True))
