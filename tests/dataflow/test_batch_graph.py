import pytest

pytest.importorskip("apache_beam.runners.dataflow.internal.apiclient", reason="apache-beam[gcp] is not installed")

from apache_beam import coders

from .graph import batch

PLACES = {
    "SpreadFiles": "addresses of files",
    "PlanReads": "ranges of files",
    "FinishShards/ByShard": "paths of staged parts, packed verdicts, one number",
    "FinishShards/AllRows": "a number",
}
"""Shuffles of small records that are no packed bytes; of no page, no text and no row."""


@pytest.fixture(scope="module")
def graph():
    return batch()


def test_it_is_a_batch_job_with_one_source_for_files(graph):
    assert not graph.streaming
    assert graph.step("Files/Impulse")


def test_the_keys_of_every_shuffle_are_encoded_the_same_by_every_worker(graph):
    groups = graph.groups()
    assert len(groups) >= 10
    assert [name for name, coder in groups.items() if not coder.key_coder().is_deterministic()] == []


def test_nothing_but_places_numbers_and_packed_bytes_crosses_a_shuffle(graph):
    packed = {name: coder.value_coder() for name, coder in graph.groups().items() if name not in PLACES}
    blocks = coders.BytesCoder()
    assert packed
    for name, coder in packed.items():
        block = coder.value_coder() if coder.is_kv_coder() else coder  # (which input, block) where several meet
        assert block == blocks, name


def test_every_shuffle_named_as_small_records_is_still_there(graph):
    assert set(PLACES) <= set(graph.groups())


def test_reading_parsing_and_staging_are_one_step_right_after_the_ranges_are_spread(graph):
    before = graph.fused_before(graph.step("ParDo(_Stage)"))
    assert before
    assert all("PlanReads/Reshuffle" in name for name in before)


def test_no_row_is_held_between_staging_and_the_first_shuffle(graph):
    """Whatever leaves the stage step is a path, a block of bytes or a tally; a page or a row has no way out."""
    stage = graph.step("ParDo(_Stage)")
    assert set(stage.outputs) == {"None", "readings", "keys", "tallies"}


@pytest.mark.parametrize("repeats", ["off", "exact"])
def test_the_other_graphs_pass_dataflows_checks_too(repeats):
    assert all(coder.key_coder().is_deterministic() for coder in batch(repeats=repeats).groups().values())
