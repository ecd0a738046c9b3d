"""Staged parts and verdicts in, a published run out."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any

import apache_beam as beam
import numpy as np

from belowtheline import progress
from belowtheline.records import DataFile, Part, Tally
from belowtheline.repeats import blocks
from belowtheline.repeats import verdicts as packed_verdicts
from belowtheline.storage import parquet, publish, runs, scratch
from belowtheline.storage.finish import Shard, finish
from belowtheline.storage.layout import DATA, Staging
from belowtheline.transforms import metrics

SHARD_ROWS = parquet.ROW_GROUP
"""Rows of comments in one output file, at most about: what one worker holds in memory while it finishes a shard."""


@dataclass(frozen=True, slots=True)
class RunFacts:
    """What is known of a run before it starts."""

    staging: Staging
    started_at: datetime
    parameters: dict[str, Any]
    inputs: tuple[int, int]  # files, bytes
    buckets: int


def shard_count(rows: int, buckets: int) -> int:
    """Return the number of output files for a number of rows: a power of two, decided by the rows alone."""
    count = 1
    while count < buckets and rows > count * SHARD_ROWS:
        count *= 2
    return min(count, buckets)


class FinishShards(beam.PTransform[tuple[beam.PCollection[Part], beam.PCollection[bytes]], beam.PCollection[DataFile]]):
    """(parts, blocks of verdicts) → finished Parquet files, one set a shard."""

    def __init__(self, facts: RunFacts) -> None:
        """Finish into the staging area of the run."""
        super().__init__()
        self._facts = facts

    def expand(self, inputs: Any) -> beam.PCollection[DataFile]:
        """Share parts and verdicts out by shard: only paths and packed verdicts cross the shuffle."""
        parts, verdicts = inputs
        buckets = self._facts.buckets
        count = (
            parts
            | "CommentRows" >> beam.Map(_comment_rows)
            | "AllRows" >> beam.CombineGlobally(sum)
            | "ShardCount" >> beam.Map(shard_count, buckets)
        )
        shards = count | "EveryShard" >> beam.FlatMap(_every_shard)
        sides = beam.pvalue.AsSingleton(count)
        parts_by_shard = parts | "PartsByShard" >> beam.FlatMap(_part_shards, sides, buckets)
        verdicts_by_shard = verdicts | "VerdictsByShard" >> beam.FlatMap(_verdict_shards, sides, buckets)
        return (
            {"parts": parts_by_shard, "verdicts": verdicts_by_shard, "shards": shards}
            | "ByShard" >> beam.CoGroupByKey()
            | "Finish" >> beam.ParDo(_Finish(self._facts))
        )


def _comment_rows(part: Part) -> int:
    return part.rows if part.dataset == "comments" else 0


def _every_shard(count: int) -> Iterator[tuple[int, int]]:
    return ((number, count) for number in range(count))


def _part_shards(part: Part, count: int, buckets: int) -> Iterator[tuple[int, Part]]:
    return ((number, part) for number in sorted({bucket * count // buckets for bucket in part.buckets}))


def _verdict_shards(block: bytes, count: int, buckets: int) -> Iterator[tuple[int, bytes]]:
    verdicts = packed_verdicts.unpack([block])
    shard = verdicts["bucket"].astype(np.int64) * count // buckets
    for number in np.unique(shard).tolist():
        yield number, blocks.pack(verdicts[shard == number])


class _Finish(beam.DoFn):
    def __init__(self, facts: RunFacts) -> None:
        self._facts = facts

    def process(self, group: tuple[int, dict[str, Iterable[Any]]]) -> Iterator[DataFile]:
        number, found = group
        progress.enter("writing")
        (count,) = found["shards"]
        folders = {name: self._facts.staging.final(name) for name in DATA}
        fetch = partial(scratch.read_texts, self._facts.staging.parts)
        shard = Shard(number, count, self._facts.buckets)
        files = list(finish(shard, list(found["parts"]), packed_verdicts.unpack(found["verdicts"]), folders, fetch))
        metrics.count_written(files)
        yield from files


class PublishRun(beam.PTransform[tuple[beam.PCollection[DataFile], beam.PCollection[Tally]], beam.PCollection[str]]):
    """(files, tallies) → the run, reconciled and visible; fails the pipeline when it does not add up."""

    def __init__(self, facts: RunFacts) -> None:
        """Publish out of the staging area of the run."""
        super().__init__()
        self._facts = facts

    def expand(self, inputs: Any) -> beam.PCollection[str]:
        """One element, everything else as side inputs: a list of files and a sum of tallies."""
        files, tallies = inputs
        return (
            files.pipeline
            | "OneRun" >> beam.Create([self._facts])
            | "Publish" >> beam.Map(_publish, beam.pvalue.AsList(files), beam.pvalue.AsList(tallies))
        )


def _publish(facts: RunFacts, files: Sequence[DataFile], tallies: Sequence[Tally]) -> str:
    progress.enter("publishing")
    total = Tally()
    for tally in tallies:
        total.add(tally)
    run = runs.row(
        run_id=facts.staging.run_id,
        started_at=facts.started_at,
        parameters=facts.parameters,
        tally=total,
        files=[runs.placed(file, facts.staging.run_id) for file in files],
        inputs=facts.inputs,
    )
    publish.commit(facts.staging, run)
    return facts.staging.run_id
