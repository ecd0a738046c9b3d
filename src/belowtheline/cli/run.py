"""A pipeline run from the command line: in a thread, with its progress shown, stopped cleanly by Ctrl-C."""

import importlib
import logging
import os
import sys
import threading
from collections.abc import Callable
from typing import NoReturn

from belowtheline import progress
from belowtheline.cli import progress_bar
from belowtheline.cli.console import people, printable
from belowtheline.options import IngestOptions
from belowtheline.records import RunSummary

_IN_A_THREAD = frozenset({"FnApiRunner", "DirectRunner", "BundleBasedDirectRunner"})
"""Runners that keep Ctrl-C from the thread they run in. The others wait where it is heard, and some refuse a thread
(a job server of Prism, Flink or Spark is stopped by a signal handler, which only the main thread may set)."""


def run_ingest(options: IngestOptions, beam_arguments: list[str], *, quiet: bool, verbose: bool = False) -> RunSummary:
    """Run the ingest pipeline and return its summary. Beam is imported here and not before."""
    summary = run_job(lambda: _ingest(options, beam_arguments), beam_arguments, quiet=quiet, verbose=verbose)
    assert summary is not None
    return summary


def run_job(
    job: Callable[[], RunSummary | None], beam_arguments: list[str], *, quiet: bool, verbose: bool
) -> RunSummary | None:
    """Run a job with its progress shown, and say what was noticed on the way."""
    # Beam warns at length of things only its authors can change.
    logging.basicConfig(level=logging.INFO if verbose else logging.ERROR)
    console = people()
    progress.CURRENT.reset()
    with progress_bar.shown(console, quiet=quiet):
        wait = _interruptible if _runner(beam_arguments) in _IN_A_THREAD else _in_place
        summary = wait(job)
    if summary is not None and not quiet:
        for note in summary.notes:
            console.print(printable(f"note: {note}"), soft_wrap=True)
        if summary.already_there:
            console.print("This very run is in the corpus already; nothing was read. --force runs it again.")
        if summary.handed_over:
            console.print("The job was handed over, not waited for: it publishes its run itself, or fails.")
    return summary


def _ingest(options: IngestOptions, beam_arguments: list[str]) -> RunSummary:
    if beam_arguments:
        importlib.import_module("belowtheline.transforms.beam_options").check(beam_arguments)
    run: Callable[[IngestOptions, list[str], progress.Progress], RunSummary]
    run = importlib.import_module("belowtheline.transforms.ingest").run
    return run(options, beam_arguments, progress.CURRENT)


def _runner(beam_arguments: list[str]) -> str:
    named = [flag.partition("=")[2] for flag in beam_arguments if flag.startswith("--runner=")]
    return named[-1] if named else "FnApiRunner"


def _in_place(work: Callable[[], RunSummary | None]) -> RunSummary | None:
    """Return what `work` returns; on Ctrl-C leave the process, with exit code 130."""
    try:
        return work()
    except KeyboardInterrupt:
        _leave()


def _interruptible(work: Callable[[], RunSummary | None]) -> RunSummary | None:
    """Return what `work` returns, or raise what it raises; on Ctrl-C leave the process at once, with exit code 130.

    A run waits inside Beam's threads, which no exception reaches. Nothing is lost by leaving: what is half-written
    is never visible, and the next run clears it away.
    """
    outcome: list[RunSummary | None] = []
    failure: list[BaseException] = []

    def target() -> None:
        try:
            outcome.append(work())
        except BaseException as error:  # noqa: BLE001 - raised again below, in the thread that waits
            failure.append(error)

    thread = threading.Thread(target=target, daemon=True, name="run")
    thread.start()
    try:
        while thread.is_alive():
            thread.join(0.2)  # a join without a time limit would hold back Ctrl-C
    except KeyboardInterrupt:
        _leave()
    if failure:
        raise failure[0]
    return outcome[0]


def _leave() -> NoReturn:
    print("\nbtl: stopped; run the same command again to finish", file=sys.stderr, flush=True)  # noqa: T201
    os._exit(130)
