import pytest

pytest.importorskip("apache_beam.runners.dataflow.internal.apiclient", reason="apache-beam[gcp] is not installed")

from .graph import stream


@pytest.fixture(scope="module")
def graph():
    return stream()


def test_it_is_a_streaming_job(graph):
    assert graph.streaming


def test_the_keys_of_every_shuffle_are_encoded_the_same_by_every_worker(graph):
    groups = graph.groups()
    assert groups
    assert [name for name, coder in groups.items() if not coder.key_coder().is_deterministic()] == []


def test_files_are_read_and_published_by_the_step_that_takes_a_batch(graph):
    """No page, text or row crosses a shuffle: names of files are gathered, and the batch of them is spread once."""
    assert list(graph.groups()) == ["PublishArrivals/Keep"]
    before = graph.fused_before(graph.step("PublishArrivals/Publish"))
    assert all("PublishArrivals/Keep" in name for name in before)
