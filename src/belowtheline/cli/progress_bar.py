"""What is seen while a run is under way: a bar on a terminal, a line now and then elsewhere."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, Progress, SpinnerColumn, TaskProgressColumn, TextColumn, TimeRemainingColumn

from belowtheline import progress
from belowtheline.cli.console import megabytes, number

_BAR_SECONDS = 0.2
_LINE_SECONDS = 10.0


@contextmanager
def shown(console: Console, *, quiet: bool) -> Iterator[None]:
    """Show the counters of `belowtheline.progress` from a thread while the body runs."""
    if quiet:
        yield
        return
    done = threading.Event()
    show = _show_bar if console.is_terminal else _show_lines
    thread = threading.Thread(target=show, args=(console, done), daemon=True)
    thread.start()
    try:
        yield
    finally:
        done.set()
        thread.join()


def _show_bar(console: Console, done: threading.Event) -> None:
    bar = Progress(
        SpinnerColumn(),
        TextColumn("{task.description:<10}"),
        BarColumn(bar_width=24),
        TaskProgressColumn(),
        TextColumn("{task.fields[counts]}"),
        TimeRemainingColumn(compact=True),
        console=console,
        transient=True,
    )
    with bar:
        task = bar.add_task("starting", total=None, counts="")
        while not done.wait(_BAR_SECONDS):
            now = progress.CURRENT.snapshot()
            bar.update(
                task,
                description=now.stage,
                total=now.bytes_total or None,  # None: an unknown end, drawn as a moving bar
                completed=now.bytes_done,
                counts=_counts(now),
            )


def _show_lines(console: Console, done: threading.Event) -> None:
    while not done.wait(_LINE_SECONDS):
        now = progress.CURRENT.snapshot()
        share = f"{100 * now.bytes_done / now.bytes_total:.0f}% " if now.bytes_total else ""
        console.print(f"{now.stage}: {share}{_counts(now)}")


def _counts(now: progress.Snapshot) -> str:
    return (
        f"{number(now.pages)} pages  {megabytes(now.bytes_done)}  {number(now.comments)} comments  "
        f"{number(now.refused)} refused"
    )
