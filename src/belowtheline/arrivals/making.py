"""Ranges of a few files → finished files of a run: what `transforms.ingest` does, in one partition and no engine."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial

from belowtheline.options import RunOptions
from belowtheline.records import DataFile, Part, ReadRange, Refused, Tally
from belowtheline.repeats import candidates, readings, together
from belowtheline.repeats.readings import Packed
from belowtheline.repeats.sides import Fetch
from belowtheline.run_settings import stage_settings
from belowtheline.staging import stage
from belowtheline.storage import index, texts
from belowtheline.storage.finish import Finish, Shard, finish, shard_count
from belowtheline.storage.layout import Staging
from belowtheline.storage.paths import AnyPath


@dataclass(frozen=True, slots=True)
class Made:
    """The finished files of a run, and what was read."""

    files: list[DataFile]
    tally: Tally

    @property
    def rows(self) -> int:
        """Return how many rows there are in all."""
        return sum(file.rows for file in self.files)


def make(ranges: Iterable[ReadRange | Refused], options: RunOptions, author_key: bytes, staging: Staging) -> Made:
    """Stage, settle and finish: the graph of `transforms.ingest` with one partition and no engine."""
    tally = Tally()
    settings = stage_settings(options, staging.parts, author_key)
    parts: list[Part] = []
    packed, keys = [], []
    for staged in stage(ranges, settings, "batch"):
        tally.add(staged.tally)
        parts += staged.parts
        packed.append(staged.readings)
        keys.append(staged.keys)
    fetch = partial(texts.read, staging.parts, ())
    found, distinct = readings.unpack(packed), candidates.distinct(candidates.unpack(keys))
    _keep_for_later_runs(found, distinct, staging.parts, fetch)
    verdicts = together.settle(found, distinct, options.repeats, fetch, remove_copies=options.remove_copies)
    count = shard_count(sum(p.rows for p in parts if p.dataset == "comments"), options.buckets)
    finished: list[DataFile] = []
    for number in range(count):
        shard = Shard(number, count, options.buckets)
        mine = verdicts[(verdicts["bucket"] >= shard.first) & (verdicts["bucket"] < shard.last)]
        # Parts of amendments there are none: nothing earlier is settled here.
        finished += (f for f in finish(shard, parts, mine, Finish(staging, 0, fetch)) if isinstance(f, DataFile))
    return Made(finished, tally)


def _keep_for_later_runs(found: Packed, keys: Packed, folder: AnyPath, fetch: Fetch) -> None:
    """Write down the index part of the run, cut as the graph cuts it: a later run settles what this one holds."""
    for partition, block in readings.split(found, found["id_hi"], index.PARTITIONS):
        index.write_readings(folder, partition, readings.unpack([block]), fetch)
    for shard, block in readings.split(keys, keys["key"], index.PARTITIONS):
        index.write_keys(folder, shard, candidates.unpack([block]))
