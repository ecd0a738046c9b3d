"""Look, gather, publish, until told to stop."""

import threading
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

from belowtheline.arrivals.batch import BatchJob, Published, publish_batch
from belowtheline.arrivals.batches import batches
from belowtheline.arrivals.ledger import Ledger
from belowtheline.arrivals.objects import Arrival, Item
from belowtheline.errors import CorpusError
from belowtheline.options import WatchOptions

TRIES = 6
"""How often a batch is tried when the corpus cannot be written; the pauses between sum up to a minute."""

_RESTING = 20
"""A look may take one twentieth of the time: folders of very many files are looked at less often."""


class Source(Protocol):
    """Where arrivals come from."""

    @property
    def waiting(self) -> int:
        """Return how many are known of and not handed over, or not done."""

    def poll(self) -> list[Item]:
        """Return what is new."""

    def done(self, items: Iterable[Item]) -> None:
        """Take note that `items` are durable."""


@dataclass(frozen=True, slots=True)
class Loop:
    """Sources, what is done with what they bring, and who is told."""

    sources: Sequence[Source]
    job: BatchJob
    ledger: Ledger
    options: WatchOptions
    stop: threading.Event
    report: Callable[[Published], None]
    clock: Callable[[], float] = time.monotonic

    def run(self) -> None:
        """Publish what arrives until `stop` is set (or, to drain, nothing is left).

        The first arrival after a pause is published at once; what keeps arriving is gathered for `batch_seconds`, so
        that a busy stream does not become a flood of small files. Raises CorpusError when the corpus cannot be written.
        """
        pending: dict[Item, Source] = {}
        published_at = self.clock() - self.options.batch_seconds
        while not self.stop.is_set():
            began = self.clock()
            if not self._full(pending):
                for source in self.sources:
                    pending.update(dict.fromkeys(source.poll(), source))
            looked = self.clock()
            due = looked - published_at >= self.options.batch_seconds or self.options.drain
            if pending and (due or self._full(pending)):
                self._publish(pending)
                published_at = self.clock()
            elif self.options.drain and not any(source.waiting for source in self.sources):
                return
            self.stop.wait(max(self.options.poll_seconds, _RESTING * (looked - began)))

    def _full(self, pending: dict[Item, Source]) -> bool:
        size = sum(item.size for item in pending if isinstance(item, Arrival))
        return len(pending) >= self.options.batch_files or size >= self.options.batch_bytes

    def _publish(self, pending: dict[Item, Source]) -> None:
        """Publish what is pending in batches; told to stop, the batch in hand is the last. What is done leaves."""
        for batch in batches(pending, self.options.batch_files, self.options.batch_bytes):
            if self.stop.is_set():
                return
            published = self._persistently(batch)
            for source in self.sources:
                source.done([item for item in batch if pending[item] is source and item not in published.changed])
            for item in batch:
                del pending[item]
            self.report(published)

    def _persistently(self, batch: tuple[Item, ...]) -> Published:
        for attempt in range(TRIES):
            try:
                return publish_batch(batch, self.job, self.ledger)
            except OSError as error:
                problem = error
            if self.stop.wait(2**attempt):
                break
        raise CorpusError(
            f"{self.job.corpus.root}: cannot be written, tried {attempt + 1} times: {problem}; nothing is lost, "
            "start again when it can"
        )
