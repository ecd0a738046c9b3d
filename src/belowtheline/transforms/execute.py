"""A job run to its end on the runner that its flags name."""

import logging
from collections.abc import Sequence
from typing import Any

import apache_beam as beam
from apache_beam.options.pipeline_options import PipelineOptions

from belowtheline.errors import CorpusError

LOCAL_RUNNER = "FnApiRunner"
"""“DirectRunner” may download and run another engine (shared/beam.md 1.1); this one is what it falls back to."""


def execute(job: beam.PTransform[beam.Pipeline, Any], beam_args: Sequence[str]) -> None:
    """Build the graph of a job and run it to its end. Raises CorpusError for whatever makes it fail."""
    pipeline_options = PipelineOptions([f"--runner={LOCAL_RUNNER}", *map(_pinned, beam_args)])
    pipeline = beam.Pipeline(options=pipeline_options)
    _ = pipeline | job
    try:
        pipeline.run().wait_until_finish()
    except CorpusError:
        raise
    except Exception as error:
        logging.getLogger(__name__).debug("the pipeline failed", exc_info=True)
        raise CorpusError(_root_cause(error)) from error


def _pinned(flag: str) -> str:
    return f"--runner={LOCAL_RUNNER}" if flag == "--runner=DirectRunner" else flag


def _root_cause(error: BaseException) -> str:
    """Return the message of a pipeline's failure without the worker's traceback that Beam wraps around it."""
    lines = [line.strip() for line in str(error).splitlines() if line.strip()]
    blunt = next((line for line in reversed(lines) if "Error" in line), lines[-1] if lines else repr(error))
    return f"the run failed, and nothing of it is published: {blunt}"
