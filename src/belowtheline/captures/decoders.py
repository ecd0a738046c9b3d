"""Decompressors of five formats behind one interface: bounded output, and the end of a member known."""

import bz2
import lzma
import zlib
from collections.abc import Callable
from typing import Any, Protocol

import lz4.frame
import zstandard

MAGIC = {
    "gzip": b"\x1f\x8b\x08",
    "zstd": b"\x28\xb5\x2f\xfd",
    "lz4": b"\x04\x22\x4d\x18",
    "bzip2": b"BZh",
    "xz": b"\xfd7zXZ\x00",
}
BOMB_FLOOR = 50_000_000  # below this much output no ratio is suspicious: ten identical pages compress very well
DAMAGE = (zlib.error, lzma.LZMAError, zstandard.ZstdError, OSError, RuntimeError, EOFError, ValueError, MemoryError)
_SLICE = 256  # of Zstandard input at a time, which can grow 32,000-fold
_MOST_DICTIONARY = 64 << 20


class Decoder(Protocol):
    """What `bz2`, `lzma` and `lz4.frame` decompressors have in common."""

    @property
    def eof(self) -> bool:
        """Whether the member has ended."""
        ...

    @property
    def needs_input(self) -> bool:
        """Whether there is no more output without input."""
        ...

    @property
    def unused_data(self) -> bytes | None:
        """What came after the end of the member."""
        ...

    def decompress(self, data: bytes, max_length: int) -> bytes:
        """Return at most `max_length` bytes more."""
        ...


class _Gunzip:
    """zlib keeps neither the input it could not use yet nor the knowledge that output is left."""

    def __init__(self) -> None:
        self._zlib = zlib.decompressobj(31)
        self._full = False

    def decompress(self, data: bytes, max_length: int) -> bytes:
        plain = self._zlib.decompress(self._zlib.unconsumed_tail + data, max_length)
        self._full = len(plain) == max_length
        return plain

    @property
    def needs_input(self) -> bool:
        return not self._zlib.unconsumed_tail and not self._full

    @property
    def eof(self) -> bool:
        return self._zlib.eof

    @property
    def unused_data(self) -> bytes:
        return self._zlib.unused_data


class _Unzstd:
    """zstandard cannot bound its output, so its input is fed in slices."""

    def __init__(self, dictionary: zstandard.ZstdCompressionDict | None = None) -> None:
        self._zstd = zstandard.ZstdDecompressor(dict_data=dictionary).decompressobj()
        self._data, self._at, self._plain = b"", 0, b""

    def decompress(self, data: bytes, max_length: int) -> bytes:
        if data:
            self._data, self._at = self._data[self._at :] + data, 0
        parts, room = [], max_length
        while room > 0 and (self._plain or not (self._zstd.eof or self._at >= len(self._data))):
            if not self._plain:
                self._plain = self._zstd.decompress(self._data[self._at : self._at + _SLICE])
                self._at += _SLICE
            parts.append(self._plain[:room])
            self._plain = self._plain[room:]
            room -= len(parts[-1])
        return b"".join(parts)

    @property
    def needs_input(self) -> bool:
        return not self._plain and self._at >= len(self._data)

    @property
    def eof(self) -> bool:
        return self._zstd.eof and not self._plain

    @property
    def unused_data(self) -> bytes:
        return self._zstd.unused_data + self._data[self._at :]


def decoders_of(compression: str, dictionary: bytes = b"") -> Callable[[], Decoder]:
    """Return what makes a decoder for each member; `dictionary` is a Zstandard frame of `zstd_dictionary`."""
    if compression == "zstd":
        known = _read_dictionary(dictionary[8:]) if dictionary else None
        return lambda: _Unzstd(known)
    kinds: dict[str, Any] = {
        "gzip": _Gunzip,
        "lz4": lz4.frame.LZ4FrameDecompressor,
        "bzip2": bz2.BZ2Decompressor,
        "xz": lzma.LZMADecompressor,
    }
    found: Callable[[], Decoder] = kinds[compression]
    return found


def is_zstd_skippable(head: bytes) -> bool:
    """Tell whether bytes begin with a Zstandard frame that holds no data."""
    return head[1:4] == b"\x2a\x4d\x18" and head[0] >> 4 == 5


def zstd_dictionary(stored: Any) -> bytes:
    """Return the frame at the start of a .warc.zst that holds its dictionary, or nothing; the file is left there."""
    stored.seek(0)
    head = stored.read(8)
    length = int.from_bytes(head[4:], "little")
    found = head + stored.read(length) if head[:1] == b"\x5d" and is_zstd_skippable(head) else b""
    stored.seek(0)
    return found if 0 < length <= _MOST_DICTIONARY else b""


def _read_dictionary(data: bytes) -> zstandard.ZstdCompressionDict | None:
    try:
        if data.startswith(MAGIC["zstd"]):
            data = zstandard.ZstdDecompressor().decompress(data, max_output_size=_MOST_DICTIONARY)
        return zstandard.ZstdCompressionDict(data)
    except (zstandard.ZstdError, ValueError, MemoryError):
        return None
