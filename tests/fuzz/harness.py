"""One input through one target, bounded in time and memory; what breaks a law becomes a Find."""

import gc
import resource
import signal
import time
import traceback
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

FINDS = Path(__file__).parent / "finds"

HANG = 60.0  # seconds of CPU after which an input is broken off
FLAT, PER_BYTE = 1.0, 100e-6  # seconds an input may take: some, and some a byte; plain runs take a hundredth of it
MOST_GROWTH = 300 << 10  # KiB by which one small input may raise the peak of the process

Run = Callable[[bytes], None]
Mutate = Callable[[bytes, int, int], bytes]  # data, most bytes, seed


@dataclass(frozen=True, slots=True)
class Target:
    """A reader or parser under test: `run` raises for an input that breaks a law."""

    name: str
    run: Run
    seeds: Callable[[], Iterable[bytes]]
    mutate: Mutate
    most: int = 6_000  # bytes of an input
    parser: bool = True  # counts among the inputs over parsers


@dataclass(frozen=True, slots=True)
class Find:
    """An input that broke a law."""

    key: str  # kind and place: one find is kept for each
    message: str
    data: bytes


class BrokenLawError(AssertionError):
    """A law of the results does not hold."""


class HangError(BaseException):
    """The input took more CPU than any may; not an Exception, so that nothing under test catches it."""


def law(holds: bool, message: str) -> None:
    """Raise BrokenLawError unless `holds`."""
    if not holds:
        raise BrokenLawError(message)


def try_input(target: Target, data: bytes) -> Find | None:
    """Run one input within its bounds; return what went wrong."""
    peak, start = _peak(), time.process_time()
    try:
        _limited(target.run, data)
    except HangError as error:
        return _found("hang", error, data)
    except BaseException as error:  # a find, also a panic of a library in Rust, which is no Exception
        if isinstance(error, KeyboardInterrupt | SystemExit):
            raise
        return _found(type(error).__name__, error, data)
    spent = time.process_time() - start
    if spent > _allowed(data) and (again := _seconds(target.run, data)) > _allowed(data):
        return Find(f"slow {target.name}", f"{again:.2f} s of CPU for {len(data)} bytes", data)
    if _peak() - peak > MOST_GROWTH:
        return Find(f"memory {target.name}", f"the peak rose by {(_peak() - peak) >> 10} MiB", data)
    return None


def _allowed(data: bytes) -> float:
    return FLAT + PER_BYTE * len(data)


def _seconds(run: Run, data: bytes) -> float:
    gc.collect()
    start = time.process_time()
    _limited(run, data)
    return time.process_time() - start


def _limited(run: Run, data: bytes) -> None:
    def stop(*_: object) -> None:
        raise HangError(f"more than {HANG:g} s of CPU")

    before = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, HANG)  # CPU time: a busy machine makes nothing hang
    try:
        run(data)
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def _peak() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def _found(kind: str, error: BaseException, data: bytes) -> Find:
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if "belowtheline" in frame.filename]
    ours = [frame for frame in frames if "/tests/" not in frame.filename]
    place = f"{Path(ours[-1].filename).stem}.{ours[-1].name}" if ours else ""
    said = str(error).splitlines()[0][:300] if str(error) else ""
    words = "".join(ch for ch in said if not ch.isdigit())[:60] if kind == "BrokenLawError" else ""
    return Find(f"{kind} {place} {words}".strip(), said, data)
