"""Whole runs on a real object store: the same data as on a disk, visible whole or not at all, one writer at a time."""

import contextlib
import json
import os
import signal
import subprocess
import sys
import threading
import time
from datetime import timedelta

import pyarrow as pa
import pytest

from belowtheline import samples
from belowtheline.cli import main
from belowtheline.errors import CorpusError
from belowtheline.storage import gcs, object_lock, publish, runs
from belowtheline.storage.layout import DATA, Corpus
from belowtheline.storage.paths import parquet_file
from belowtheline.storage.verify import verify
from belowtheline.transforms import read
from tests.cli.running import btl
from tests.storage.conftest import make_run, pages  # noqa: F401 - a fixture

pytestmark = pytest.mark.component

BTL = (sys.executable, "-c", "import sys; from belowtheline.cli import main; sys.exit(main())")


def upload(folder, target):
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            (target / path.relative_to(folder).as_posix()).write_bytes(path.read_bytes())


def only_run(corpus):
    (run_id,) = runs.committed(corpus)
    return runs.read(corpus, run_id)


def contents(corpus):
    """Return path, rows and digest of every file of the only run."""
    return sorted((f["path"], f["rows"], f["digest"]) for f in only_run(corpus)["files"])


def rows_of(corpus, dataset, source):
    """Return all rows, with sources named from `source` on, and without ids that are digests of a source."""
    run = only_run(corpus)
    tables = [parquet_file(corpus.root / f["path"]).read() for f in run["files"] if f["path"].startswith(f"{dataset}/")]
    found = pa.concat_tables(tables).to_pylist()
    for row in found:
        assert row["source"].startswith(source)
        row["source"] = row["source"].removeprefix(source)
        row.pop("letter_id", None)
    return found


@pytest.fixture(scope="module")
def local(tmp_path_factory):
    """A corpus of the packaged samples on disk."""
    root = tmp_path_factory.mktemp("local")
    assert main(["ingest", str(samples.path()), "--output", str(root), "--quiet"]) == 0
    return Corpus(root)


def test_the_samples_give_the_same_corpus_from_and_to_a_store(bucket, local, capsys):
    upload(samples.path(), bucket / "dumps")
    ran = btl(capsys, "ingest", f"{bucket}/dumps", "--output", f"{bucket}/out", "--json")
    assert ran.code == 0, ran.err
    stored = Corpus(bucket / "out")
    for dataset in DATA:
        mine = rows_of(stored, dataset, f"{bucket}/dumps/")
        theirs = rows_of(local, dataset, f"{samples.path().as_uri()}/")
        if dataset == "dead_letters":  # sorted by source and id; the id digests the source
            mine, theirs = (sorted(rows, key=lambda r: (r["source"], r["source_offset"])) for rows in (mine, theirs))
        assert mine == theirs
    assert len(mine) == json.loads(ran.out)["comments_kept"] > 100
    assert verify(stored).ok
    assert list(stored.staging.iterdir()) == []
    again = btl(capsys, "ingest", f"{bucket}/dumps", "--output", f"{bucket}/out")
    assert (again.code, "already" in again.err) == (0, True)


def test_a_corpus_in_a_store_is_byte_for_byte_that_on_a_disk(bucket, local, capsys):
    assert btl(capsys, "ingest", str(samples.path()), "-o", f"{bucket}/out", "--quiet").code == 0
    assert contents(Corpus(bucket / "out")) == contents(local)
    assert runs.committed(Corpus(bucket / "out")) == runs.committed(local)


@pytest.mark.reliability  # each process imports Beam again: minutes on a busy machine
def test_two_worker_processes_give_the_same_bytes(bucket):
    upload(samples.path(), bucket / "dumps")
    flags = ["--runner=FnApiRunner", "--direct_running_mode=multi_processing", "--direct_num_workers=2"]
    for name, more in (("one", []), ("two", flags)):
        subprocess.run([*BTL, "ingest", f"{bucket}/dumps", "-o", f"{bucket}/{name}", "--quiet", *more], check=True)
    assert contents(Corpus(bucket / "one")) == contents(Corpus(bucket / "two"))
    assert verify(Corpus(bucket / "two")).ok


