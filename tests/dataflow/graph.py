"""The graph as Dataflow would be given it: built by DataflowRunner's dry run, without a connection, and looked into.

python -m tests.dataflow.graph     prints what is fused, and what crosses each shuffle
"""

import logging
import socket
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from unittest import mock

from apache_beam.options.pipeline_options import GoogleCloudOptions
from apache_beam.runners.pipeline_context import PipelineContext

from belowtheline import samples
from belowtheline.options import IngestOptions, StreamOptions
from belowtheline.progress import Progress
from belowtheline.transforms import execution, ingest, streaming

GROUP = "beam:transform:group_by_key:v1"
FLAGS = (
    "--runner=DataflowRunner",
    "--dry_run=True",
    "--project=invented-project",
    "--region=europe-west1",
    "--temp_location=gs://invented-bucket/temp",
    "--staging_location=gs://invented-bucket/staging",
)


class Graph:
    """A pipeline proto, asked simple questions."""

    def __init__(self, job: Any) -> None:
        self.streaming = job.proto.type == 2
        self.components = job.proto_pipeline.components
        self._context = PipelineContext(self.components)
        self._by_output = {
            output: transform
            for transform in self.components.transforms.values()
            if not transform.subtransforms
            for output in transform.outputs.values()
        }

    @property
    def steps(self) -> list[Any]:
        """Every primitive step."""
        return [t for t in self.components.transforms.values() if not t.subtransforms]

    def groups(self) -> dict[str, Any]:
        """Return the coder of what crosses each shuffle, by name of the step without Beam's own inner names."""
        return {
            _short(step.unique_name): self._context.coders.get_by_id(
                self.components.pcollections[next(iter(step.inputs.values()))].coder_id
            )
            for step in self.steps
            if step.spec.urn == GROUP
        }

    def step(self, ending: str) -> Any:
        """Return the one primitive step of that name."""
        (found,) = [t for t in self.steps if t.unique_name.endswith(ending)]
        return found

    def fused_before(self, step: Any) -> list[str]:
        """Return the steps that one worker does in one go before `step`: back to the last shuffle or source."""
        names = []
        main = [pcollection for tag, pcollection in step.inputs.items() if not tag.startswith("python_side_input")]
        for pcollection in main:
            before = self._by_output[pcollection]
            if before.spec.urn != GROUP and before.inputs:
                names += [*self.fused_before(before), before.unique_name]
        return names


def _short(name: str) -> str:
    for inner in ("/CoGroupByKeyImpl", "/ReshufflePerKey", "/Reshuffle", "/GroupByKey", "/CombinePerKey"):
        name = name.replace(inner, "")
    return name.removeprefix("Ingest/").replace("SettleRepeats/_SettleNear", "SettleRepeats")


@contextmanager
def offline() -> Iterator[None]:
    """Let nothing connect. Beam would ask the bucket whether it keeps deleted objects, only to warn."""

    def refuse(*arguments: Any, **_: Any) -> None:
        raise AssertionError(f"the dry run wants to connect: {arguments}")

    with (
        mock.patch.object(GoogleCloudOptions, "_warn_if_soft_delete_policy_enabled"),
        mock.patch.object(socket, "getaddrinfo", refuse),
    ):
        yield


def dry_run(pipeline: Any) -> Graph:
    """Give a pipeline to Dataflow's dry run, which applies its own overrides and checks of key coders."""
    return Graph(pipeline.run().job)


def batch(**options: Any) -> Graph:
    """Return the graph of the ingest job, planned by the job itself for the packaged samples."""
    graphs: list[Graph] = []

    def keep(job: ingest.IngestJob, flags: Any) -> bool:
        graphs.append(dry_run(ingest.build(job, flags)))
        return False

    with offline(), tempfile.TemporaryDirectory() as folder:
        settings = IngestOptions(inputs=(str(samples.path()),), output=folder, **options)
        assert ingest.run(settings, FLAGS, Progress(), execute=keep).handed_over
    return graphs[0]


def stream(**options: Any) -> Graph:
    """Return the graph of the streaming job, as its launcher builds it."""
    graphs: list[Graph] = []

    def keep(pipeline: Any) -> bool:
        graphs.append(dry_run(pipeline))
        return False

    with offline(), tempfile.TemporaryDirectory() as folder, mock.patch.object(execution, "run_to_end", keep):
        settings = StreamOptions(
            subscription="projects/invented-project/subscriptions/arrivals", output=folder, **options
        )
        assert not streaming.run(settings, FLAGS)
    return graphs[0]


def main() -> None:
    logging.disable()
    graph = batch()
    print("one step on a worker, from the spread of ranges to the staged rows:")
    for name in [*graph.fused_before(graph.step("ParDo(_Stage)")), graph.step("ParDo(_Stage)").unique_name]:
        print(f"  {name}")
    print("what crosses each shuffle:")
    for name, coder in sorted(graph.groups().items()):
        print(f"  {name:32} {str(coder)[:110]}")


if __name__ == "__main__":
    main()
