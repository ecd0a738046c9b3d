"""Staged parts and verdicts in, a published run out."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any, Literal, TypeAlias

import apache_beam as beam
import numpy as np
from apache_beam import pvalue

from belowtheline import progress
from belowtheline.records import DataFile, Part, Tally
from belowtheline.repeats import blocks, memo
from belowtheline.repeats import verdicts as packed_verdicts
from belowtheline.repeats.sides import Fetch
from belowtheline.replays import Letter, outcomes
from belowtheline.storage import index, publish, reindex, runs, texts
from belowtheline.storage.finish import Finish, Shard, finish, shard_count
from belowtheline.storage.history import NO_HISTORY, History
from belowtheline.storage.layout import Staging
from belowtheline.storage.paths import parquet_file
from belowtheline.transforms import metrics


@dataclass(frozen=True, slots=True)
class RunFacts:
    """What is known of a run before it starts."""

    staging: Staging
    started_at: datetime
    parameters: dict[str, Any]
    inputs: tuple[int, int]  # files, bytes
    buckets: int
    history: History = NO_HISTORY
    command: str = "ingest"
    near: bool = True  # keys are kept for later runs, too
    letters: tuple[Letter, ...] | None = None  # dead letters that the run takes up again

    @property
    def fetch(self) -> Fetch:
        """Return what reads texts of this run and of earlier ones."""
        return partial(texts.read, self.staging.parts, self.history.earlier)


class FinishShards(beam.PTransform[tuple[beam.PCollection[Part], beam.PCollection[bytes]], Any]):
    """(parts, blocks of verdicts) → finished Parquet files, one set a shard, and parts of `amendments`."""

    def __init__(self, facts: RunFacts) -> None:
        """Finish into the staging area of the run."""
        super().__init__()
        self._facts = facts

    def expand(self, inputs: Any) -> Any:
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
            | "Finish" >> beam.ParDo(_Finish(self._facts)).with_outputs("amendments", main="files")
        )


def _comment_rows(part: Part) -> int:
    return part.rows if part.dataset == "comments" else 0


def _every_shard(count: int) -> Iterator[tuple[int, int]]:
    return ((number, count) for number in range(count))


def _part_shards(part: Part, count: int, buckets: int) -> Iterator[tuple[int, Part]]:
    return ((number, part) for number in sorted({bucket * count // buckets for bucket in part.buckets}))


def _verdict_shards(block: bytes, count: int, buckets: int) -> Iterator[tuple[int, bytes]]:
    verdicts = packed_verdicts.unpack([block])
    verdicts = verdicts[verdicts["run"] == 0]
    shard = verdicts["bucket"].astype(np.int64) * count // buckets
    for number in np.unique(shard).tolist():
        yield number, blocks.pack(verdicts[shard == number])


_Amendments: TypeAlias = pvalue.TaggedOutput[Literal["amendments"], Part]


class _Finish(beam.DoFn):
    def __init__(self, facts: RunFacts) -> None:
        self._facts = facts

    def process(self, group: tuple[int, dict[str, Iterable[Any]]]) -> Iterator[DataFile | _Amendments]:
        number, found = group
        progress.enter("writing")
        (count,) = found["shards"]
        facts = self._facts
        how = Finish(facts.staging, facts.history.sequence, facts.fetch)
        shard = Shard(number, count, facts.buckets)
        for made in finish(shard, list(found["parts"]), packed_verdicts.unpack(found["verdicts"]), how):
            if isinstance(made, DataFile):
                metrics.count_written([made])
                yield made
            else:
                yield pvalue.TaggedOutput("amendments", made)


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
    if publish.done(facts.staging):
        return facts.staging.run_id  # a runner may do the same work twice
    total = Tally()
    for tally in tallies:
        total.add(tally)
    if facts.command == "settle" and not files:
        return ""  # nothing is to be read otherwise
    run = runs.row(
        run_id=facts.staging.run_id,
        started_at=facts.started_at,
        parameters=facts.parameters,
        tally=total,
        files=[runs.placed(file, facts.staging.run_id) for file in files],
        inputs=facts.inputs,
        command=facts.command,
        replayed=None if facts.letters is None else outcomes(facts.letters, _refused(facts.staging)),
        settled=(facts.history.sequence, facts.history.run_ids),
    )
    if reindex.has_rows(run):
        index.assemble(facts.staging.parts, facts.staging.index, index.facts_of(run, near=facts.near))
    if facts.near:
        index.assemble(facts.staging.parts, facts.staging.memo, index.memo_facts(run), memo.KINDS)
    publish.commit(facts.staging, run)
    return facts.staging.run_id


def _refused(staging: Staging) -> set[tuple[str, int]]:
    """Return the places that a run about to be published refuses."""
    found: set[tuple[str, int]] = set()
    for path in staging.final("dead_letters").glob("*.parquet"):
        rows = parquet_file(path).read(["source", "source_offset"])
        found.update(zip(*(rows[name].to_pylist() for name in ("source", "source_offset")), strict=True))
    return found
