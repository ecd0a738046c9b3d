"""Avro blocks framed in a stream: header, blocks as stored, and how reading goes on after a damaged one."""

import io
import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import fastavro

from belowtheline.captures.compression import damage_of
from belowtheline.errors import ReadRefusal

DAMAGE = (ValueError, EOFError, IndexError, KeyError, TypeError, OverflowError, RuntimeError, MemoryError)
_HEADER = fastavro.parse_schema(
    {
        "type": "record",
        "name": "belowtheline.AvroFileHeader",
        "fields": [
            {"name": "magic", "type": {"type": "fixed", "name": "Magic", "size": 4}},
            {"name": "meta", "type": {"type": "map", "values": "bytes"}},
            {"name": "sync", "type": {"type": "fixed", "name": "Sync", "size": 16}},
        ],
    }
)


@dataclass(frozen=True, slots=True)
class Header:
    """What the file says of its blocks."""

    schema: Any
    names: tuple[str, ...]  # of the record's fields
    codec: str
    sync: bytes


@dataclass(frozen=True, slots=True)
class Block:
    """Some records, still compressed; `data` is None where the block is damaged."""

    count: int
    data: bytes | None
    problem: ReadRefusal | None = None


def read_header(stream: io.BufferedReader) -> Header:
    """Read the file's header. Raises ReadRefusal."""
    try:
        header: Any = fastavro.schemaless_reader(stream, _HEADER)
        schema: Any = fastavro.parse_schema(json.loads(header["meta"]["avro.schema"]))
        codec = header["meta"].get("avro.codec", b"null").decode("ascii")
    except (*DAMAGE, fastavro.schema.SchemaParseException, fastavro.schema.UnknownType) as error:
        if not stream.read(1):
            raise damage_of(stream) or ReadRefusal("truncated", "the file ends inside its header") from None
        raise ReadRefusal("corrupt", f"the header is damaged: {str(error)[:200]}") from None
    fields = schema.get("fields", ()) if isinstance(schema, dict) else ()
    return Header(schema, tuple(field["name"] for field in fields), codec, header["sync"])


def blocks(stream: io.BufferedReader, sync: bytes, most: int) -> Iterator[Block]:
    """Frame the blocks; after a damaged one, go on behind the next sync marker."""
    source = _Pushback(stream)
    while source.more():
        count, size = source.long(), source.long()
        if count is None or size is None or not 0 <= count <= size <= most:
            large = size is not None and count is not None and 0 <= count <= size
            problem = ReadRefusal("too-large" if large else "corrupt", f"a block claims {count} records, {size} bytes")
            found = source.find(sync)
            yield Block(max(1, count or 0) if large else 1, None, problem)
            if not found:
                return
            continue
        data, mark = source.read(size), source.read(16)
        if mark == sync:
            yield Block(count, data)
            continue
        short = len(mark) < 16
        problem = ReadRefusal("truncated", "the file ends inside it") if short else ReadRefusal("corrupt", "damaged")
        yield Block(max(1, count), None, problem)
        source.push(data + mark)
        if not source.find(sync):
            return


class _Pushback:
    """A stream that takes bytes back."""

    def __init__(self, stream: io.BufferedReader) -> None:
        self._stream, self._kept = stream, b""

    def push(self, data: bytes) -> None:
        self._kept = data + self._kept

    def more(self) -> bool:
        self._kept = self._kept or self._stream.read(1)
        return bool(self._kept)

    def read(self, size: int) -> bytes:
        data, self._kept = self._kept[:size], self._kept[size:]
        return data if len(data) == size else data + self._stream.read(size - len(data))

    def long(self) -> int | None:
        """Read Avro's variable-length integer; None at the end or when it is none."""
        value = shift = 0
        while byte := self.read(1):
            value |= (byte[0] & 0x7F) << shift
            shift += 7
            if byte[0] < 0x80:
                return (value >> 1) ^ -(value & 1)
            if shift > 63:
                break
        return None

    def find(self, mark: bytes) -> bool:
        """Go on behind the next `mark`."""
        while (at := self._kept.find(mark)) < 0:
            more = self._stream.read(1 << 20)
            if not more:
                self._kept = b""
                return False
            self._kept = self._kept[-len(mark) + 1 :] + more
        self._kept = self._kept[at + len(mark) :]
        return True
