"""Verdicts on comments of earlier runs → what changes about how their rows are to be read, file by file.

verdicts ─ by file ─┬─▶ compare with rows and amendments so far ─▶ parts ─ in one place ─▶ amendments of this run
amendments so far ──┘
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

import apache_beam as beam
import numpy as np
import pyarrow as pa

from belowtheline import progress
from belowtheline.records import DataFile, Part
from belowtheline.repeats import blocks
from belowtheline.repeats import verdicts as packed_verdicts
from belowtheline.storage import amendments, parts, texts
from belowtheline.storage.amendments import Amending, File
from belowtheline.storage.history import History
from belowtheline.storage.layout import Staging

_NO_VERDICTS = blocks.pack(np.zeros(0, packed_verdicts.VERDICT))
_RUN = np.uint32(16)  # bits above which the number of a run stands in the number of a file


@dataclass(frozen=True, slots=True)
class AmendSettings:
    """Where earlier runs are, and where what changes about them goes."""

    staging: Staging
    history: History


class AmendEarlier(beam.PTransform[beam.PCollection[bytes], beam.PCollection[Part]]):
    """Blocks of verdicts → parts of amendments of earlier runs' rows; every file of theirs is looked at."""

    def __init__(self, settings: AmendSettings) -> None:
        """Amend as `settings` say."""
        super().__init__()
        self._settings = settings

    def expand(self, verdicts: beam.PCollection[bytes]) -> beam.PCollection[Part]:
        """Rows are read where their verdicts meet; only packed verdicts and narrow rows of amendments are shuffled."""
        history, root = self._settings.history, verdicts.pipeline
        every = [(_key(run.number, number), _NO_VERDICTS) for run in history.earlier for number in range(run.files)]
        seeds = root | "EveryFile" >> beam.Create(every, reshuffle=False).with_output_types(tuple[int, bytes])
        told = verdicts | "VerdictsByFile" >> beam.FlatMap(_by_file).with_output_types(tuple[int, bytes])
        before = (
            root
            | "Amendments" >> beam.Create(list(history.amended), reshuffle=False).with_output_types(str)
            | "AmendmentsByFile"
            >> beam.FlatMap(_amendments_by_file, self._settings).with_output_types(tuple[int, bytes])
        )
        return (
            {"verdicts": (told, seeds) | beam.Flatten(), "before": before}
            | "ByFile" >> beam.CoGroupByKey()
            | "Amend" >> beam.FlatMap(_amend, self._settings).with_output_types(Part)
        )


def _key(run: int, number: int) -> int:
    return run << int(_RUN) | number


def _by_file(block: bytes) -> Iterator[tuple[int, bytes]]:
    verdicts = packed_verdicts.unpack([block])
    verdicts = verdicts[verdicts["run"] > 0]
    keys = verdicts["run"].astype(np.int64) << int(_RUN) | verdicts["bucket"].astype(np.int64)
    for key in np.unique(keys).tolist():
        yield key, blocks.pack(verdicts[keys == key])


def _amendments_by_file(path: str, settings: AmendSettings) -> Iterator[tuple[int, bytes]]:
    """Yield the amendments of a file, by the files whose rows they are about."""
    history = settings.history
    earlier = {run.run_id: run for run in history.earlier}
    for run_id, table in amendments.read(settings.staging.corpus, path, dict(history.sequences)):
        if run_id in earlier:
            run = earlier[run_id]
            number = amendments.file_numbers(table, run)
            for chosen in np.unique(number).tolist():
                yield _key(run.number, chosen), parts.to_bytes(table.filter(pa.array(number == chosen)))


def _amend(group: tuple[int, dict[str, Iterable[bytes]]], settings: AmendSettings) -> Iterator[Part]:
    key, found = group
    progress.enter("amending")
    number, staging, history = key & 0xFFFF, settings.staging, settings.history
    (run,) = (run for run in history.earlier if run.number == key >> int(_RUN))
    amending = Amending(
        staging.corpus,
        history.sequence,
        tuple(earlier.part for earlier in history.earlier if not earlier.fresh),
        partial(texts.read, staging.parts, history.earlier),
    )
    before = [parts.from_bytes(block) for block in found["before"]]
    verdicts = packed_verdicts.unpack(found["verdicts"])
    table = amendments.amended(amending, File(run, number), verdicts, before)
    if table.num_rows:
        yield parts.write_amendments(table, staging.parts / f"amendments-{run.number:05d}-{number:05d}.arrow")


class WriteAmendments(beam.PTransform[beam.PCollection[Part], beam.PCollection[DataFile]]):
    """Parts of amendments → the run's file of them, if there are any."""

    def __init__(self, staging: Staging) -> None:
        """Write into the staging area of the run."""
        super().__init__()
        self._staging = staging

    def expand(self, found: beam.PCollection[Part]) -> beam.PCollection[DataFile]:
        """All parts at once, as a side input: they are few, and one file is what readers want."""
        return (
            found.pipeline
            | "OneFile" >> beam.Create([self._staging])
            | "Write" >> beam.FlatMap(_write, beam.pvalue.AsList(found)).with_output_types(DataFile)
        )


def _write(staging: Staging, found: Sequence[Part]) -> Iterator[DataFile]:
    if found:
        yield amendments.write(staging, found)
