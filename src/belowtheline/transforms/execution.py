"""A graph run to its end, on whichever runner: what came of it, and why it failed, in one sentence."""

import logging
import os
from collections.abc import Sequence
from typing import Any

import apache_beam as beam
from apache_beam.options.pipeline_options import PipelineOptions
from apache_beam.runners.runner import PipelineResult, PipelineState

from belowtheline.errors import CorpusError

LOCAL_RUNNER = "FnApiRunner"
"""“DirectRunner” may download and run another engine (shared/beam.md 1.1); this one is what it falls back to."""


IMAGE = "BELOWTHELINE_IMAGE"
"""Set while the image is built (Dockerfile): workers run the image that launched them, and install nothing."""


def worker_flags(beam_flags: list[str]) -> list[str]:
    """Return `beam_flags` with the workers' image named, unless they name one."""
    image = os.environ.get(IMAGE, "")
    if not image or any(flag.startswith("--sdk_container_image=") for flag in beam_flags):
        return beam_flags
    return [*beam_flags, f"--sdk_container_image={image}", "--sdk_location=container"]


def beam_options(flags: Sequence[str]) -> PipelineOptions:
    """Return Beam's options for `flags`; without --runner the local one."""
    return PipelineOptions([f"--runner={LOCAL_RUNNER}", *map(_pinned, flags)])


def built(job: beam.PTransform[beam.Pipeline, Any], flags: Sequence[str]) -> beam.Pipeline:
    """Return the graph of a job, ready to run."""
    pipeline = beam.Pipeline(options=beam_options(flags))
    _ = pipeline | job
    return pipeline


def execute(job: beam.PTransform[beam.Pipeline, Any], flags: Sequence[str]) -> bool:
    """Build the graph of a job and run it to its end; see `run_to_end`."""
    return run_to_end(built(job, flags))


def _pinned(flag: str) -> str:
    return f"--runner={LOCAL_RUNNER}" if flag == "--runner=DirectRunner" else flag


def run_to_end(pipeline: beam.Pipeline) -> bool:
    """Run a graph to its end; False when it was only handed over (a template, a dry run, no waiting asked for).

    Raises CorpusError when it fails or is stopped. A refusal to reconcile comes back as the CorpusError it was.
    """
    try:
        result = pipeline.run()
        if _handed_over(result, pipeline.options):
            return False
        result.wait_until_finish()
        if result.state != PipelineState.DONE:  # portable runners raise for FAILED only, not for CANCELLED
            raise CorpusError(f"the job ended in state {result.state}, and nothing of it is published")
    except CorpusError:
        raise
    except Exception as error:
        logging.getLogger(__name__).debug("the pipeline failed", exc_info=True)
        raise CorpusError(_root_cause(error)) from error
    return True


def _handed_over(result: PipelineResult, options: PipelineOptions) -> bool:
    """Tell whether the job, if there is one yet, goes on without us."""
    if not getattr(result, "has_job", True):
        return True  # a template: its launcher must end before the job can start
    given = options.get_all_options()
    if given["dry_run"] and hasattr(result, "job"):
        return True  # Dataflow built the graph and ran nothing
    return given["no_wait_until_finish"] and not PipelineState.is_terminal(result.state)


def _root_cause(error: BaseException) -> str:
    """Return the message of a pipeline's failure without the worker's traceback that Beam wraps around it."""
    lines = [line.strip() for line in str(error).splitlines() if line.strip()]
    blunt = next((line for line in reversed(lines) if "Error" in line), lines[-1] if lines else repr(error))
    return f"the run failed, and nothing of it is published: {blunt}"
