"""The ingest job: page dumps in, a published run out."""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import apache_beam as beam

from belowtheline.errors import CorpusError, UsageError
from belowtheline.options import IngestOptions, RunOptions
from belowtheline.progress import Progress
from belowtheline.records import RunSummary
from belowtheline.run_settings import author_key, shaping, stage_settings
from belowtheline.staging import StageSettings
from belowtheline.storage import files, history, inputs, layout, publish, runs
from belowtheline.storage.index import PARTITIONS
from belowtheline.storage.layout import Corpus
from belowtheline.transforms import execution
from belowtheline.transforms.amend import AmendEarlier, AmendSettings, WriteAmendments
from belowtheline.transforms.read import PlanReads, StageRanges, Work
from belowtheline.transforms.repeats import RepeatSettings, SettleRepeats
from belowtheline.transforms.write import FinishShards, PublishRun, RunFacts

GROUP_FILES = 64
"""Files planned by one element: a folder of a million pages is some 16,000 elements."""


@dataclass(frozen=True, slots=True)
class IngestJob:
    """Everything the graph needs, worked out before it is built."""

    groups: tuple[tuple[Work, ...], ...]
    settings: StageSettings
    facts: RunFacts
    repeats: RepeatSettings


class Ingest(beam.PTransform[beam.Pipeline, beam.PCollection[str]]):
    """The whole job as one composite; its output is the id of the published run."""

    def __init__(self, job: IngestJob) -> None:
        """Ingest as `job` says."""
        super().__init__()
        self._job = job

    def expand(self, root: beam.Pipeline) -> beam.PCollection[str]:
        """Read and stage; settle repeats; finish; publish."""
        job = self._job
        staged = (
            root
            | "Files" >> beam.Create(job.groups, reshuffle=False)
            | "SpreadFiles" >> beam.Reshuffle()
            | PlanReads(job.settings.limits)
            | StageRanges(job.settings, PARTITIONS)
        )
        verdicts = (staged.readings, staged.keys) | SettleRepeats(job.repeats)
        finished = (staged.parts, verdicts) | FinishShards(job.facts)
        amended = _amended(verdicts, job.facts, finished.amendments)
        return ((finished.files, amended) | beam.Flatten(), staged.tallies) | PublishRun(job.facts)


def _amended(verdicts: Any, facts: RunFacts, own: Any) -> Any:
    """Return the file of amendments, if there are any; `own` are parts of them about the run's own rows."""
    if facts.history.earlier:
        earlier = verdicts | AmendEarlier(AmendSettings(facts.staging, facts.history))
        own = (own, earlier) | "AllAmendments" >> beam.Flatten()
    return own | WriteAmendments(facts.staging)


def run(
    options: IngestOptions,
    beam_args: Sequence[str],
    progress: Progress,
    execute: "Callable[[IngestJob, Sequence[str]], bool] | None" = None,
) -> RunSummary:
    """Run the ingest job to its end and return its summary; `execute` runs the graph, and tells whether it ran here.

    Raises UsageError for options that make no sense, CorpusError when the corpus cannot be written, is being
    written, or the run does not reconcile.
    """
    if not options.output:
        raise UsageError("--output is missing: name the folder of the corpus")
    uris = files.expand(options.inputs)
    corpus = Corpus(files.path_of(options.output))
    key = author_key(options)
    progress.enter("looking at the inputs")
    surveyed = inputs.survey(uris)
    progress.expect(sum(f.size for f in surveyed))
    fingerprint = inputs.run_id(surveyed, shaping(options), runs.shaping_versions(), key)
    run_id = layout.checked_run_id(options.run_id or fingerprint)
    with publish.locked(corpus, run_id) as taken:
        notes = (*taken, *publish.repair(corpus))
        earlier = runs.read(corpus, run_id)
        if earlier is not None and not options.force and _same_run(corpus, earlier, fingerprint):
            return RunSummary(earlier, notes, already_there=True)
        started = datetime.now(UTC)
        progress.enter("looking at earlier runs")
        past = history.load(corpus, without=run_id, near=options.repeats == "near")
        notes += past.notes
        staging = corpus.staged(run_id)
        parameters = shaping(options) | {"fingerprint": fingerprint}
        sizes = (len(surveyed), sum(f.size for f in surveyed))
        facts = RunFacts(staging, started, parameters, sizes, options.buckets, past, near=options.repeats == "near")
        progress.enter("reading")
        if not (execute or _execute)(job_of(uris, options, key, facts), beam_args):
            return RunSummary({}, notes, handed_over=True)
        row = runs.read(corpus, run_id)
    if row is None:
        raise CorpusError(f"{corpus.root}: the run ended without publishing anything")
    return RunSummary(row, notes)


def job_of(work: Sequence[Work], options: RunOptions, key: bytes, facts: RunFacts) -> IngestJob:
    """Return the job that does `work` as `options` say."""
    parts, past = facts.staging.parts, facts.history
    return IngestJob(
        groups=tuple(tuple(work[i : i + GROUP_FILES]) for i in range(0, len(work), GROUP_FILES)),
        settings=stage_settings(options, parts, key),
        facts=facts,
        repeats=RepeatSettings(
            options.repeats, options.remove_copies, PARTITIONS, parts, past.earlier, past.memos, keep_index=True
        ),
    )


def _same_run(corpus: Corpus, earlier: dict[str, Any], fingerprint: str) -> bool:
    """Tell whether a committed run read the same input under the same options, and its files are whole.

    Raises UsageError when a run of the same --run-id read something else: replacing it must be asked for.
    """
    if json.loads(earlier["parameters"])["fingerprint"] != fingerprint:
        raise UsageError(
            f"--run-id={earlier['run_id']}: the corpus holds a run of that name made from other input or options; "
            "choose another name, or --force to replace it"
        )
    return not runs.missing_files(corpus, earlier)


def build(job: IngestJob, beam_args: Sequence[str]) -> beam.Pipeline:
    """Return the graph of `job`, ready to run."""
    return execution.built(Ingest(job), beam_args)


def _execute(job: IngestJob, beam_args: Sequence[str]) -> bool:
    return execution.execute(Ingest(job), beam_args)
