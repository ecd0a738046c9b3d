"""A compressed file as a stream of plain bytes, in bounded memory, with damage told apart from the end."""

import io
from typing import Any, BinaryIO

from belowtheline.captures.decoders import (
    BOMB_FLOOR,
    DAMAGE,
    MAGIC,
    Decoder,
    decoders_of,
    is_zstd_skippable,
    zstd_dictionary,
)
from belowtheline.errors import ReadRefusal
from belowtheline.options import Limits

_CHUNK = 64 << 10


class Inflating(io.RawIOBase):
    """The plain bytes of a compressed file. Damage ends the stream early and is kept in `damage`."""

    def __init__(self, stored: BinaryIO, compression: str, limits: Limits) -> None:
        """Read `stored` from its current position; closing this closes it."""
        self.damage: ReadRefusal | None = None
        self._stored, self._compression, self._limits = stored, compression, limits
        self._taken = self._given = 0
        self._decoder: Decoder | None = None
        self._rest = b""  # read from `stored`, not yet handed to a decoder
        self._make = decoders_of(compression, zstd_dictionary(stored) if compression == "zstd" else b"")

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
            data = self._decompress(min(len(buffer), 1 << 20))
        except DAMAGE as error:
            self._refuse(error)
            return 0
        buffer[: len(data)] = data
        self._given += len(data)
        if self._given > BOMB_FLOOR:
            self.damage = self.bomb()
        return len(data)

    def bomb(self) -> ReadRefusal | None:
        """Return a refusal when the file has grown by more than the limit allows."""
        if self._given <= self._limits.max_expansion * self._taken:
            return None
        grown = f"{self._taken} bytes of {self._compression} grew to {self._given} bytes and more"
        return ReadRefusal("bomb", f"{grown}, over {self._limits.max_expansion:g} times their size")

    def _decompress(self, size: int) -> bytes:
        while True:
            if (self._decoder is None or self._decoder.eof) and not self._next_member():
                return b""
            assert self._decoder is not None
            data = b""
            if self._decoder.needs_input:
                data, self._rest = self._rest or self._take(), b""
                if not data:
                    raise EOFError
            if plain := self._decoder.decompress(data, size):
                return plain

    def _take(self) -> bytes:
        data = self._stored.read(_CHUNK)
        self._taken += len(data)
        return data

    def _next_member(self) -> bool:
        """Start on the next member; False at the end of the file, zero padding included."""
        started = self._decoder is not None
        rest = bytes(self._decoder.unused_data or b"") if self._decoder else b""
        rest = rest.lstrip(b"\0") if started else rest
        while len(rest) < len(MAGIC[self._compression]):
            more = self._take()
            if not more:
                break
            rest = (rest + more).lstrip(b"\0") if started else rest + more
        if not rest:
            return False
        if started and not rest.startswith(MAGIC[self._compression]) and not is_zstd_skippable(rest):
            raise ValueError(f"something else follows the {self._compression} data")
        self._decoder, self._rest = self._make(), rest
        return True

    def _refuse(self, error: Exception) -> None:
        where = f"after {self._given} plain bytes"
        if isinstance(error, EOFError):
            self.damage = ReadRefusal("truncated", f"the {self._compression} data ends in the middle, {where}")
        else:
            self.damage = ReadRefusal("corrupt", f"the {self._compression} data is damaged {where}: {error}")
