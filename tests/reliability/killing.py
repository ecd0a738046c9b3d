"""Whole commands in processes of their own, which die at a moment that is told in advance.

A moment is a count of what the process does to files (opened, made, renamed, removed, synced, written as Parquet), where
SIGKILL hits before the nth; or CPU time spent, where a profiling timer ends the process wherever it is: in Python, in
Arrow, in a shuffle. Neither depends on how busy the machine is. Processes are forked from one that has imported Beam.
"""

import contextlib
import multiprocessing
import os
import signal
import sys
from dataclasses import dataclass

import pyarrow.parquet as pq

from belowtheline.cli import main

PRELOADED = ["belowtheline.transforms.ingest", "belowtheline.cli.ingest", "belowtheline.analytics.database", __name__]
EVENTS = frozenset({"open", "os.rename", "os.remove", "os.mkdir", "os.rmdir"})
NEVER = 1 << 62


@dataclass(frozen=True)
class Moment:
    """When to die: before the nth event, or after so many seconds of CPU; never, by default."""

    event: int = NEVER
    cpu: float = 0.0


@dataclass(frozen=True)
class Ended:
    """How a process ended: its exit code, and what it had done by then."""

    code: int
    events: int
    cpu: float


def run(arguments: list[str], watched: list[str], moment: Moment = Moment()) -> Ended:
    """Run `btl` with `arguments` until it ends or `moment`; events are those below the folders `watched`."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(PRELOADED)
    receiver, sender = context.Pipe(duplex=False)
    child = context.Process(target=_child, args=(arguments, watched, moment, sender))
    child.start()
    sender.close()
    told = (0, 0.0)
    with contextlib.suppress(EOFError):  # died before it could tell
        told = receiver.recv()
    child.join()
    return Ended(child.exitcode, *told)


def _child(arguments, watched, moment, sender):
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    os.dup2(1, 2)
    count = _count_events(watched, moment)
    if moment.cpu:
        signal.signal(signal.SIGPROF, signal.SIG_DFL)  # ends the process at once: no code of ours runs any more
        signal.setitimer(signal.ITIMER_PROF, moment.cpu)
    start = os.times()
    code = main(arguments)
    done = os.times()
    sender.send((count[0], done.user + done.system - start.user - start.system))
    sender.close()
    sys.exit(code)


def _count_events(watched, moment):
    count = [0]
    prefixes = tuple(str(folder) for folder in watched)

    def happened():
        count[0] += 1
        if count[0] == moment.event:
            os.kill(os.getpid(), signal.SIGKILL)

    def hook(event, arguments):
        if event in EVENTS and arguments and str(arguments[0]).startswith(prefixes):
            happened()

    sys.addaudithook(hook)
    for owner, name in _unaudited():
        setattr(owner, name, _counted(getattr(owner, name), happened))
    return count


def _unaudited():
    """Return what works on files without the interpreter's knowing: syncs, and Parquet written by Arrow."""
    return (os, "fsync"), (pq.ParquetWriter, "write_table"), (pq.ParquetWriter, "close")


def _counted(real, happened):
    def call(*arguments, **named):
        happened()
        return real(*arguments, **named)

    return call