def test_a_dump_is_split_and_read_at_its_offsets(bucket, capsys, monkeypatch):
    """Ranges of one WARC and one JSON Lines file, read as several tasks, lose and repeat nothing."""
    monkeypatch.setattr(read, "TASK_BYTES", 2_000)
    record = b"WARC/1.0\r\nWARC-Type: resource\r\nWARC-Target-URI: https://example-gazette.test/%d\r\nContent-Type: text/html\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n"
    page = b"<html><title>Ferry %d</title><p>The ferry will not run before spring, the harbour master says.</p></html>"
    bodies = [page % number for number in range(60)]
    (bucket / "in" / "a.warc").write_bytes(b"".join(record % (n, len(b), b) for n, b in enumerate(bodies)))
    lines = [
        json.dumps({"url": f"https://example-gazette.test/j{n}", "html": b.decode()}) for n, b in enumerate(bodies)
    ]
    (bucket / "in" / "b.jsonl").write_text("\n".join(lines))
    ran = btl(capsys, "ingest", f"{bucket}/in/*", "-o", f"{bucket}/out", "--json")
    assert ran.code == 0, ran.err
    assert json.loads(ran.out)["captures_parsed"] == 120
    assert json.loads(ran.out)["articles"] == 120


def test_the_commands_read_a_stored_corpus(bucket, local, capsys):
    assert btl(capsys, "ingest", str(samples.path()), "-o", f"{bucket}/a corpus", "--quiet").code == 0
    corpus = f"{bucket}/a corpus"
    assert btl(capsys, "verify", corpus).code == 0
    query = "SELECT comment_id, author, text, run FROM comments ORDER BY ALL"
    stored = btl(capsys, "sql", corpus, query)
    assert stored.code == 0, stored.err
    assert stored.out == btl(capsys, "sql", str(local.root), query).out
    assert len(stored.out.splitlines()) > 100
    assert btl(capsys, "repeats", corpus).out == btl(capsys, "repeats", str(local.root)).out
    (bucket / "page.html").write_bytes(b"<p>Ferry</p>")
    assert btl(capsys, "inspect", f"{bucket}/page.html").code == 0


def test_a_query_reaches_nothing_but_the_corpus(bucket, pages, capsys):  # noqa: F811
    made = make_run(bucket / "out", pages)
    publish.commit(made.staging, made.row)
    (bucket / "secret.txt").write_bytes(b"hunter2")
    for query in (
        f"SELECT * FROM read_text('{bucket}/secret.txt')",
        f"SELECT * FROM read_text('{bucket}/*.txt')",
        f"SELECT * FROM read_text('{bucket}/out/../secret.txt')",
        "SELECT * FROM read_text('/etc/hostname')",
        f"COPY (SELECT 1) TO '{bucket}/out/x.csv'",
    ):
        answer = btl(capsys, "sql", f"{bucket}/out", query)
        if "/../" in query:  # nothing goes up in a store: the name is looked for as it is, and is not there
            assert answer.out.splitlines()[1:] == []
        else:
            assert answer.code == 2, query
        assert "hunter2" not in answer.out + answer.err
    assert not (bucket / "out" / "x.csv").exists()


# ------------------------------------------------------------------------------------------------------------- publish


class Killed(BaseException):
    """Stands for SIGKILL: nothing in our code may catch it."""


@pytest.mark.parametrize("step", range(0, 40, 3))
def test_killed_at_any_step_of_publishing_the_next_run_repairs(bucket, pages, monkeypatch, step):  # noqa: F811
    monkeypatch.setattr("belowtheline.storage.objects._AT_ONCE", 1)  # so that a step is always the same
    whole = make_run(bucket / "whole", pages)
    publish.commit(whole.staging, whole.row)
    made = make_run(bucket / "killed", pages)
    steps = iter(range(1000))

    def dying(real):
        def call(*args, **kwargs):
            if next(steps) == step:
                raise Killed
            return real(*args, **kwargs)

        return call

    with monkeypatch.context() as patch:
        for name in ("copy", "store", "delete", "status"):
            patch.setattr(gcs, name, dying(getattr(gcs, name)))
        with contextlib.suppress(Killed):
            publish.commit(made.staging, made.row)
    if runs.committed(made.corpus):  # whoever reads runs/ first never sees half a run
        assert verify(made.corpus).ok
    publish.repair(made.corpus)
    if not runs.committed(made.corpus):  # killed before it was ready: the next run makes it again
        made = make_run(bucket / "killed", pages)
        publish.commit(made.staging, made.row)
    assert verify(made.corpus).ok
    assert contents(made.corpus) == contents(whole.corpus)
    assert list(made.corpus.staging.iterdir()) == []


