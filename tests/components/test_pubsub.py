"""Over Google's own client, to a server in this process: a subscription pulled by ourselves, and Beam's source."""

import subprocess
import sys
import threading
import time

import pyarrow.dataset as ds
import pytest

pytest.importorskip("google.cloud.pubsub_v1", reason="the gcp extra is not installed: no Pub/Sub client")

from belowtheline.arrivals import leftovers
from belowtheline.arrivals.batch import BatchJob
from belowtheline.arrivals.ledger import Ledger
from belowtheline.arrivals.loop import Loop
from belowtheline.arrivals.subscription import Subscription
from belowtheline.options import WatchOptions
from belowtheline.storage.layout import Corpus
from belowtheline.storage.verify import verify
from tests.transforms.pages import dump

from .pubsub import FakePubSub

NAME = "projects/gazette/subscriptions/pages"
PAGES = ("bridge.html", "ferry.html", "market.html", "empty.html")


@pytest.fixture
def server(monkeypatch):
    server = FakePubSub()
    monkeypatch.setenv("PUBSUB_EMULATOR_HOST", server.address)
    yield server
    server.stop()


def announce(server, *names, **attributes):
    for name in names:
        plain = {"eventType": "OBJECT_FINALIZE", "bucketId": "in", "objectId": name, "objectGeneration": "1"}
        server.publish(**plain | attributes)


def drain(tmp_path, corpus, subscription):
    options = WatchOptions(output=str(corpus), subscription=NAME, poll_seconds=0.01, drain=True)
    ledger = Ledger(Corpus(corpus))
    ledger.refresh()
    job = BatchJob(Corpus(corpus), options, b"", leftovers.new_area("watch"), pause=lambda seconds: None)
    published = []
    Loop([subscription], job, ledger, options, threading.Event(), published.append).run()
    return published


def rows(corpus, dataset):
    return ds.dataset(corpus / dataset, partitioning="hive").to_table().to_pylist()


def test_what_messages_name_is_published_and_then_acknowledged(server, tmp_path):
    dump(tmp_path / "buckets" / "in")
    announce(server, *PAGES)
    announce(server, "bridge.html", eventType="OBJECT_DELETE")
    announce(server, "folder/")
    server.publish(b"not a notification")
    subscription = Subscription(NAME, f"file://{tmp_path}/buckets", seconds=0.5)
    drain(tmp_path, tmp_path / "c", subscription)
    assert sorted(map(int, server.acknowledged)) == [1, 2, 3, 4, 5, 6, 7]
    assert (subscription.ignored, subscription.waiting) == (2, 0)
    (run,) = rows(tmp_path / "c", "runs")
    assert (run["captures_read"], run["captures_refused"]) == (5, 2)
    assert {x["reason"] for x in rows(tmp_path / "c", "dead_letters")} == {"empty", "bad-message"}
    assert verify(Corpus(tmp_path / "c")).ok


def test_nothing_is_acknowledged_before_it_is_durable(server, tmp_path, monkeypatch):
    dump(tmp_path / "buckets" / "in")
    announce(server, *PAGES)
    before = []

    def commit(staging, row):
        before.extend(server.acknowledged)
        raise KeyboardInterrupt  # the process dies while it publishes

    root = f"file://{tmp_path}/buckets"
    with monkeypatch.context() as patch:
        patch.setattr("belowtheline.storage.publish.commit", commit)
        with pytest.raises(KeyboardInterrupt):
            drain(tmp_path, tmp_path / "c", Subscription(NAME, root, seconds=0.5))
    assert before == server.acknowledged == []
    server.expire()
    drain(tmp_path, tmp_path / "c", Subscription(NAME, root, seconds=0.5))
    assert len(server.acknowledged) == len(PAGES)
    assert sum(r["captures_read"] for r in rows(tmp_path / "c", "runs")) == len(PAGES)


def test_a_message_delivered_again_after_its_file_is_done_is_acknowledged_and_changes_nothing(server, tmp_path):
    dump(tmp_path / "buckets" / "in")
    root = f"file://{tmp_path}/buckets"
    for _ in range(2):
        announce(server, *PAGES)
        drain(tmp_path, tmp_path / "c", Subscription(NAME, root, seconds=0.5))
    assert len(server.acknowledged) == 2 * len(PAGES)
    assert len(rows(tmp_path / "c", "runs")) == 1


def test_an_object_that_is_gone_is_a_dead_letter_and_acknowledged(server, tmp_path):
    (tmp_path / "buckets" / "in").mkdir(parents=True)
    announce(server, "never.html")
    drain(tmp_path, tmp_path / "c", Subscription(NAME, f"file://{tmp_path}/buckets", seconds=0.5))
    (letter,) = rows(tmp_path / "c", "dead_letters")
    assert (letter["reason"], letter["source"].rsplit("/", 1)[1]) == ("unreadable", "never.html")
    assert server.acknowledged == ["1"]


def test_a_name_cannot_lead_out_of_the_mounted_buckets(server, tmp_path):
    (tmp_path / "buckets").mkdir()
    (tmp_path / "secret.html").write_text("<p>not for reading</p>")
    announce(server, "../../secret.html")
    drain(tmp_path, tmp_path / "c", Subscription(NAME, f"file://{tmp_path}/buckets", seconds=0.5))
    (letter,) = rows(tmp_path / "c", "dead_letters")
    assert letter["reason"] == "bad-message"


@pytest.mark.component
def test_the_pipeline_reads_the_subscription_live(server, tmp_path):
    """The job as it is deployed, on Beam's local streaming runner: files come while it runs."""
    dump(tmp_path / "buckets" / "in")
    corpus = tmp_path / "c"
    job = subprocess.Popen([
        sys.executable, "pipelines/stream.py", f"--subscription={NAME}", f"--output={corpus}", "--batch-seconds=1",
        f"--bucket-root=file://{tmp_path}/buckets", "--shards=2",
    ])  # fmt: skip
    try:
        announce(server, "ferry.html", "empty.html")
        wait_for(corpus, 2, job)
        announce(server, "bridge.html", "market.html", "ferry.html")
        wait_for(corpus, 4, job)
    finally:
        job.kill()
        job.wait()
    assert verify(Corpus(corpus)).ok
    objects = [o["uri"].rsplit("/", 1)[1] for r in rows(corpus, "runs") for o in r["objects"]]
    assert sorted(objects) == sorted(PAGES)


def wait_for(corpus, captures, job):
    limit = time.monotonic() + 120
    while time.monotonic() < limit and job.poll() is None:
        runs = rows(corpus, "runs") if any(corpus.glob("runs/*.parquet")) else []
        if sum(r["captures_read"] for r in runs) >= captures:
            return
        time.sleep(0.2)
    raise AssertionError(f"only {runs} after two minutes")
