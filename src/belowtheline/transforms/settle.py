"""The settle job: no new dumps, only the comments of all runs held against each other; a run of amendments, or none."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import apache_beam as beam

from belowtheline.identity import digest
from belowtheline.progress import Progress
from belowtheline.records import RunSummary, Tally
from belowtheline.repeats import recorded
from belowtheline.storage import history, publish, runs
from belowtheline.storage.history import History
from belowtheline.storage.index import PARTITIONS
from belowtheline.storage.layout import Corpus
from belowtheline.transforms.amend import AmendEarlier, AmendSettings, WriteAmendments
from belowtheline.transforms.execution import execute
from belowtheline.transforms.repeats import Block, RepeatSettings, SettleRepeats
from belowtheline.transforms.write import PublishRun, RunFacts


@dataclass(frozen=True, slots=True)
class SettleJob:
    """Everything the graph needs."""

    facts: RunFacts
    repeats: RepeatSettings


class Settle(beam.PTransform[beam.Pipeline, beam.PCollection[str]]):
    """The whole job as one composite; its output is the id of the published run."""

    def __init__(self, job: SettleJob) -> None:
        """Settle as `job` says."""
        super().__init__()
        self._job = job

    def expand(self, root: beam.Pipeline) -> beam.PCollection[str]:
        """Settle what earlier runs hold, nothing new; amend; publish."""
        staging = self._job.facts.staging
        readings = root | "NoReadings" >> beam.Create([], reshuffle=False).with_output_types(Block)
        keys = root | "NoKeys" >> beam.Create([], reshuffle=False).with_output_types(Block)
        tallies = root | "NoTallies" >> beam.Create([], reshuffle=False).with_output_types(Tally)
        verdicts = (readings, keys) | SettleRepeats(self._job.repeats)
        parts = verdicts | AmendEarlier(AmendSettings(staging, self._job.facts.history))
        return (parts | WriteAmendments(staging), tallies) | PublishRun(self._job.facts)


def settle(
    corpus: Corpus, *, repeats: str, remove_copies: bool, beam_args: Sequence[str], progress: Progress
) -> RunSummary | None:
    """Settle the comments of all runs of a corpus; return the run of amendments, None when nothing is to be amended.

    The corpus is held by the caller (`publish.locked`), and repaired. Raises CorpusError.
    """
    near = repeats == "near"
    progress.enter("looking at earlier runs")
    past = history.load(corpus, without="", near=near)
    if not past.earlier:
        return None
    parameters: dict[str, Any] = {"repeats": repeats, "remove_copies": remove_copies, "repeat_rules": recorded.rules()}
    run_id = _run_id(past, parameters)
    staging = corpus.staged(run_id)
    job = SettleJob(
        RunFacts(staging, datetime.now(UTC), parameters, (0, 0), 1, past, command="settle", near=near),
        RepeatSettings(repeats, remove_copies, PARTITIONS, staging.parts, past.earlier, past.memos, keep_index=True),
    )
    execute(Settle(job), beam_args)
    publish.repair(corpus)  # sweeps away what was made for nothing
    row = runs.read(corpus, run_id)
    return None if row is None else RunSummary(row, past.notes)


def _run_id(past: History, parameters: dict[str, Any]) -> str:
    """Return the id of the run: the same for the same runs, settled in the same way."""
    settings = [f"{name}={value}" for name, value in sorted(parameters.items())]
    stamps = [f"{run.run_id}\0{run.stamp}" for run in past.earlier]
    return "settle-" + digest(str(past.sequence), *stamps, *settings, runs.shaping_versions())[:16]
