import apache_beam as beam
import pytest
from apache_beam.runners.runner import PipelineResult, PipelineState

from belowtheline.errors import CorpusError
from belowtheline.transforms import execution


class Ended(PipelineResult):
    """What a runner gave back, without a runner."""

    def __init__(self, state, **more):
        super().__init__(state)
        self.waited = False
        for name, value in more.items():
            setattr(self, name, value)

    def wait_until_finish(self, duration=None):
        self.waited = True


def run(monkeypatch, result, *flags):
    pipeline = beam.Pipeline(options=execution.beam_options(flags))
    monkeypatch.setattr(pipeline, "run", lambda: result)
    return execution.run_to_end(pipeline)


def test_a_job_that_is_done_ran_to_its_end(monkeypatch):
    result = Ended(PipelineState.DONE)
    assert run(monkeypatch, result)
    assert result.waited


@pytest.mark.parametrize("state", [PipelineState.CANCELLED, PipelineState.UNKNOWN, PipelineState.RUNNING])
def test_a_job_in_any_other_state_is_a_failed_run(monkeypatch, state):
    with pytest.raises(CorpusError, match=f"state {state}, and nothing of it is published"):
        run(monkeypatch, Ended(state))


def test_a_template_has_no_job_to_wait_for(monkeypatch):
    result = Ended(PipelineState.DONE, has_job=False)
    assert not run(monkeypatch, result)
    assert not result.waited


def test_a_dry_run_is_one_only_where_the_runner_knows_it(monkeypatch):
    assert not run(monkeypatch, Ended(PipelineState.DONE, job=object()), "--dry_run=True")
    assert run(monkeypatch, Ended(PipelineState.DONE), "--dry_run=True")


def test_no_waiting_means_no_waiting_unless_it_is_over_already(monkeypatch):
    assert not run(monkeypatch, Ended(PipelineState.RUNNING, has_job=True), "--no_wait_until_finish")
    assert run(monkeypatch, Ended(PipelineState.DONE), "--no_wait_until_finish")


@pytest.mark.parametrize(
    ("flags", "runner"),
    [([], "FnApiRunner"), (["--runner=DirectRunner"], "FnApiRunner"), (["--runner=PrismRunner"], "PrismRunner")],
)
def test_the_local_runner_is_the_one_that_downloads_nothing(flags, runner):
    assert execution.beam_options(flags).get_all_options()["runner"] == runner
