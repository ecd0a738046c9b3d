"""What a file is compressed with, and the file opened as plain bytes whatever that is."""

import io

from belowtheline.captures.decoders import MAGIC, is_zstd_skippable
from belowtheline.captures.inflating import Inflating
from belowtheline.errors import ReadRefusal
from belowtheline.options import Limits
from belowtheline.storage import files

_BUFFER = 64 << 10


def compression_of(head: bytes) -> str | None:
    """Name the compression a file starts with, or None."""
    for name, magic in MAGIC.items():
        if head.startswith(magic):
            return name
    return "zstd" if is_zstd_skippable(head) else None


def open_plain(uri: str, limits: Limits) -> io.BufferedReader:
    """Open a file for reading its plain bytes, whatever it is compressed with. Raises OSError."""
    stored = files.open_binary(uri)
    head = stored.read(8)
    stored.seek(0)
    compression = compression_of(head)
    if compression is None:
        return stored if isinstance(stored, io.BufferedReader) else io.BufferedReader(stored)  # type: ignore[arg-type]
    return io.BufferedReader(Inflating(stored, compression, limits), _BUFFER)


def damage_of(stream: io.BufferedReader) -> ReadRefusal | None:
    """Return what ended a stream of `open_plain` early, if anything did."""
    raw = stream.raw
    return raw.damage if isinstance(raw, Inflating) else None


def too_large(stream: io.BufferedReader, limit: int) -> ReadRefusal:
    """Say why a page of more than `limit` bytes is refused: a bomb, or just too large."""
    bomb = stream.raw.bomb() if isinstance(stream.raw, Inflating) else None
    return bomb or ReadRefusal("too-large", f"the page has more than {limit} bytes")


def skip(stream: io.BufferedReader, size: int) -> int:
    """Pass over `size` bytes, by seeking where possible; return how many there were (a seek is believed)."""
    if not isinstance(stream.raw, Inflating):
        stream.seek(size, io.SEEK_CUR)
        return size
    left = size
    while left and (data := stream.read(min(left, 1 << 20))):
        left -= len(data)
    return size - left
