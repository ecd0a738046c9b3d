"""The ingest job: page dumps in, a published run out."""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import apache_beam as beam

from belowtheline.assembly import Authors
from belowtheline.errors import CorpusError, UsageError
from belowtheline.options import IngestOptions
from belowtheline.progress import Progress
from belowtheline.records import RunSummary
from belowtheline.repeats import recorded
from belowtheline.staging import StageSettings
from belowtheline.storage import files, inputs, layout, publish, runs
from belowtheline.storage.layout import Corpus
from belowtheline.transforms import execution
from belowtheline.transforms.read import PlanReads, StageRanges
from belowtheline.transforms.repeats import RepeatSettings, SettleRepeats
from belowtheline.transforms.write import FinishShards, PublishRun, RunFacts

GROUP_FILES = 64
"""Files planned by one element: a folder of a million pages is some 16,000 elements."""

PARTITIONS = 64
"""Hash ranges of comment ids and node keys: the most workers that can settle repeats side by side."""


@dataclass(frozen=True, slots=True)
class IngestJob:
    """Everything the graph needs, worked out before it is built."""

    groups: tuple[tuple[str, ...], ...]
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
        return (finished, staged.tallies) | PublishRun(job.facts)


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
    corpus = Corpus(files.local_path(options.output))
    key = author_key(options)
    progress.enter("looking at the inputs")
    surveyed = inputs.survey(uris)
    progress.expect(sum(f.size for f in surveyed))
    fingerprint = inputs.run_id(surveyed, shaping(options), runs.shaping_versions(), key)
    run_id = layout.checked_run_id(options.run_id or fingerprint)
    with publish.locked(corpus):
        notes = tuple(publish.repair(corpus))
        earlier = runs.read(corpus, run_id)
        if earlier is not None and not options.force and _same_run(corpus, earlier, fingerprint):
            return RunSummary(earlier, notes, already_there=True)
        started = datetime.now(UTC)
        staging = corpus.staged(run_id)
        parameters = shaping(options) | {"fingerprint": fingerprint}
        sizes = (len(surveyed), sum(f.size for f in surveyed))
        job = IngestJob(
            groups=tuple(tuple(uris[i : i + GROUP_FILES]) for i in range(0, len(uris), GROUP_FILES)),
            settings=StageSettings(
                staging.parts,
                options.buckets,
                options.limits(),
                Authors(options.authors, key),
                near=options.repeats == "near",
            ),
            facts=RunFacts(staging, started, parameters, sizes, options.buckets),
            repeats=RepeatSettings(options.repeats, options.remove_copies, PARTITIONS, staging.parts),
        )
        progress.enter("reading")
        if not (execute or _execute)(job, beam_args):
            return RunSummary({}, notes, handed_over=True)
        row = runs.read(corpus, run_id)
    if row is None:
        raise CorpusError(f"{corpus.root}: the run ended without publishing anything")
    return RunSummary(row, notes)


def author_key(options: IngestOptions) -> bytes:
    """Return the key of author_key, b"" for none. Raises UsageError."""
    if not options.author_key_file:
        if options.authors == "pseudonymise":
            raise UsageError(
                "--authors=pseudonymise needs --author-key-file: without a secret, trying names would find them out"
            )
        return b""
    try:
        key = Path(options.author_key_file).read_bytes().strip()
    except OSError as error:
        raise UsageError(f"--author-key-file={options.author_key_file}: {error.strerror}") from error
    if not 8 <= len(key) <= 64:
        raise UsageError(f"--author-key-file={options.author_key_file}: holds {len(key)} bytes, 8 to 64 are needed")
    return key


def shaping(options: IngestOptions) -> dict[str, Any]:
    """Return all that shapes the output beside the input's bytes: options, and the rules by which repeats are told."""
    return options.parameters() | {"repeat_rules": recorded.rules()}


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
    pipeline = beam.Pipeline(options=execution.beam_options(beam_args))
    _ = pipeline | Ingest(job)
    return pipeline


def _execute(job: IngestJob, beam_args: Sequence[str]) -> bool:
    return execution.run_to_end(build(job, beam_args))
