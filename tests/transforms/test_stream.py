"""The streaming graph: event time, windows, watermark, lateness, triggers, and what is published."""

import itertools
import os
import time
from datetime import UTC, datetime
from pathlib import Path

import apache_beam as beam
import pyarrow.dataset as ds
import pytest
from apache_beam.io.gcp.pubsub import PubsubMessage
from apache_beam.io.watch import after_total_of
from apache_beam.options.pipeline_options import PipelineOptions
from apache_beam.testing.test_pipeline import TestPipeline as Pipeline
from apache_beam.testing.test_stream import TestStream as Stream
from apache_beam.testing.util import assert_that, equal_to, is_empty
from apache_beam.transforms.window import FixedWindows, TimestampedValue
from apache_beam.utils.timestamp import Duration

from belowtheline.errors import UsageError
from belowtheline.options import StreamOptions
from belowtheline.storage.layout import Corpus
from belowtheline.storage.verify import verify
from belowtheline.transforms import stream, streaming

from .pages import dump
from .test_ingest import digests

DAY = 86_400
NOW = (time.time() // 600) * 600 - 600  # the start of a window: tests do not run into the end of one
PAGES = ("bridge.html", "ferry-later.html", "ferry.html", "market.html", "empty.html", "noise.bin")


def options(corpus, root="", **changed):
    plain = {"output": str(corpus), "subscription": "projects/p/subscriptions/s", "bucket_root": root, "shards": 1}
    return StreamOptions(**plain | changed)


NUMBERS = itertools.count()


def message(name, at=NOW, **attributes):
    moment = datetime.fromtimestamp(at, UTC).isoformat().replace("+00:00", "Z")
    fields = {
        "eventType": "OBJECT_FINALIZE", "bucketId": "in", "objectId": name, "objectGeneration": "7", "eventTime": moment,
    } | attributes  # fmt: skip
    return PubsubMessage(b"", fields, message_id=str(next(NUMBERS)))


def at(arrived, *messages):
    return [TimestampedValue(m, arrived) for m in messages]


def assert_gathered(events, chosen, expected):
    """Check the batches that a stream of events makes, by names.

    They are written down: this runner lets `assert_that` look before the last timers have fired.
    """
    folder = Path(chosen.output) / "batches"
    folder.mkdir(parents=True)
    with Pipeline(options=PipelineOptions(["--runner=BundleBasedDirectRunner", "--streaming"])) as p:
        batches = p | events | stream.ReadNotifications(chosen) | stream.GatherBatches(chosen, float)  # a clock at 0
        _ = batches | beam.Map(_write_down, folder)
    assert sorted(tuple(path.read_text().split()) for path in folder.iterdir()) == sorted(expected)


def _write_down(batch, folder):
    names = [item.uri.rsplit("/", 1)[1] for item in batch]
    with (folder / names[0]).open("x") as file:  # in two batches at once it would be an error
        file.write("\n".join(names))


def test_a_batch_fires_when_it_is_full(tmp_path):
    events = (
        Stream()
        .advance_watermark_to(NOW)
        .add_elements(at(NOW, message("b"), message("a")))
        .add_elements(at(NOW, message("c"), message("d")))
    )
    assert_gathered(events.advance_watermark_to_infinity(), options(tmp_path, batch_files=2), [("a", "b"), ("c", "d")])


def test_a_batch_fires_when_it_is_old_however_little_the_watermark_moves(tmp_path):
    events = (
        Stream()
        .advance_watermark_to(NOW)
        .add_elements(at(NOW, message("a")))
        .add_elements(at(NOW, message("b")))
        .advance_processing_time(11)
        .add_elements(at(NOW, message("c")))
        .advance_watermark_to_infinity()
    )
    assert_gathered(events, options(tmp_path, batch_seconds=10), [("a", "b"), ("c",)])


def test_what_is_left_when_the_stream_ends_is_the_last_batch(tmp_path):
    events = Stream().advance_watermark_to(NOW).add_elements(at(NOW, message("a"))).advance_watermark_to_infinity()
    assert_gathered(events, options(tmp_path), [("a",)])


@pytest.mark.parametrize("age", [1, 3600, 400 * DAY])
def test_no_file_is_too_late_however_far_the_watermark_is_ahead(tmp_path, age):
    events = (
        Stream()
        .advance_watermark_to(NOW)
        .add_elements(at(NOW, message("a"), message("b")))
        .advance_watermark_to(NOW + 10 * DAY)
        .add_elements(at(NOW, message("late", at=NOW - age), message("timeless", eventTime="yesterday")))
        .advance_watermark_to_infinity()
    )
    assert_gathered(events, options(tmp_path, batch_files=2), [("a", "b"), ("late", "timeless")])


def test_in_windows_of_event_time_the_runner_would_drop_it(tmp_path):
    """Why there are none: the very stream of the test above, one window put before it."""
    events = (
        Stream()
        .advance_watermark_to(NOW + 10 * DAY)
        .add_elements(at(NOW, message("late", at=NOW - 3600)))
        .advance_watermark_to_infinity()
    )
    with Pipeline(options=PipelineOptions(["--runner=BundleBasedDirectRunner", "--streaming"])) as p:
        kept = (
            p
            | events
            | stream.ReadNotifications(options(tmp_path))
            | beam.Map(lambda item: (0, item))
            | beam.WindowInto(FixedWindows(600))
            | beam.GroupByKey()
        )
        assert_that(kept, is_empty())


def test_the_event_time_of_a_file_is_that_of_its_event_else_of_its_arrival(tmp_path):
    events = (
        Stream()
        .advance_watermark_to(NOW)
        .add_elements(at(NOW, message("told", at=NOW - 5), message("untold", eventTime="")))
    )

    class Time(beam.DoFn):
        def process(self, item, at=beam.DoFn.TimestampParam):
            yield item.uri.rsplit("/", 1)[1], float(at)

    with Pipeline(options=PipelineOptions(["--runner=BundleBasedDirectRunner", "--streaming"])) as p:
        times = (
            p
            | events.advance_watermark_to_infinity()
            | stream.ReadNotifications(options(tmp_path))
            | beam.ParDo(Time())
        )
        assert_that(times, equal_to([("told", NOW - 5), ("untold", NOW)]))


def publish(events, chosen):
    with Pipeline(options=PipelineOptions(["--runner=BundleBasedDirectRunner", "--streaming"])) as p:
        _ = p | events | stream.ReadNotifications(chosen) | stream.PublishArrivals(chosen, b"", float)


def rows(corpus, dataset):
    return ds.dataset(corpus / dataset, partitioning="hive").to_table().to_pylist()


def shuffled_events():
    """Every page, out of order, twice, one of them late; a deletion, and messages that make no sense."""
    later = NOW + 30 * 600
    first, *rest = PAGES[::-1]
    events = Stream().advance_watermark_to(NOW).add_elements(at(NOW, message(first), message(first)))
    events = events.advance_watermark_to(later)
    for name in rest:
        events = events.add_elements(at(later, message(name, at=later), message(name, at=NOW)))
    nonsense = PubsubMessage(b"\xff{", {}, message_id="n1")
    events = events.add_elements(at(later, message("gone.html", eventType="OBJECT_DELETE"), nonsense))
    # Time first: once the watermark is at infinity this runner drops what its own timers still put out.
    return events.advance_processing_time(60).advance_watermark_to_infinity()


def test_a_shuffled_stream_with_duplicates_is_published_whole_and_once(tmp_path):
    dump(tmp_path / "buckets" / "in")
    chosen = options(tmp_path / "c", f"file://{tmp_path}/buckets", batch_files=3, shards=2)
    publish(shuffled_events(), chosen)
    assert verify(Corpus(tmp_path / "c")).ok
    runs = rows(tmp_path / "c", "runs")
    assert len(runs) > 2
    assert sum(r["captures_read"] for r in runs) == 7
    assert sum(r["comments_parsed"] for r in runs) == 8
    done = [(o["uri"].rsplit("/", 1)[1], o["version"]) for r in runs for o in r["objects"]]
    assert sorted(done) == sorted([("n1", "message"), *((name, "generation:7") for name in PAGES)])
    letters = {letter["source"].rsplit("/", 1)[1]: letter["reason"] for letter in rows(tmp_path / "c", "dead_letters")}
    assert letters == {"empty.html": "empty", "noise.bin": "unknown-format", "n1": "bad-message"}


def test_the_same_stream_again_publishes_nothing(tmp_path):
    dump(tmp_path / "buckets" / "in")
    chosen = options(tmp_path / "c", f"file://{tmp_path}/buckets", batch_files=3)
    publish(shuffled_events(), chosen)
    before = digests(tmp_path / "c"), len(rows(tmp_path / "c", "runs"))
    publish(shuffled_events(), options(tmp_path / "c", f"file://{tmp_path}/buckets", batch_files=2))
    assert (digests(tmp_path / "c"), len(rows(tmp_path / "c", "runs"))) == before


def test_every_file_behind_a_pattern_arrives_once(tmp_path):
    folder = dump(tmp_path / "in")
    for path in folder.iterdir():  # as files are that nobody writes to any more
        os.utime(path, (NOW, NOW))
    chosen = options(tmp_path / "c", subscription="", watch=f"{folder}/*", watch_seconds=0)
    with Pipeline(options=PipelineOptions(["--runner=FnApiRunner", "--streaming"])) as p:
        found = p | stream.WatchFiles(chosen, after_total_of(Duration(seconds=0)))
        names = found | beam.Map(lambda arrival: arrival.uri.rsplit("/", 1)[1])
        assert_that(names, equal_to([*PAGES, "ferry.html.json", "ferry-later.html.json"]))


def test_a_job_has_one_source(tmp_path):
    with pytest.raises(UsageError, match="name one source"):
        streaming.run(StreamOptions(output=str(tmp_path)), [])
    with pytest.raises(UsageError, match="btl watch"):
        streaming.run(StreamOptions(output=str(tmp_path), watch="x/*"), [])
