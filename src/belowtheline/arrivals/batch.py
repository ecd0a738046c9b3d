"""One batch of arrivals → one published run, in this process.

Its id follows from the bytes of its files and the options, as that of `btl ingest` does: whoever does the batch again
finds the run there, or makes the same bytes anew.
"""

import dataclasses
import itertools
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from belowtheline import captures
from belowtheline.arrivals.ledger import Ledger
from belowtheline.arrivals.making import make
from belowtheline.arrivals.objects import MESSAGE, Arrival, Item, local_version
from belowtheline.identity import digest
from belowtheline.options import RunOptions
from belowtheline.records import ReadRange, Refused, RunSummary
from belowtheline.run_settings import shaping
from belowtheline.storage import files, index, inputs, publish, reindex, runs
from belowtheline.storage.inputs import InputFile
from belowtheline.storage.layout import Corpus, Staging
from belowtheline.storage.paths import remove_tree

TRIES = 5
"""How often a file is opened before it counts as unreadable: a dead letter, and no longer waited for."""


@dataclass(frozen=True, slots=True)
class BatchJob:
    """How batches are published."""

    corpus: Corpus
    options: RunOptions
    author_key: bytes
    area: str  # folder below the corpus that nobody else works in
    pause: Callable[[float], None] = time.sleep


@dataclass(frozen=True, slots=True)
class Published:
    """What became of a batch."""

    summary: RunSummary | None  # None: nothing in it made a row
    changed: tuple[Arrival, ...] = ()  # written to while they were read: not in the run, to be taken up again
    known: int = 0  # files whose bytes were done before
    gone: int = 0  # files removed before they were read


@dataclass(frozen=True, slots=True)
class _Taken:
    """An item with what was found of it."""

    item: Item
    file: InputFile

    @property
    def object(self) -> dict[str, Any]:
        """Return its row of `runs.objects`."""
        version = self.item.version if isinstance(self.item, Arrival) else MESSAGE
        return {"uri": self.file.uri, "version": version, "digest": self.file.digest}


class _Changed(Exception):
    """Files were written to while they were read."""


def publish_batch(items: Sequence[Item], job: BatchJob, ledger: Ledger) -> Published:
    """Publish what is new among `items` as one run. Raises OSError, CorpusError: nothing of it is visible then."""
    found = [_Taken(item, _survey(item, job.pause)) for item in items]
    here = [t for t in found if not _is_gone(t)]
    taken = [t for t in here if not ledger.holds(t.file.uri, t.file.digest)]
    ledger.learn(t.object for t in here if t not in taken)
    try:
        summary = _publish(taken, job) if taken else None
    except _Changed as problem:
        changed: tuple[Arrival, ...] = problem.args[0]
        rest = publish_batch([item for item in items if item not in changed], job, ledger)
        return dataclasses.replace(rest, changed=changed + rest.changed)
    ledger.learn(t.object for t in taken)
    return Published(summary, known=len(here) - len(taken), gone=len(found) - len(here))


def _publish(taken: Sequence[_Taken], job: BatchJob) -> RunSummary | None:
    """Publish a run of these files; None when there is nothing to say of them (sidecars alone). Raises _Changed."""
    started, parameters = datetime.now(UTC), shaping(job.options)
    run_id = inputs.run_id([t.file for t in taken], parameters, runs.shaping_versions(), job.author_key)
    earlier = runs.read(job.corpus, run_id)
    if earlier is not None and not runs.missing_files(job.corpus, earlier):
        return RunSummary(earlier, already_there=True)
    staging = Staging(job.corpus, run_id, job.area)
    remove_tree(staging.root)
    made = make(_ranges(taken, job), job.options, job.author_key, staging)
    changed = tuple(t.item for t in taken if isinstance(t.item, Arrival) and _has_changed(t.item))
    if changed or not made.rows:
        remove_tree(staging.root)
        if changed:
            raise _Changed(changed)
        return None
    row = runs.row(
        run_id=run_id,
        started_at=started,
        parameters=parameters | {"fingerprint": run_id},
        tally=made.tally,
        files=[runs.placed(file, run_id) for file in made.files],
        inputs=(len(taken), sum(t.file.size for t in taken)),
        command="stream",
        objects=[t.object for t in taken],
    )
    if reindex.has_rows(row):
        index.assemble(staging.parts, staging.index, index.facts_of(row, near=job.options.repeats == "near"))
    publish.commit(staging, row)
    return RunSummary(row)


def _survey(item: Item, pause: Callable[[float], None]) -> InputFile:
    """Return size and digest of a file; one that is there and cannot be read is tried again before it is refused."""
    if isinstance(item, Refused):
        return InputFile(item.source, 0, digest(item.reason, item.message))
    for attempt in range(TRIES):
        (file,) = inputs.survey([item.uri])
        if file.digest is not None or not files.is_regular(item.uri) or attempt == TRIES - 1:
            break
        pause(0.2 * 2**attempt)
    return file


def _is_gone(taken: _Taken) -> bool:
    """Tell whether a file was taken away before it was read: by whoever owns the folder, so it is no failure."""
    item = taken.item
    return isinstance(item, Arrival) and item.local and taken.file.digest is None and not _exists(item.uri)


def _exists(uri: str) -> bool:
    return files.path_of(uri).exists()


def _has_changed(item: Arrival) -> bool:
    if not item.local:
        return False
    try:
        status = files.path_of(item.uri).stat()
    except OSError:
        return False  # it was read whole, whatever became of it since
    return local_version(status.st_size, status.st_mtime_ns) != item.version


def _ranges(taken: Sequence[_Taken], job: BatchJob) -> Iterator[ReadRange | Refused]:
    limits = job.options.limits()
    return itertools.chain.from_iterable(
        [t.item] if isinstance(t.item, Refused) else captures.plan(t.item.uri, limits) for t in taken
    )