def test_a_run_replaces_an_older_one_of_its_name(bucket, pages):  # noqa: F811
    made = make_run(bucket / "c", pages, shards=2)
    publish.commit(made.staging, made.row)
    again = make_run(bucket / "c", pages[:1])
    publish.commit(again.staging, again.row)
    assert verify(made.corpus).ok
    assert only_run(made.corpus)["captures_read"] == 1


def test_two_that_publish_the_same_run_do_not_harm_each_other(bucket, pages, monkeypatch):  # noqa: F811
    """A run taken for dead goes on publishing while the next one finishes it, sweep included."""
    made = make_run(bucket / "c", pages)
    place_files = publish.object_publish.place_files

    def overtaken(*args):
        monkeypatch.setattr(publish.object_publish, "place_files", place_files)
        publish.repair(made.corpus)
        place_files(*args)

    monkeypatch.setattr(publish.object_publish, "place_files", overtaken)
    publish.commit(made.staging, made.row)
    assert verify(made.corpus).ok


def test_a_file_that_did_not_arrive_stops_the_run(bucket, pages):  # noqa: F811
    made = make_run(bucket / "c", pages)
    next(path for path, _ in made.staging.final("repeats").files()).unlink()
    with pytest.raises(CorpusError, match=r"repeats-00000\.parquet is missing; the run is not published"):
        publish.commit(made.staging, made.row)
    assert runs.committed(made.corpus) == []


# ---------------------------------------------------------------------------------------------------------------- lock


def test_a_second_run_is_refused_and_told_who_writes(bucket, once, capsys):
    (bucket / "page.html").write_bytes(b"<p>Ferry</p>")
    with publish.locked(Corpus(bucket / "out"), "other"):
        second = btl(capsys, "ingest", f"{bucket}/page.html", "-o", f"{bucket}/out")
        assert second.code == 1
        assert "another run is writing to it" in second.err
        assert f":{os.getpid()}, since " in second.err
        assert "sign of life" in second.err
    assert btl(capsys, "ingest", f"{bucket}/page.html", "-o", f"{bucket}/out").code == 0


def test_a_lock_left_behind_is_taken_over(bucket, once, monkeypatch):
    place = bucket / "out" / "_staging" / ".lock"
    place.write_bytes(
        json.dumps({"owner": "elsewhere:7", "since": "yesterday", "run": "old", "machine": "m", "pid": 7}).encode()
    )
    with (
        pytest.raises(CorpusError, match=r"elsewhere:7, since yesterday"),
        publish.locked(Corpus(bucket / "out"), "new"),
    ):
        pass
    real = gcs._status
    old = gcs.status(bucket.bucket, place.key).generation

    def aged(blob):
        found = real(blob)
        shift = timedelta(seconds=object_lock.STALE + 1) if found.generation == old else timedelta(0)
        return gcs.Status(found.size, found.generation, found.updated - shift, found.digest)

    monkeypatch.setattr(gcs, "_status", aged)
    with publish.locked(Corpus(bucket / "out"), "new") as notes:
        assert notes[0].startswith(
            "took over the corpus from elsewhere:7, since yesterday, whose last sign of life was 60"
        )
        with (
            pytest.raises(CorpusError, match="another run is writing"),
            publish.locked(Corpus(bucket / "out"), "third"),
        ):
            pass
    assert list((bucket / "out" / "_staging").iterdir()) == []


def test_the_heart_beats_and_a_lost_lock_is_not_taken_back(bucket, once, monkeypatch, pages):  # noqa: F811
    monkeypatch.setattr(object_lock, "BEAT", 0.001)
    made = make_run(bucket / "out", pages)
    place = made.corpus.staging / ".lock"
    beaten, store_once = threading.Event(), gcs.store

    def counted(bucket_name, name, content, size, expected=None):
        generation = store_once(bucket_name, name, content, size, expected)
        if name.endswith(".lock") and expected:
            beaten.set()
        return generation

    monkeypatch.setattr(gcs, "store", counted)
    with publish.locked(made.corpus, "r1"):
        assert beaten.wait(30)
        place.write_bytes(json.dumps({"owner": "thief:1", "run": "r2"}).encode())
        with pytest.raises(CorpusError, match="lost the corpus to thief:1"):
            publish.commit(made.staging, made.row)
    assert runs.committed(made.corpus) == []
    assert b"thief" in place.read_bytes()


