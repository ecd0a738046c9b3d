"""Live counters of the run in this process: pipeline steps add to them, the progress bar reads them."""

import threading
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The counters at one moment."""

    bytes_total: int = 0  # of all inputs, as stored; 0 until it is known
    bytes_done: int = 0
    pages: int = 0
    comments: int = 0
    refused: int = 0  # dead letters so far
    stage: str = "starting"


class Progress:
    """Counters that many threads add to and one reads. One lock a call: call it once a page, not once a comment."""

    def __init__(self) -> None:
        """Start at zero."""
        self._lock = threading.Lock()
        self.reset()

    def reset(self) -> None:
        """Set every counter back to zero: a run begins."""
        with self._lock:
            self._bytes_total = self._bytes_done = self._pages = self._comments = self._refused = 0
            self._stage = "starting"

    def expect(self, bytes_total: int) -> None:
        """Say how many bytes there are to read in all."""
        with self._lock:
            self._bytes_total = bytes_total

    def enter(self, stage: str) -> None:
        """Say what the run is doing now, in a word or two for people."""
        with self._lock:
            self._stage = stage

    def add(self, *, bytes_done: int = 0, pages: int = 0, comments: int = 0, refused: int = 0) -> None:
        """Count work that was done."""
        with self._lock:
            self._bytes_done += bytes_done
            self._pages += pages
            self._comments += comments
            self._refused += refused

    def snapshot(self) -> Snapshot:
        """Return the counters as they stand."""
        with self._lock:
            return Snapshot(
                self._bytes_total, self._bytes_done, self._pages, self._comments, self._refused, self._stage
            )


# Beam pickles functions of an importable module by name, so a step that calls `progress.add` reaches this very
# object when it runs in this process (FnApiRunner, in memory). In other processes it counts for nobody, harmlessly.
CURRENT = Progress()
add = CURRENT.add
enter = CURRENT.enter
expect = CURRENT.expect
