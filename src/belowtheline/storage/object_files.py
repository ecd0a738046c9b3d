"""Objects as files: read by ranges with growing read-ahead, written whole when closed."""

import io
import tempfile
from types import TracebackType
from typing import Any

from belowtheline.storage import gcs

_FIRST = 256 << 10
_MOST = 8 << 20
"""Bytes asked for at once: little after a jump (a footer, one record), more while reading goes straight on."""

_SPOOL = 32 << 20


class ObjectReader(io.RawIOBase):
    """The bytes of one generation of an object; memory is bounded by the window, whatever its size."""

    def __init__(self, bucket: str, name: str, status: gcs.Status) -> None:
        """Stand at the start of the object that `status` describes."""
        self.name, self._bucket, self._status = name, bucket, status
        self._at = self._start = 0  # of the next byte to give; of the window
        self._window = b""
        self._ahead = _FIRST

    def readable(self) -> bool:
        """Yes."""
        return True

    def seekable(self) -> bool:
        """Yes."""
        return True

    def tell(self) -> int:
        """Return the place of the next byte."""
        return self._at

    def seek(self, offset: int, whence: int = io.SEEK_SET, /) -> int:
        """Go to a place; nothing is read yet."""
        base = {io.SEEK_SET: 0, io.SEEK_CUR: self._at, io.SEEK_END: self._status.size}[whence]
        if base + offset < 0:
            raise ValueError(f"negative seek position {base + offset}")
        self._at = base + offset
        return self._at

    def readinto(self, buffer: Any) -> int:
        """Fill `buffer` with the next bytes; 0 at the end. Raises OSError, StoreError."""
        if self._at >= self._status.size:
            return 0
        if not self._start <= self._at < self._start + len(self._window):
            self._fetch(len(buffer))
        place = self._at - self._start
        data = self._window[place : place + len(buffer)]
        buffer[: len(data)] = data
        self._at += len(data)
        return len(data)

    def _fetch(self, wanted: int) -> None:
        end = self._start + len(self._window)
        straight_on = self._window and end <= self._at <= end + _FIRST
        self._ahead = min(2 * self._ahead, _MOST) if straight_on else _FIRST
        last = min(self._status.size, self._at + max(self._ahead, min(wanted, _MOST)))
        self._window, self._start = b"", self._at
        self._window = gcs.fetch(self._bucket, self.name, self._at, last, self._status.generation)


class ObjectWriter(io.BufferedIOBase):
    """An object in the making: it appears whole when this is closed, and not at all after an exception."""

    def __init__(self, bucket: str, name: str) -> None:
        """Begin with nothing."""
        self.name, self._bucket = name, bucket
        self._spool = tempfile.SpooledTemporaryFile(_SPOOL)  # noqa: SIM115 - closed in close()

    def writable(self) -> bool:
        """Yes."""
        return True

    def tell(self) -> int:
        """Return how many bytes were written."""
        return self._spool.tell()

    def write(self, data: Any, /) -> int:
        """Keep `data`."""
        return self._spool.write(data)

    def close(self) -> None:
        """Send what was written. Raises OSError, StoreError."""
        if not self.closed:
            try:
                size = self._spool.tell()
                self._spool.seek(0)
                gcs.store(self._bucket, self.name, self._spool, size)
            finally:
                self.discard()

    def discard(self) -> None:
        """Forget what was written."""
        self._spool.close()
        super().close()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Send what was written, unless an exception passes."""
        self.close() if kind is None else self.discard()

    def __del__(self) -> None:
        """Send nothing: a writer that nobody closed is one that was given up."""
        if not self.closed:
            self.discard()
