"""One batch of arrivals is one run: the very run that `btl ingest` makes of the same files."""

import contextlib

import pytest

from belowtheline.arrivals import leftovers
from belowtheline.arrivals.batch import TRIES, publish_batch
from belowtheline.options import IngestOptions
from belowtheline.progress import Progress
from belowtheline.records import Refused
from belowtheline.repeats import together
from belowtheline.storage import inputs, publish, runs
from belowtheline.storage.layout import Corpus
from belowtheline.storage.verify import verify
from belowtheline.transforms import ingest
from tests.transforms.pages import dump, talk
from tests.transforms.test_ingest import digests

from . import watching
from .watching import arrivals, job_of, ledger_of, rows, touch


@pytest.fixture
def folder(tmp_path):
    dump(tmp_path / "in")
    return talk(tmp_path / "in")


@pytest.mark.parametrize(
    "options", [{}, {"repeats": "exact"}, {"repeats": "off"}, {"remove_copies": True}, {"authors": "drop"}]
)
def test_it_has_the_id_and_the_bytes_of_the_batch_job(folder, tmp_path, options):
    published = watching.publish(arrivals(folder), tmp_path / "one", **options)
    done = ingest.run(IngestOptions(inputs=(str(folder),), output=str(tmp_path / "other"), **options), [], Progress())
    assert published.summary.row["run_id"] == done.row["run_id"]
    assert digests(tmp_path / "one") == digests(tmp_path / "other") != {}
    parts = [
        root / "_index" / f"run={done.row['run_id']}" / "index.bin" for root in (tmp_path / "one", tmp_path / "other")
    ]
    assert parts[0].read_bytes() == parts[1].read_bytes()
    assert verify(Corpus(tmp_path / "one")).ok
    clocked = {"started_at", "finished_at", "timings", "command", "objects", "sequence", "settled_over", "amendments"}
    assert {k: v for k, v in published.summary.row.items() if k not in clocked} == {
        k: v for k, v in done.row.items() if k not in clocked
    }


def test_the_order_of_arrival_shows_nowhere(folder, tmp_path):
    watching.publish(arrivals(folder), tmp_path / "one")
    watching.publish(arrivals(folder)[::-1], tmp_path / "other")
    assert digests(tmp_path / "one") == digests(tmp_path / "other")


def test_a_large_batch_is_finished_in_shards(folder, tmp_path, monkeypatch):
    monkeypatch.setattr("belowtheline.storage.finish.SHARD_ROWS", 4)
    watching.publish(arrivals(folder), tmp_path / "one")
    assert len(list((tmp_path / "one" / "comments").rglob("*.parquet"))) == 4
    assert verify(Corpus(tmp_path / "one")).ok


def test_done_again_it_finds_itself(folder, tmp_path):
    first = watching.publish(arrivals(folder), tmp_path / "c")
    again = publish_batch(arrivals(folder), job_of(tmp_path / "c"), watching.Ledger(Corpus(tmp_path / "c")))
    assert again.summary.already_there
    assert again.summary.row["run_id"] == first.summary.row["run_id"]
    assert len(rows(tmp_path / "c", "runs")) == 1


def test_a_damaged_run_is_made_whole_by_the_same_batch(folder, tmp_path):
    watching.publish(arrivals(folder), tmp_path / "c")
    before = digests(tmp_path / "c")
    next((tmp_path / "c" / "comments").rglob("*.parquet")).unlink()
    publish_batch(arrivals(folder), job_of(tmp_path / "c"), watching.Ledger(Corpus(tmp_path / "c")))
    assert digests(tmp_path / "c") == before


def test_what_is_done_is_left_out_of_another_batch_touched_or_not(folder, tmp_path):
    watching.publish(arrivals(folder)[:4], tmp_path / "c")
    for path in folder.iterdir():
        touch(path, 1_600_000_000_000_000_000)
    published = watching.publish(arrivals(folder), tmp_path / "c")
    assert published.known == 4
    sources = [s["source"] for r in rows(tmp_path / "c", "runs") for s in r["sources"]]
    assert len(sources) == len(set(sources)) == 8
    assert watching.publish(arrivals(folder), tmp_path / "c").summary is None


def test_other_bytes_under_the_same_name_are_another_arrival(folder, tmp_path):
    watching.publish(arrivals(folder), tmp_path / "c")
    bridge = folder / "bridge.html"
    bridge.write_text(bridge.read_text().replace("Nobody counts", "Somebody counts"))
    published = watching.publish([watching.arrival(bridge)], tmp_path / "c")
    assert published.summary.row["captures_read"] == 1
    texts = {c["text"] for c in rows(tmp_path / "c", "comments")}
    assert {"Nobody counts the rowers.", "Somebody counts the rowers."} <= texts