def test_a_killed_run_is_cleared_away_and_made_again(bucket, once, local, capsys):
    """SIGKILL while pages are read: its lock is taken over at once on the same machine, its leftovers are swept."""
    output = bucket / "out"
    process = subprocess.Popen([*BTL, "ingest", str(samples.path()), "-o", str(output), "--quiet"])
    while process.poll() is None and not (output / "_staging" / ".lock").is_file():
        time.sleep(0.02)
    assert process.poll() is None, "the run ended before it could be killed"
    process.send_signal(signal.SIGKILL)
    process.wait()
    (output / "_staging" / "dead" / "parts" / "x.arrow").write_bytes(b"half")
    ran = btl(capsys, "ingest", str(samples.path()), "-o", str(output))
    assert ran.code == 0, ran.err
    assert "took over the corpus from" in ran.err
    assert "swept away run dead" in ran.err
    assert contents(Corpus(output)) == contents(local)
    assert list((output / "_staging").iterdir()) == []


# -------------------------------------------------------------------------------------------------------------- errors


def one_line(outcome, code, *words):
    assert outcome.code == code, outcome.err
    assert len(outcome.err.splitlines()) == 1, outcome.err
    assert all(word in outcome.err for word in words), outcome.err


def test_what_is_missing_is_said_in_one_line(bucket, capsys):
    missing = f"gs://{bucket.bucket}-not"
    (bucket / "page.html").write_bytes(b"<p>Ferry</p>")
    one_line(btl(capsys, "ingest", f"{missing}/x", "-o", f"{bucket}/out"), 2, f"{missing}/x", "no such bucket")
    one_line(
        btl(capsys, "ingest", f"{bucket}/page.html", "-o", f"{missing}/out", "--quiet"),
        1,
        f"{missing}/out",
        "no such bucket",
    )
    one_line(btl(capsys, "verify", f"{missing}/out"), 1, missing, "no such bucket")
    one_line(btl(capsys, "verify", f"{bucket}/out"), 1, f"{bucket}/out", "no such corpus")
    one_line(btl(capsys, "sql", f"{missing}/out", "SELECT 1"), 1, missing, "no such bucket")
    one_line(btl(capsys, "sql", f"{bucket}/out", "SELECT 1"), 1, f"{bucket}/out", "no such folder")
    one_line(btl(capsys, "inspect", f"{bucket}/nothing.html"), 2, "no such object")
    one_line(btl(capsys, "ingest", "s3://bucket/x", "-o", f"{bucket}/out"), 2, "s3://")


def test_a_missing_library_is_said_in_one_line(capsys, monkeypatch):
    monkeypatch.setitem(sys.modules, "google.cloud", None)
    gcs._client_of.cache_clear()
    one_line(btl(capsys, "verify", "gs://bucket/corpus"), 2, "pip install 'belowtheline[gcp]'")


def test_missing_credentials_are_said_in_one_line(capsys, monkeypatch):
    pytest.importorskip("google.cloud.storage")
    from google.auth import exceptions  # noqa: PLC0415
    from google.cloud import storage  # noqa: PLC0415

    def refuse(*_, **__):
        raise exceptions.DefaultCredentialsError("none found")

    monkeypatch.delenv("STORAGE_EMULATOR_HOST", raising=False)
    monkeypatch.setattr(storage, "Client", refuse)
    gcs._client_of.cache_clear()
    one_line(btl(capsys, "verify", "gs://bucket/corpus"), 1, "no Google credentials")


def test_beam_does_not_look_for_credentials_when_an_emulator_is_set(bucket):
    """In a process of its own, as a worker is: importing our transforms is enough."""
    (bucket / "page.html").write_bytes(b"<p>Ferry</p>")
    script = (
        "import google.auth\n"
        "def fail(*a, **k): raise SystemExit('credentials were looked for')\n"
        "google.auth.default = fail\n"
        "import belowtheline.transforms\n"
        "from apache_beam.io.filesystems import FileSystems\n"
        f"print(FileSystems.open('{bucket}/page.html').read().decode())"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert done.stdout.strip() == "<p>Ferry</p>", done.stderr[-2000:]
