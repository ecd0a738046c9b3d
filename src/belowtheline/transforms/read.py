"""Files in, staged parts out: everything that happens to a page happens in one fused step."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Literal, TypeAlias

import apache_beam as beam
from apache_beam import pvalue
from xxhash import xxh3_64_hexdigest

from belowtheline import captures
from belowtheline.options import Limits
from belowtheline.records import Again, Part, ReadRange, Refused, Tally
from belowtheline.repeats import candidates, readings
from belowtheline.staging import StageSettings, stage
from belowtheline.transforms import metrics

TASK_BYTES = 64 << 20
"""Bytes of input one task reads: large enough to hide the cost of an element, small enough to share out."""

TASK_FILES = 256

Task = tuple[ReadRange | Again | Refused, ...]

Work = str | Again
"""A file by its URI, or what of one is read again."""


class PlanReads(beam.PTransform[beam.PCollection[tuple[Work, ...]], beam.PCollection[Task]]):
    """Groups of files → tasks: ranges of large files alone, small files together."""

    def __init__(self, limits: Limits) -> None:
        """Plan under `limits`."""
        super().__init__()
        self._limits = limits

    def expand(self, files: beam.PCollection[tuple[Work, ...]]) -> beam.PCollection[Task]:
        """Plan each group on its own, then spread the tasks over the workers."""
        return files | beam.FlatMap(plan_tasks, self._limits).with_output_types(Task) | beam.Reshuffle()


def plan_tasks(files: Iterable[Work], limits: Limits) -> Iterator[Task]:
    """Yield tasks of at most about TASK_BYTES that together read `files` whole."""
    task: list[ReadRange | Again | Refused] = []
    held = 0
    for work in files:
        for piece in [work] if isinstance(work, Again) else captures.plan(work, limits, target_bytes=TASK_BYTES):
            size = piece.size if isinstance(piece, ReadRange) else 0
            if task and (held + size > TASK_BYTES or len(task) >= TASK_FILES):
                yield tuple(task)
                task, held = [], 0
            task.append(piece)
            held += size
    if task:
        yield tuple(task)


@dataclass(frozen=True)
class StagedOutputs:
    """What `StageRanges` puts out."""

    parts: beam.PCollection[Part]
    readings: beam.PCollection[tuple[int, bytes]]  # by partition of comment id
    keys: beam.PCollection[tuple[int, bytes]]  # by shard of keys; empty unless near repeats are asked for
    tallies: beam.PCollection[Tally]


class StageRanges(beam.PTransform[beam.PCollection[Task], StagedOutputs]):
    """Read, parse, assemble, validate and stage, page by page; only packed readings go on to a shuffle."""

    def __init__(self, settings: StageSettings, partitions: int) -> None:
        """Stage as `settings` say; spread readings over `partitions`."""
        super().__init__()
        self._settings = settings
        self._partitions = partitions

    def expand(self, tasks: beam.PCollection[Task]) -> Any:
        """One ParDo with four outputs, returned as StagedOutputs (Beam ignores that type and says so, hence Any)."""
        staged = tasks | beam.ParDo(_Stage(self._settings, self._partitions)).with_outputs(
            "readings", "keys", "tallies", main="parts"
        )
        return StagedOutputs(staged.parts, staged.readings, staged.keys, staged.tallies)


_Readings: TypeAlias = pvalue.TaggedOutput[Literal["readings"], tuple[int, bytes]]
_Keys: TypeAlias = pvalue.TaggedOutput[Literal["keys"], tuple[int, bytes]]
_Tallies: TypeAlias = pvalue.TaggedOutput[Literal["tallies"], Tally]


class _Stage(beam.DoFn):
    def __init__(self, settings: StageSettings, partitions: int) -> None:
        self._settings = settings
        self._partitions = partitions

    def process(self, task: Task) -> Iterator[Part | _Readings | _Keys | _Tallies]:
        for staged in stage(task, self._settings, task_name(task)):
            metrics.count_read(staged.tally)
            yield from staged.parts
            yield pvalue.TaggedOutput("tallies", staged.tally)
            packed = readings.unpack([staged.readings])
            for partition, block in readings.split(packed, packed["id_hi"], self._partitions):
                yield pvalue.TaggedOutput("readings", (partition, block))
            keys = candidates.unpack([staged.keys])
            for shard, block in readings.split(keys, keys["key"], self._partitions):
                yield pvalue.TaggedOutput("keys", (shard, block))


def task_name(task: Task) -> str:
    """Return the name of a task: the same for the same ranges, so that a retry overwrites its own parts."""
    places = (f"{p.source}\0{p.offset if isinstance(p, Refused) else p.start}" for p in task)
    return xxh3_64_hexdigest("\n".join(places).encode())
