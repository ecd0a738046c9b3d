"""A compressed file as a stream of plain bytes, in bounded memory, with damage told apart from the end."""

import bz2
import io
import lzma
import zlib
from typing import Any, BinaryIO, Protocol

import lz4.frame
from fastwarc.stream_io import ZstdReader

from belowtheline.errors import ReadRefusal
from belowtheline.options import Limits

MAGIC = {
    "gzip": b"\x1f\x8b\x08",
    "zstd": b"\x28\xb5\x2f\xfd",
    "lz4": b"\x04\x22\x4d\x18",
    "bzip2": b"BZh",
    "xz": b"\xfd7zXZ\x00",
}
_CHUNK = 64 << 10
BOMB_FLOOR = 50_000_000  # below this much output no ratio is suspicious: ten identical pages compress very well


class _Decoder(Protocol):
    """What `bz2`, `lzma` and `lz4.frame` decompressors have in common."""

    eof: bool
    needs_input: bool
    unused_data: Any

    def decompress(self, data: bytes, max_length: int = -1) -> bytes: ...


class _Gunzip:
    """zlib behind the same interface: it keeps input it could not use yet, the others do that themselves."""

    def __init__(self) -> None:
        self._zlib = zlib.decompressobj(31)

    def decompress(self, data: bytes, max_length: int = -1) -> bytes:
        return self._zlib.decompress(self._zlib.unconsumed_tail + data, max_length)

    @property
    def needs_input(self) -> bool:
        return not self._zlib.unconsumed_tail

    @property
    def eof(self) -> bool:
        return self._zlib.eof

    @property
    def unused_data(self) -> bytes:
        return self._zlib.unused_data


_DECODERS: dict[str, Any] = {
    "gzip": _Gunzip,
    "lz4": lz4.frame.LZ4FrameDecompressor,
    "bzip2": bz2.BZ2Decompressor,
    "xz": lzma.LZMADecompressor,
}
_DAMAGE = (zlib.error, lzma.LZMAError, OSError, RuntimeError, EOFError, ValueError)


class Inflating(io.RawIOBase):
    """The plain bytes of a compressed file. Damage ends the stream early and is kept in `damage`."""

    def __init__(self, stored: BinaryIO, compression: str, limits: Limits) -> None:
        """Read `stored` from its current position; closing this closes it."""
        self.damage: ReadRefusal | None = None
        self._stored, self._compression, self._limits = stored, compression, limits
        self.taken = self._given = 0
        self._decoder: _Decoder | None = None
        self._rest = b""  # read from `stored`, not yet handed to a decoder
        self._zstd = ZstdReader(_Counting(self)) if compression == "zstd" else None

    def readable(self) -> bool:
        """Yes."""
        return True

    def tell(self) -> int:
        """Return how many plain bytes were given."""
        return self._given

    def close(self) -> None:
        """Close the stored file too."""
        self._stored.close()
        super().close()

    def readinto(self, buffer: Any) -> int:
        """Fill `buffer` with the next plain bytes; 0 at the end and at damage."""
        if self.damage:
            return 0
        try:
            size = min(len(buffer), 1 << 20)
            data = self._zstd.read(size) if self._zstd else self._decompress(size)
        except _DAMAGE as error:
            self._refuse(error)
            return 0
        buffer[: len(data)] = data
        self._given += len(data)
        if self._given > BOMB_FLOOR:
            self.damage = self.bomb()
        return len(data)

    def bomb(self) -> ReadRefusal | None:
        """Return a refusal when the file has grown by more than the limit allows."""
        if self._given <= self._limits.max_expansion * self.taken:
            return None
        grown = f"{self.taken} bytes of {self._compression} grew to {self._given} bytes and more"
        return ReadRefusal("bomb", f"{grown}, over {self._limits.max_expansion:g} times their size")

    def take(self, size: int) -> bytes:
        """Read stored bytes, counting them."""
        data = self._stored.read(size)
        self.taken += len(data)
        return data

    def _decompress(self, size: int) -> bytes:
        while True:
            if (self._decoder is None or self._decoder.eof) and not self._next_member():
                return b""
            assert self._decoder is not None
            data = b""
            if self._decoder.needs_input:
                data, self._rest = self._rest or self.take(_CHUNK), b""
                if not data:
                    raise EOFError
            if plain := self._decoder.decompress(data, size):
                return plain

    def _next_member(self) -> bool:
        """Start on the next member; False at the end of the file, zero padding included."""
        started = self._decoder is not None
        rest = bytes(self._decoder.unused_data or b"") if self._decoder else b""
        rest = rest.lstrip(b"\0") if started else rest
        while len(rest) < len(MAGIC[self._compression]):
            more = self.take(_CHUNK)
            if not more:
                break
            rest = (rest + more).lstrip(b"\0") if started else rest + more
        if not rest:
            return False
        if started and not rest.startswith(MAGIC[self._compression]):
            raise ValueError(f"something else follows the {self._compression} data")
        self._decoder, self._rest = _DECODERS[self._compression](), rest
        return True

    def _refuse(self, error: Exception) -> None:
        cut = isinstance(error, EOFError) or "incomplete frame" in str(error)
        where = f"after {self._given} plain bytes"
        if cut:
            self.damage = ReadRefusal("truncated", f"the {self._compression} data ends in the middle, {where}")
        else:
            self.damage = ReadRefusal("corrupt", f"the {self._compression} data is damaged {where}: {error}")


class _Counting:
    """The stored file as FastWARC's reader wants it: every byte taken is counted."""

    def __init__(self, inflating: Inflating) -> None:
        self._inflating = inflating

    def read(self, size: int = -1) -> bytes:
        return self._inflating.take(size)

    def tell(self) -> int:
        return self._inflating.taken

    def seek(self, *_: int) -> int:
        raise OSError("not seekable")

    def close(self) -> None:
        """Leave the file to its owner."""
