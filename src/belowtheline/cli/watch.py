"""`btl watch`: files that arrive in a folder, in the corpus within seconds."""

import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

import click
from rich.console import Console

from belowtheline.arrivals import leftovers
from belowtheline.arrivals.batch import BatchJob, Published
from belowtheline.arrivals.folder import Folders
from belowtheline.arrivals.ledger import Ledger
from belowtheline.arrivals.loop import Loop, Source
from belowtheline.arrivals.subscription import Subscription
from belowtheline.cli.console import counted, people, printable
from belowtheline.cli.options import build, click_options
from belowtheline.errors import UsageError
from belowtheline.options import Limits, WatchOptions, fields_of
from belowtheline.run_settings import author_key
from belowtheline.storage import files, publish
from belowtheline.storage.layout import Corpus

_LIMITS = frozenset(field.name for field in fields_of(Limits))
_DECLARED_HERE = frozenset({"folders", "output"})

_HELP = """Watch folders (or a Pub/Sub subscription) and publish what arrives as runs of the corpus, within seconds.

What is in FOLDER at the start is the first batch. A file is read once it has not changed between two looks; names with
a leading dot or ending in .part or .tmp are left alone until they are renamed, so renaming a finished file into place
is always right. Write a sidecar (page.html.json) before its page. A file whose bytes change later is read again.

Ctrl-C and SIGTERM finish the run in hand and end with 0. Killed in any other way, nothing is lost and nothing is there
twice: start it again. Comments that repeat comments of other runs are settled when runs are settled, not here.

\b
Examples:
  btl watch incoming/ -o corpus
  btl watch incoming/ -o corpus --drain          publish what is there, and end
  btl watch --subscription=projects/p/subscriptions/dumps -o corpus
"""


def _watch(*, folders: tuple[str, ...], output: str, quiet: bool, **values: Any) -> int:
    options: WatchOptions = build(WatchOptions, {**values, "folders": folders, "output": output})
    key = author_key(options)
    corpus = Corpus(files.local_path(output))
    roots = [_root(folder, corpus) for folder in folders]
    if not roots and not options.subscription:
        raise UsageError("nothing to watch: name a folder, as in btl watch incoming/ -o corpus, or a --subscription")
    console = people()
    told = _Reporter(console, quiet)
    with publish.locked(corpus, area=corpus.arrivals.name), _stopped_by_signals() as stop:
        for note in leftovers.repair(corpus, "watch"):
            told.say(f"note: {note}")
        ledger = Ledger(corpus)
        ledger.refresh()
        sources: list[Source] = [Folders(roots, ledger.knows)] if roots else []
        if options.subscription:
            sources.append(Subscription(options.subscription, options.bucket_root, seconds=options.poll_seconds))
        job = BatchJob(corpus, options, key, leftovers.new_area("watch"))
        told.say(f"watching {', '.join([*folders, *filter(None, [options.subscription])])} → {output}")
        Loop(sources, job, ledger, options, stop, told.published).run()
        leftovers.repair(corpus, "watch")
    told.say(told.total())
    return 0


def _root(folder: str, corpus: Corpus) -> Path:
    """Return a folder to watch. Raises UsageError."""
    root = files.local_path(folder)
    if not root.is_dir():
        raise UsageError(f"{folder}: no such folder")
    if Path(str(corpus.root)).resolve().is_relative_to(root.resolve()):
        raise UsageError(f"{corpus.root} lies in {folder}, so what is written would be read; put the corpus elsewhere")
    return root


@contextmanager
def _stopped_by_signals() -> Iterator[threading.Event]:
    """Turn Ctrl-C and SIGTERM into an event; a second Ctrl-C interrupts at once."""
    stop = threading.Event()

    def tell(_number: int, _frame: Any) -> None:
        stop.set()
        signal.signal(signal.SIGINT, signal.default_int_handler)

    if threading.current_thread() is not threading.main_thread():  # only the main thread is told of signals
        yield stop
        return
    before = {number: signal.signal(number, tell) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield stop
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


class _Reporter:
    """One line a run, and what came of all of them."""

    def __init__(self, console: Console, quiet: bool) -> None:
        self._console, self._quiet = console, quiet
        self._runs = self._files = self._captures = self._comments = self._letters = 0

    def say(self, text: str) -> None:
        if not self._quiet:
            self._console.print(printable(text), soft_wrap=True)
            sys.stderr.flush()

    def published(self, published: Published) -> None:
        for arrival in published.changed:
            self.say(f"{arrival.uri} was written to while it was read; it is read again when it is whole")
        if published.summary is None:
            return
        row = published.summary.row
        again = ", which was there already" if published.summary.already_there else ""
        if not again:
            self._runs += 1
            self._files += row["files_read"]
            self._captures += row["captures_read"]
            self._comments += row["comments_kept"]
            self._letters += row["dead_letters"]
        self.say(
            f"{datetime.now().astimezone():%H:%M:%S} run {row['run_id']}{again}: {counted(row['files_read'], 'file')}, "
            f"{counted(row['captures_read'], 'capture')}, {counted(row['comments_kept'], 'comment')}, "
            f"{counted(row['comments_repeats'], 'repeat')}, {counted(row['dead_letters'], 'dead letter')}"
        )

    def total(self) -> str:
        return (
            f"{counted(self._runs, 'run')}: {counted(self._files, 'file')}, {counted(self._captures, 'capture')}, "
            f"{counted(self._comments, 'comment')}, {counted(self._letters, 'dead letter')}; all accounted for."
        )


command = click.Command(
    "watch",
    callback=_watch,
    help=_HELP,
    params=[
        click.Argument(["folders"], nargs=-1, metavar="[FOLDER]..."),
        click.Option(
            ["-o", "--output"], required=True, metavar="CORPUS", help="Folder of the corpus; made if missing."
        ),
        *click_options(WatchOptions, skip=_DECLARED_HERE | _LIMITS),
        *click_options(Limits),
        click.Option(["--quiet"], is_flag=True, help="Print nothing but errors."),
    ],
)