def test_a_file_written_to_while_it_is_read_is_left_for_later_and_the_others_are_published(
    folder, tmp_path, monkeypatch
):
    items = arrivals(folder)
    bridge = folder / "bridge.html"

    def settle(*args, real=together.settle, **kwargs):
        bridge.write_text(bridge.read_text() + "<p>more</p>")
        return real(*args, **kwargs)

    monkeypatch.setattr("belowtheline.repeats.together.settle", settle)
    published = watching.publish(items, tmp_path / "c")
    assert [a.uri.rsplit("/", 1)[1] for a in published.changed] == ["bridge.html"]
    assert published.summary.row["files_read"] == len(items) - 1
    assert not any("bridge" in s["source"] for s in published.summary.row["sources"])
    assert not list((tmp_path / "c" / "_arrivals").rglob("*.arrow"))


def test_sidecars_alone_make_no_run(folder, tmp_path):
    ledger = ledger_of(tmp_path / "c")
    sidecar = folder / "ferry.html.json"
    assert watching.publish([watching.arrival(sidecar)], tmp_path / "c", ledger).summary is None
    assert not (tmp_path / "c" / "runs").exists()
    assert ledger.knows(watching.arrival(sidecar).uri, watching.arrival(sidecar).version)


def test_a_file_that_cannot_be_read_is_tried_again_and_then_a_dead_letter(folder, tmp_path, monkeypatch):
    failing = {"left": 2}
    real = inputs.survey

    def survey(uris):
        if uris[0].endswith("bridge.html") and failing["left"]:
            failing["left"] -= 1
            return [inputs.InputFile(uris[0], 0, None)]
        return real(uris)

    monkeypatch.setattr(inputs, "survey", survey)
    pauses = []
    publish_batch(arrivals(folder), job_of(tmp_path / "c", pauses), ledger_of(tmp_path / "c"))
    assert pauses == [0.2, 0.4]
    failing["left"] = 1_000
    pauses.clear()
    (folder / "bridge.html").chmod(0)
    monkeypatch.setattr("belowtheline.storage.files.open_binary", _refusing("bridge.html"))
    publish_batch(arrivals(folder), job_of(tmp_path / "d", pauses), ledger_of(tmp_path / "d"))
    assert len(pauses) == TRIES - 1
    letters = {x["source"].rsplit("/", 1)[1]: x["reason"] for x in rows(tmp_path / "d", "dead_letters")}
    assert letters["bridge.html"] == "unreadable"


def _refusing(name, real=watching.files.open_binary):
    def open_binary(uri):
        if uri.endswith(name):
            raise PermissionError(13, "Permission denied")
        return real(uri)

    return open_binary


def test_a_file_taken_away_before_it_was_read_is_no_failure(folder, tmp_path):
    items = arrivals(folder)
    (folder / "bridge.html").unlink()
    published = watching.publish(items, tmp_path / "c")
    assert published.gone == 1
    assert not any("bridge" in s["source"] for s in published.summary.row["sources"])


def test_a_message_that_names_nothing_is_a_dead_letter_of_the_run(tmp_path):
    refused = Refused("pubsub:s/17", 0, "read", "bad-message", "a message that names no object")
    row = watching.publish([refused], tmp_path / "c").summary.row
    assert (row["captures_read"], row["dead_letters"], row["reconciled"]) == (1, 1, True)
    assert watching.publish([refused], tmp_path / "c").summary is None
    assert verify(Corpus(tmp_path / "c")).ok


class Killed(BaseException):
    """Stands for SIGKILL: nothing in our code may catch it."""


@pytest.mark.parametrize("step", range(10))
def test_killed_at_any_step_of_publishing_nothing_is_lost_and_nothing_is_there_twice(
    folder, tmp_path, monkeypatch, step
):
    whole, corpus, steps = tmp_path / "whole", tmp_path / "c", iter(range(100))
    watching.publish(arrivals(folder), whole)

    def dying(real):
        def call(*args, **kwargs):
            if next(steps) == step:
                raise Killed
            return real(*args, **kwargs)

        return call

    with monkeypatch.context() as patch:
        for owner, name in ((type(tmp_path), "rename"), (type(tmp_path), "touch"), (publish, "_sync")):
            patch.setattr(owner, name, dying(getattr(owner, name)))
        with contextlib.suppress(Killed):
            watching.publish(arrivals(folder), corpus)
    if runs.committed(Corpus(corpus)):
        assert verify(Corpus(corpus)).ok
    leftovers.repair(Corpus(corpus), "watch")
    # Started again, it looks at other files first: another batch, so another id.
    ledger = ledger_of(corpus)
    for items in (arrivals(folder)[:3], arrivals(folder)[3:]):
        watching.publish([i for i in items if not ledger.knows(i.uri, i.version)], corpus, ledger)
    assert verify(Corpus(corpus)).ok
    sources = [s["source"] for r in rows(corpus, "runs") for s in r["sources"]]
    assert sorted(sources) == sorted(s["source"] for r in rows(whole, "runs") for s in r["sources"])
    assert [p for p in (corpus / "_arrivals").rglob("*") if p.is_file()] == []
