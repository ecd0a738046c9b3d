"""Avro files of pages → captures; an offset is the record's number. Columns: see `captures.rows`.

Blocks are framed here, and only their records decoded by fastavro: so a damaged block is one refusal (its records
counted) and not the end of the file, and none is decompressed further than the limits allow.
"""

import bz2
import io
import lzma
import zlib
from collections.abc import Callable, Iterator

import fastavro
import pyarrow as pa
import zstandard

from belowtheline.captures.avro_blocks import DAMAGE, Block, Header, blocks, read_header
from belowtheline.captures.compression import damage_of, open_plain
from belowtheline.captures.rows import PAGE, Address, refused, to_capture
from belowtheline.errors import ReadRefusal
from belowtheline.options import Limits
from belowtheline.records import Read, ReadRange

_PAGES_A_BLOCK = 16  # a block may hold this many of the largest pages


def read(piece: ReadRange, limits: Limits) -> Iterator[Read]:
    """Yield the page of every record. Raises OSError, ReadRefusal."""
    with open_plain(piece.source, limits) as stream:
        header = read_header(stream)
        _check(header)
        row = 0
        for block in blocks(stream, header.sync, limits.max_page_bytes * _PAGES_A_BLOCK):
            if piece.end is not None and row >= piece.end:
                return
            if row + block.count > piece.start:
                yield from _captures(block, row, header, piece, limits)
            row += block.count
        if problem := damage_of(stream):
            yield refused(Address(piece.source, row, "avro"), problem)


def _captures(block: Block, row: int, header: Header, piece: ReadRange, limits: Limits) -> Iterator[Read]:
    done, lost = 0, block.problem
    try:
        records = io.BytesIO(_decompress(block.data or b"", header.codec, limits) if lost is None else b"")
        for done in range(block.count if lost is None else 0):
            fields = fastavro.schemaless_reader(records, header.schema)
            if piece.start <= row + done and (piece.end is None or row + done < piece.end):
                yield to_capture(fields, Address(piece.source, row + done, "avro"), limits)
    except ReadRefusal as refusal:
        lost = refusal
    except (*DAMAGE, *_CODEC_DAMAGE) as error:
        lost = ReadRefusal("corrupt", f"cannot be decoded: {str(error)[:200]}")
    if lost:
        lost = ReadRefusal(lost.reason, f"{block.count - done} records of a block are lost: {lost}")
        yield refused(Address(piece.source, row + done, "avro"), lost)


def _check(header: Header) -> None:
    if not any(name.lower() in PAGE for name in header.names):
        has = ", ".join(header.names[:20])[:300]
        raise ReadRefusal("bad-row", f"no field holds pages (html, text …); its fields are: {has}")
    if header.codec not in _CODECS:
        known = ", ".join(_CODECS)
        raise ReadRefusal("unknown-format", f"Avro blocks compressed with {header.codec!r}; supported: {known}")


def _decompress(data: bytes, codec: str, limits: Limits) -> bytes:
    most = limits.max_page_bytes * _PAGES_A_BLOCK
    plain = _CODECS[codec](data, most + 1)
    if len(plain) > most:
        raise ReadRefusal("bomb", f"a block of {len(data)} bytes grows to more than {most} bytes")
    return plain


def _snappy(data: bytes, most: int) -> bytes:
    """Snappy states the plain length first; four bytes of checksum follow the data."""
    length = shift = 0
    for byte in data[:5]:
        length |= (byte & 0x7F) << shift
        shift += 7
        if byte < 0x80:
            break
    if length >= most:
        raise ReadRefusal("bomb", f"a block of {len(data)} bytes claims {length} bytes")
    plain: bytes = pa.Codec("snappy").decompress(data[:-4], length, asbytes=True)
    return plain


def _zstd(data: bytes, most: int) -> bytes:
    with zstandard.ZstdDecompressor().stream_reader(data) as reader:
        return reader.read(most)


_CODECS: dict[str, Callable[[bytes, int], bytes]] = {
    "null": lambda data, _: data,
    "deflate": lambda data, most: zlib.decompressobj(-15).decompress(data, most),
    "bzip2": lambda data, most: bz2.BZ2Decompressor().decompress(data, most),
    "xz": lambda data, most: lzma.LZMADecompressor().decompress(data, most),
    "snappy": _snappy,
    "zstandard": _zstd,
}
_CODEC_DAMAGE = (zlib.error, lzma.LZMAError, zstandard.ZstdError, OSError)
