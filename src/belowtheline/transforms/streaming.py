"""The streaming job, run."""

from collections.abc import Sequence

import apache_beam as beam
from apache_beam.io.gcp.pubsub import ReadFromPubSub
from apache_beam.options.pipeline_options import PipelineOptions, StandardOptions

from belowtheline.arrivals import leftovers
from belowtheline.errors import UsageError
from belowtheline.options import StreamOptions
from belowtheline.run_settings import author_key
from belowtheline.storage import files
from belowtheline.storage.layout import Corpus
from belowtheline.transforms import execution
from belowtheline.transforms.stream import PublishArrivals, ReadNotifications, WatchFiles

LOCAL_RUNNER = "BundleBasedDirectRunner"
"""What “DirectRunner” falls back to for Pub/Sub; named, so that nothing is downloaded first (shared/beam.md 1.1)."""


def build(pipeline: beam.Pipeline, options: StreamOptions, key: bytes) -> beam.PCollection[str]:
    """Put the job into a pipeline: source, then publishing. Raises UsageError unless there is one source."""
    if bool(options.subscription) == bool(options.watch):
        raise UsageError("name one source: --subscription=projects/P/subscriptions/S or --watch=PATTERN")
    if options.watch:
        arrived = pipeline | WatchFiles(options)
    else:
        source = ReadFromPubSub(
            subscription=options.subscription, id_label=options.id_label or None, with_attributes=True
        )
        arrived = pipeline | "Messages" >> source | ReadNotifications(options)
    return arrived | PublishArrivals(options, key)


def run(options: StreamOptions, beam_args: Sequence[str]) -> bool:
    """Run the job until it is drained; False when it was only handed over. Raises UsageError, CorpusError."""
    if not options.output:
        raise UsageError("--output is missing: name the folder of the corpus")
    key = author_key(options)
    beam_options = PipelineOptions([f"--runner={LOCAL_RUNNER}", *beam_args])
    standard = beam_options.view_as(StandardOptions)
    standard.streaming = True
    if options.watch and standard.runner in (LOCAL_RUNNER, "DirectRunner", "FnApiRunner"):
        raise UsageError("--watch needs a runner of a cluster; on one machine use: btl watch FOLDER --output CORPUS")
    leftovers.repair_cluster(Corpus(files.path_of(options.output)))
    pipeline = beam.Pipeline(options=beam_options)
    build(pipeline, options, key)
    return execution.run_to_end(pipeline)
