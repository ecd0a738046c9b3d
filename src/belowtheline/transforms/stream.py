"""The streaming job: files as they arrive, published in runs of their own.

An element is a file, never a comment. What is promised of time:

event time   that of the notification (`eventTime`), else its arrival: when a file was there, not when it was captured
window       the global one. Windows of event time would only cut batches smaller, and rows do not depend on batches
watermark    the source's: Pub/Sub's of publication, or the last look at a watched folder. It decides nothing
lateness     none, so no runner may drop a late file: in the global window nothing is too late before the stream ends
triggers     a batch of a shard is full at `--batch_files`, or old `--batch_seconds` after its first file; what is left
             when the stream ends (drained, the watermark at infinity) is the last one. Each file is in one batch
"""

import time
from collections.abc import Callable, Iterable, Iterator
from typing import Any

import apache_beam as beam
from apache_beam.io.watch import PollResult, TerminationCondition, Watch, never
from apache_beam.metrics import Metrics
from apache_beam.transforms.window import GlobalWindows, TimestampedValue
from apache_beam.utils.timestamp import Duration, Timestamp

from belowtheline.arrivals import leftovers, notifications
from belowtheline.arrivals.batch import BatchJob, publish_batch
from belowtheline.arrivals.batches import batches, shard_of
from belowtheline.arrivals.ledger import Ledger
from belowtheline.arrivals.objects import Arrival, Item, local_version, name_of, version_of
from belowtheline.errors import UsageError
from belowtheline.options import RunOptions, StreamOptions
from belowtheline.storage import files
from belowtheline.storage.layout import Corpus

_QUIET_SECONDS = 2.0
"""A file on a disk is taken when it has not changed for this long: it may still be being written."""


class ReadNotifications(beam.PTransform[beam.PCollection[Any], beam.PCollection[Item]]):
    """Messages of Pub/Sub (with attributes) → the files they name, at the time of their event."""

    def __init__(self, options: StreamOptions) -> None:
        """Read messages of the subscription that `options` name."""
        super().__init__()
        self._options = options

    def expand(self, messages: beam.PCollection[Any]) -> beam.PCollection[Item]:
        """One step: parse, and set the event time."""
        return messages | "Parse" >> beam.ParDo(_Parse(self._options)).with_output_types(Item)


class _Parse(beam.DoFn):
    def __init__(self, options: StreamOptions) -> None:
        self._options = options
        self._ignored = Metrics.counter("belowtheline", "messages_ignored")
        self._refused = Metrics.counter("belowtheline", "messages_refused")

    def process(self, message: Any, arrived: Any = beam.DoFn.TimestampParam) -> Iterator[TimestampedValue]:
        place = f"pubsub:{self._options.subscription}/{message.message_id}"
        found = notifications.parse(message.data, message.attributes or {}, place, self._options.bucket_root)
        if found.item is None:
            self._ignored.inc()
            return
        if not isinstance(found.item, Arrival):
            self._refused.inc()
        yield TimestampedValue(found.item, arrived if found.at is None else Timestamp.of(found.at.timestamp()))


class WatchFiles(beam.PTransform[beam.pvalue.PBegin, beam.PCollection[Item]]):
    """Files behind a pattern, as they appear. For runners that can wait between two looks (FnApiRunner cannot)."""

    def __init__(self, options: StreamOptions, until: TerminationCondition | None = None) -> None:
        """Watch as `options` say, for ever or `until` a condition of Watch."""
        super().__init__()
        self._options = options
        self._until = until or never()

    def expand(self, root: Any) -> beam.PCollection[Item]:
        """One element a file and state of it."""
        watch = Watch(
            look,
            poll_interval=Duration(seconds=self._options.watch_seconds),
            termination=self._until,
            output_key_fn=_state_of,
        )
        return (
            root
            | "Pattern" >> beam.Create([self._options.watch])
            | "Watch" >> watch
            | "File" >> beam.Map(_arrival).with_output_types(Item)
        )


def _arrival(found: tuple[str, Arrival]) -> Item:
    return found[1]


def _state_of(arrival: Arrival) -> str:
    return f"{arrival.uri}\0{arrival.version}"


def look(pattern: str) -> PollResult[Arrival]:
    """Return what files are there now and whole, as far as can be told from when they were changed."""
    found = []
    try:
        uris = files.expand((pattern,))
    except UsageError:  # nothing there yet
        uris = []
    for uri in uris:
        try:
            status = files.path_of(uri).stat()
        except OSError:
            continue
        if status.st_mtime_ns / 1e9 <= time.time() - _QUIET_SECONDS:
            found.append(Arrival(uri, local_version(status.st_size, status.st_mtime_ns), status.st_size))
    return PollResult.incomplete(found)


class PublishArrivals(beam.PTransform[beam.PCollection[Item], beam.PCollection[str]]):
    """Files → ids of the runs they are published in."""

    def __init__(self, options: StreamOptions, author_key: bytes, clock: Callable[[], float] = time.time) -> None:
        """Publish as `options` say; `clock` tells processing time."""
        super().__init__()
        self._options = options
        self._key = author_key
        self._clock = clock

    def expand(self, items: beam.PCollection[Item]) -> beam.PCollection[str]:
        """Gather by shard, cut by size, make the batch durable, publish it."""
        return (
            items
            | "Gather" >> GatherBatches(self._options, self._clock)
            # A batch that is tried again must hold the same files, whatever has arrived since: so it ends a stage.
            | "Keep" >> beam.Reshuffle()
            | "Publish" >> beam.ParDo(_Publish(self._options, self._key)).with_output_types(str)
        )


class GatherBatches(beam.PTransform[beam.PCollection[Item], beam.PCollection[tuple[Item, ...]]]):
    """Files → batches, as the module's docstring states."""

    def __init__(self, options: StreamOptions, clock: Callable[[], float] = time.time) -> None:
        """Gather as `options` say."""
        super().__init__()
        self._options = options
        self._clock = clock

    def expand(self, items: beam.PCollection[Item]) -> beam.PCollection[tuple[Item, ...]]:
        """State by shard: shards are hashes of names, so none is hot, whatever folder is."""
        options = self._options
        gathered = beam.GroupIntoBatches(options.batch_files, options.batch_seconds, self._clock)
        return (
            items
            | "Window" >> beam.WindowInto(GlobalWindows())
            | "Shard" >> beam.Map(_keyed, options.shards).with_output_types(tuple[int, Item])
            | "Batch" >> gathered
            | "Cut" >> beam.FlatMap(_cut, options).with_output_types(tuple[Item, ...])
        )


def _keyed(item: Item, shards: int) -> tuple[int, Item]:
    return shard_of(item, shards), item


def _cut(group: tuple[int, Iterable[Item]], options: StreamOptions) -> Iterator[tuple[Item, ...]]:
    return batches(group[1], options.batch_files, options.batch_bytes)


class _Publish(beam.DoFn):
    """A failure of the disk or store is raised: the runner tries the batch again, which then finds what is done."""

    def __init__(self, options: RunOptions, author_key: bytes) -> None:
        self._options = options
        self._key = author_key

    def setup(self) -> None:
        corpus = Corpus(files.path_of(self._options.output))
        self._ledger = Ledger(corpus)
        self._job = BatchJob(corpus, self._options, self._key, leftovers.new_area("stream"))

    def process(self, batch: tuple[Item, ...]) -> Iterator[str]:
        self._ledger.refresh()
        new = [i for i in batch if not self._ledger.knows(name_of(i), version_of(i))]
        published = publish_batch(new, self._job, self._ledger)
        if published.summary is not None:
            yield published.summary.row["run_id"]
