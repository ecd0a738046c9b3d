"""The lock of a corpus in an object store: an object made only where none is, kept alive by a beating heart.

A dead owner cannot take its lock away, so one that has not been refreshed for STALE seconds, by the store's own clock,
or whose process is known to be gone, is taken over. Whoever lost a lock finds out before it publishes.
"""

import json
import logging
import os
import socket
import threading
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from belowtheline.errors import CorpusError, StoreError
from belowtheline.storage.objects import ObjectPath
from belowtheline.storage.paths import AnyPath

BEAT = 60.0
STALE = 600.0
"""Seconds between two signs of life, and without one until a lock counts as left behind."""


@contextmanager
def held(place: ObjectPath, run_id: str) -> Iterator[list[str]]:
    """Hold the lock object at `place` for a run; yield what people should know of it.

    Raises CorpusError when another run holds it.
    """
    lock = _Lock(place, run_id)
    try:
        notes = lock.take()
    except OSError as error:
        raise CorpusError(f"{place.parent.parent}: cannot write there: {error.strerror or error}") from error
    try:
        yield notes
    finally:
        lock.give_back()


def check(place: AnyPath, run_id: str) -> None:
    """Raise CorpusError when the corpus is locked by another run than `run_id`: ours was taken for dead."""
    try:
        holder = _read(place)
    except FileNotFoundError:
        return  # published by hand, as tests do: nobody else writes
    if holder.get("run") not in ("", run_id):
        raise CorpusError(
            f"{place.parent.parent}: the run lost the corpus to {_who(holder)}; nothing of it is published"
        )


class _Lock:
    def __init__(self, place: ObjectPath, run_id: str) -> None:
        self._place, self._generation = place, 0
        self._content = json.dumps(
            {
                "owner": f"{socket.gethostname()}:{os.getpid()}",
                "machine": _machine(),
                "pid": os.getpid(),
                "token": uuid.uuid4().hex,
                "since": datetime.now(UTC).isoformat(timespec="seconds"),
                "run": run_id,
            }
        ).encode()
        self._done = threading.Event()
        self._heart = threading.Thread(target=self._beat, daemon=True, name="lock")

    def take(self) -> list[str]:
        notes = []
        try:
            self._generation = self._place.write_bytes(self._content, 0)
        except FileExistsError:
            notes = self._take_over()
        self._heart.start()
        return notes

    def _take_over(self) -> list[str]:
        try:
            seen, content = self._place.status(), self._place.read_bytes()
            if content == self._content:  # ours: the answer to the first try got lost on its way
                self._generation = seen.generation
                return []
            holder, age = _parsed(content), self._age(seen.updated)
            if age < STALE and not _gone(holder):
                raise CorpusError(
                    f"{self._place.parent.parent}: another run is writing to it ({_who(holder)}, last sign of life "
                    f"{age:.0f} s ago); start again when it is done"
                )
            self._generation = self._place.write_bytes(self._content, seen.generation)
        except (FileNotFoundError, FileExistsError) as error:
            raise CorpusError(
                f"{self._place.parent.parent}: another run began or ended just now; start again"
            ) from error
        return [f"took over the corpus from {_who(holder)}, whose last sign of life was {age:.0f} s ago"]

    def _age(self, updated: datetime | None) -> float:
        """Return how long ago the store saw a write, by its own clock: ours may be wrong."""
        probe = self._place.with_name(f"{self._place.name}-{uuid.uuid4().hex}")
        probe.touch()
        now = probe.status().updated
        probe.unlink(missing_ok=True)
        return (now - updated).total_seconds() if now and updated else 0.0

    def _beat(self) -> None:
        while not self._done.wait(BEAT):
            try:
                self._refresh()
            except (OSError, StoreError) as error:
                # One missed beat is no loss; a lost lock is found by `check`, before anything is published.
                logging.getLogger(__name__).warning("the lock was not refreshed: %s", error)

    def _refresh(self) -> None:
        try:
            self._generation = self._place.write_bytes(self._content, self._generation)
        except FileExistsError:
            if self._place.read_bytes() != self._content:
                raise
            self._generation = self._place.status().generation  # the answer to our own write got lost

    def give_back(self) -> None:
        self._done.set()
        self._heart.join()
        try:
            if self._place.read_bytes() == self._content:
                self._place.unlink(missing_ok=True)
        except (OSError, StoreError) as error:  # the work is done; the lock goes stale by itself
            logging.getLogger(__name__).warning("the lock stays until it is stale: %s", error)


def _read(place: AnyPath) -> dict[str, Any]:
    return _parsed(place.read_bytes())


def _parsed(content: bytes) -> dict[str, Any]:
    try:
        found = json.loads(content)
    except ValueError:
        found = None
    return found if isinstance(found, dict) else {}


def _who(holder: dict[str, Any]) -> str:
    return f"{holder.get('owner', 'an unknown owner')}, since {holder.get('since', 'an unknown time')}"


def _gone(holder: dict[str, Any]) -> bool:
    """Tell whether the owner ran where we run, and runs no more."""
    if not _machine() or holder.get("machine") != _machine() or not isinstance(holder.get("pid"), int):
        return False
    try:
        os.kill(holder["pid"], 0)
    except ProcessLookupError:
        return True
    except (PermissionError, OverflowError):
        return False
    return False


def _machine() -> str:
    """Return what two processes share that see each other's numbers: a boot, and a namespace; "" where unknown."""
    try:
        boot = Path("/proc/sys/kernel/random/boot_id").read_text(encoding="ascii").strip()
        return f"{boot}/{Path('/proc/self/ns/pid').readlink()}"
    except OSError:
        return ""
