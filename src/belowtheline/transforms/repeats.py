"""Packed readings and keys in, packed verdicts out: shuffles of numbers, none of text.

readings ─ by id ─▶ recaptures ─ by node ─┬─▶ written down, by partition ──────────┬──────────────┐
keys ─ by key ─▶ pairs ─ by node ─────────┴─▶ pairs and their sides ─▶ compare     ▼              ▼
                                                 edges, links, touched nodes ─▶ units ─▶ fates ─▶ verdicts

Readings and keys of earlier runs join where the new ones meet: each partition reads its own slice of their index parts.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any, Literal, TypeAlias

import apache_beam as beam
import numpy as np
from apache_beam import pvalue

from belowtheline.repeats import blocks, candidates, clusters, edges, fates, memo, readings, recaptures, sides
from belowtheline.repeats.sides import Fetch
from belowtheline.storage import index, scratch, texts
from belowtheline.storage.earlier import Earlier
from belowtheline.storage.paths import AnyPath

Block = tuple[int, bytes]

_NO_READINGS = blocks.pack(np.zeros(0, readings.READING))
_NO_KEYS = blocks.pack(candidates.NO_KEYS)


@dataclass(frozen=True, slots=True)
class RepeatSettings:
    """How repeats are settled."""

    mode: str  # off: recaptures only; exact: the same words too; near: other words too
    remove_copies: bool
    partitions: int
    folder: AnyPath  # where texts are, and settled readings and pieces of the index go
    earlier: tuple[Earlier, ...] = ()  # runs whose comments are settled together with the new ones
    memos: tuple[tuple[AnyPath, str], ...] = ()  # what earlier comparisons came to
    keep_index: bool = False  # write down what later runs will need

    @property
    def fetch(self) -> Fetch:
        """Return what reads texts of this run and of earlier ones."""
        return partial(texts.read, self.folder, self.earlier)


class SettleRepeats(beam.PTransform[tuple[beam.PCollection[Block], beam.PCollection[Block]], beam.PCollection[bytes]]):
    """(readings by comment id, keys by shard) → blocks of packed verdicts.

    Partitions are hash ranges of ids, nodes and keys, so a text posted a million times is one run in one sorted
    array, never a million elements under one key.
    """

    def __init__(self, settings: RepeatSettings) -> None:
        """Settle as `settings` say."""
        super().__init__()
        self._settings = settings

    def expand(self, inputs: Any) -> beam.PCollection[bytes]:
        """Recaptures first: only the newest reading of a comment takes part in what follows."""
        read, keys = inputs
        settled = (
            self._everywhere(read, "Ids", _NO_READINGS)
            | "ReadingsById" >> beam.GroupByKey()
            | "SettleRecaptures" >> beam.ParDo(_Recaptures(self._settings)).with_outputs("verdicts", main="readings")
        )
        match self._settings.mode:
            case "off":
                return settled.verdicts
            case "exact":
                reposted = (
                    settled.readings
                    | "ReadingsByWords" >> beam.GroupByKey()
                    | "SettleWords"
                    >> beam.FlatMap(_settle_words, self._settings.remove_copies).with_output_types(bytes)
                )
            case _:
                keys = self._everywhere(keys, "Keys", _NO_KEYS)
                reposted = (settled.readings, keys) | _SettleNear(self._settings)
        return (settled.verdicts, reposted) | beam.Flatten()

    def _everywhere(self, found: Any, name: str, nothing: bytes) -> Any:
        """Return blocks by partition, one in each at least where earlier runs may have something."""
        if not self._settings.earlier:
            return found
        every = [(partition, nothing) for partition in range(self._settings.partitions)]
        seeds = found.pipeline | f"Every{name}" >> beam.Create(every, reshuffle=False).with_output_types(Block)
        return (found, seeds) | f"With{name}" >> beam.Flatten()


class _SettleNear(beam.PTransform[tuple[beam.PCollection[Block], beam.PCollection[Block]], beam.PCollection[bytes]]):
    def __init__(self, settings: RepeatSettings) -> None:
        super().__init__()
        self._settings = settings

    def expand(self, inputs: Any) -> beam.PCollection[bytes]:
        members, keys = inputs
        settings = self._settings
        pairs = keys | "KeysByShard" >> beam.GroupByKey() | "Pairs" >> _flat_map(partial(_pairs, settings=settings))
        met = (
            {"members": members, "pairs": pairs}
            | "MeetByNode" >> beam.CoGroupByKey()
            | "Meet" >> beam.ParDo(_Meet(settings)).with_outputs("sides", main="written")
        )
        compared = (
            {"written": met.written, "sides": met.sides}
            | "MeetByPair" >> beam.CoGroupByKey()
            | "Compare" >> beam.ParDo(_Compare(settings)).with_outputs("edges", "links", main="touched")
        )
        units = (
            compared.touched
            | "TouchedByNode" >> beam.GroupByKey()
            | "Units" >> _flat_map(partial(_units, folder=settings.folder))
        )
        decided = (
            {"units": units, "edges": compared.edges, "links": compared.links}
            | "Together" >> beam.CoGroupByKey()
            | "Cluster" >> _flat_map(partial(_fates, settings=settings))
        )
        return (
            {"written": met.written, "fates": decided}
            | "FatesByNode" >> beam.CoGroupByKey()
            | "Verdicts" >> beam.FlatMap(_verdicts, settings).with_output_types(bytes)
        )


def _flat_map(function: Any) -> Any:
    return beam.FlatMap(function).with_output_types(Block)


_Verdicts: TypeAlias = pvalue.TaggedOutput[Literal["verdicts"], bytes]


class _Recaptures(beam.DoFn):
    def __init__(self, settings: RepeatSettings) -> None:
        self._settings = settings

    def process(self, group: tuple[int, Iterable[bytes]]) -> Iterator[Block | _Verdicts]:
        settings, partition, new = self._settings, group[0], readings.unpack(group[1])
        if settings.keep_index and len(new):
            index.write_readings(settings.folder, partition, new, settings.fetch)
        old = [index.read_readings(run, partition) for run in settings.earlier]
        ordered, verdicts = recaptures.settle(np.concatenate([new, *old]))
        if len(verdicts):
            yield pvalue.TaggedOutput("verdicts", blocks.pack(verdicts))
        able = ordered[ordered["node"] != 0]
        yield from readings.split(able, able["node"], settings.partitions)


def _settle_words(group: tuple[int, Iterable[bytes]], remove_copies: bool) -> Iterator[bytes]:
    """Yield the verdicts on one partition of readings by node, by their words alone."""
    nothing = np.zeros(0, fates.FATE)
    verdicts = fates.settle(readings.unpack(group[1]), nothing, remove_copies=remove_copies)
    if len(verdicts):
        yield blocks.pack(verdicts)


def _pairs(group: tuple[int, Iterable[bytes]], settings: RepeatSettings) -> Iterator[Block]:
    """Yield the pairs that one shard of keys proposes, to the home of each of their nodes."""
    shard, new = group[0], candidates.distinct(candidates.unpack(group[1]))
    if settings.keep_index and len(new):
        index.write_keys(settings.folder, shard, new)
    found = candidates.pairs_of(np.concatenate([new, *(index.read_keys(run, shard) for run in settings.earlier)]))
    home = [readings.partition_of(found[end], settings.partitions) for end in ("a", "b")]
    for partition in np.unique(np.concatenate(home)).tolist():
        yield partition, blocks.pack(found[(home[0] == partition) | (home[1] == partition)])


_Sides: TypeAlias = pvalue.TaggedOutput[Literal["sides"], Block]


class _Meet(beam.DoFn):
    """Readings of one partition of nodes, pairs with an end there → both written down; sides for other partitions."""

    def __init__(self, settings: RepeatSettings) -> None:
        self._settings = settings

    def process(self, group: tuple[int, dict[str, Iterable[bytes]]]) -> Iterator[Block | _Sides]:
        partition, found = group
        members = readings.unpack(found["members"])
        members = members[np.argsort(members["reading"])]  # the same bytes, whoever does it again
        newest = members[members["newest"] == 1]
        pairs = blocks.unpack(found["pairs"], candidates.PAIR)
        here, sent = sides.send(newest, pairs, partition, self._settings.partitions)
        scratch.write_partition(self._settings.folder, partition, members, here)
        yield partition, b""
        for target, rows in sent:
            yield pvalue.TaggedOutput("sides", (target, blocks.pack(rows)))


_Edges: TypeAlias = pvalue.TaggedOutput[Literal["edges"], Block]
_Links: TypeAlias = pvalue.TaggedOutput[Literal["links"], Block]


class _Compare(beam.DoFn):
    """Pairs and sides → edges and links, and the nodes they touch, at home."""

    def __init__(self, settings: RepeatSettings) -> None:
        self._settings = settings

    def process(self, group: tuple[int, dict[str, Iterable[bytes]]]) -> Iterator[Block | _Edges | _Links]:
        folder, (partition, found) = self._settings.folder, group
        members, pairs = scratch.read_readings(folder, partition), scratch.read_pairs(folder, partition)
        here = sides.sides_of(members[members["newest"] == 1], sides.ends_of(pairs))
        rows = np.concatenate([here, blocks.unpack(found["sides"], sides.SIDE)])
        learnt = []
        held = index.read_memo(self._settings.memos, partition)
        for compared, new in sides.compare(pairs, rows, self._settings.fetch, held):
            learnt.append(new)
            if len(compared.edges):
                yield pvalue.TaggedOutput("edges", (0, blocks.pack(compared.edges)))
            if len(compared.links):
                yield pvalue.TaggedOutput("links", (0, blocks.pack(compared.links)))
            yield from readings.split(compared.nodes, compared.nodes, self._settings.partitions)
        if self._settings.keep_index:
            index.write_memo(folder, partition, memo.memo(learnt))


def _units(group: tuple[int, Iterable[bytes]], folder: AnyPath) -> Iterator[Block]:
    touched = np.unique(blocks.unpack(group[1], np.dtype(np.uint64)))
    yield 0, blocks.pack(fates.touched_units(scratch.read_readings(folder, group[0]), touched))


def _fates(group: tuple[int, dict[str, Iterable[bytes]]], settings: RepeatSettings) -> Iterator[Block]:
    found = group[1]
    units = blocks.unpack(found["units"], fates.FIRST)
    joined = blocks.unpack(found["edges"], clusters.EDGE)
    links = blocks.unpack(found["links"], edges.LINK)
    decided = fates.fates_of(units, joined, links, remove_copies=settings.remove_copies)
    yield from readings.split(decided, decided["node"], settings.partitions)


def _verdicts(group: tuple[int, dict[str, Iterable[bytes]]], settings: RepeatSettings) -> Iterator[bytes]:
    partition, found = group
    decided = blocks.unpack(found["fates"], fates.FATE)
    kept = scratch.read_readings(settings.folder, partition)
    verdicts = fates.settle(kept, decided, remove_copies=settings.remove_copies)
    if len(verdicts):
        yield blocks.pack(verdicts)
