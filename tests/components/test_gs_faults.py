"""Networks and stores that fail in passing cost time; ones that fail for good cost the run, and nothing half-done shows."""

import json

import pytest

from belowtheline.errors import CorpusError, StoreError
from belowtheline.storage import gcs, publish, runs
from belowtheline.storage.layout import Corpus
from belowtheline.storage.verify import verify
from tests.cli.running import btl
from tests.storage.conftest import make_run, pages  # noqa: F401 - a fixture

pytestmark = pytest.mark.component

PASSING = [(429, 3), (503, 3), ("drop", 2), ("truncate", 2)]


@pytest.mark.parametrize(("kind", "times"), PASSING)
def test_reading_is_tried_again(bucket, faults, kind, times):
    content = bytes(range(256)) * (12 << 12)
    (bucket / "page").write_bytes(content)
    fault = faults.plan(kind, "alt=media", times)
    assert (bucket / "page").read_bytes() == content
    assert fault.times == 0


@pytest.mark.parametrize("kind", [429, 503, "drop", "lost"])
def test_writing_is_tried_again(bucket, faults, kind):
    small, large = (
        faults.plan(kind, "uploadType=multipart", 2),
        faults.plan(kind, "^PUT .*upload_id|^POST .*upload_id", 2),
    )
    (bucket / "small").write_bytes(b"x" * 1000)
    (bucket / "large").write_bytes(b"y" * (20 << 20))
    assert (bucket / "small").read_bytes() == b"x" * 1000
    assert (bucket / "large").stat().st_size == 20 << 20
    assert (small.times, large.times) == (0, 0)


@pytest.mark.parametrize("kind", [429, 503, "drop", "truncate"])
def test_listing_copying_and_deleting_are_tried_again(bucket, faults, kind):
    for name in "abc":
        (bucket / "in" / name).write_bytes(name.encode())
    planned = [faults.plan(kind, match, 2) for match in (r"^GET .*/o\?", "rewriteTo", "^DELETE")]
    (bucket / "in").rename(bucket / "out")
    assert [path.key for path, _ in bucket.files()] == ["out/a", "out/b", "out/c"]
    assert [fault.times for fault in planned] == [0, 0, 0]


@pytest.mark.parametrize("kind", [503, "drop", "stall"])
def test_what_never_answers_is_given_up_by_name(bucket, faults, kind, monkeypatch):
    (bucket / "page").write_bytes(b"x")
    monkeypatch.setattr(gcs, "PATIENCE", gcs.Patience(0.001, 0.01, 0.3, 0.2, 0.2))
    faults.plan(kind, "page", 10**9)
    for attempt in (
        (bucket / "page").read_bytes,
        (bucket / "page").is_file,
        lambda: (bucket / "page2").write_bytes(b"x"),
    ):
        with pytest.raises(StoreError, match=rf"{bucket}/page2?: the object store failed, also when asked again"):
            attempt()


def test_a_refused_permission_is_not_asked_again(bucket, faults, capsys):
    (bucket / "in" / "a.html").write_bytes(b"<p>Ferry</p>")
    (bucket / "in" / "b.html").write_bytes(b"<p>Harbour</p>")
    faults.plan(403, "a.html.*alt=media|alt=media.*a.html", 10**9)
    ran = btl(capsys, "ingest", f"{bucket}/in", "-o", f"{bucket}/out", "--json", "--repeats=exact")
    assert ran.code == 0, ran.err
    assert json.loads(ran.out)["dead_letters"] == 1
    reason = btl(capsys, "sql", f"{bucket}/out", "SELECT reason, message, source FROM dead_letters")
    assert reason.out.splitlines()[1:] == [f"unreadable,cannot be read: permission denied,{bucket}/in/a.html"]
    before = len(faults.seen)
    with pytest.raises(PermissionError):
        (bucket / "in" / "a.html").read_bytes()
    assert len(faults.seen) - before == 2  # its size, and one try to read it
    faults.planned.clear()
    faults.plan(403, r"^GET .*/o\?", 10**9)
    refused = btl(capsys, "ingest", f"{bucket}/in", "-o", f"{bucket}/out")
    assert (refused.code, len(refused.err.splitlines())) == (1, 1)
    assert "permission denied" in refused.err


def test_a_corpus_that_may_not_be_written_is_said_so(bucket, faults, capsys):
    (bucket / "a.html").write_bytes(b"<p>Ferry</p>")
    faults.plan(403, "^POST", 10**9)
    refused = btl(capsys, "ingest", f"{bucket}/a.html", "-o", f"{bucket}/out", "--quiet")
    assert (refused.code, len(refused.err.splitlines())) == (1, 1)
    assert f"{bucket}/out: cannot write there: permission denied" in refused.err


def test_a_run_through_a_bad_network_gives_the_same_corpus(bucket, faults, capsys):
    for number in range(6):
        (bucket / "in" / f"{number}.html").write_bytes(
            b"<title>Ferry %d</title><p>No ferry before spring.</p>" % number
        )
    assert btl(capsys, "ingest", f"{bucket}/in", "-o", f"{bucket}/good", "--quiet").code == 0
    planned = [
        faults.plan(kind, match, 2)
        for kind in (429, 503, "drop")
        for match in ("alt=media", "uploadType", r"^GET .*/o\?", r"^GET .*/o/[^?]*\?projection", "rewriteTo", "^DELETE")
    ] + [faults.plan("truncate", "alt=media", 4), faults.plan("lost", "uploadType", 4)]
    ran = btl(capsys, "ingest", f"{bucket}/in", "-o", f"{bucket}/bad", "--quiet")
    assert ran.code == 0, ran.err
    assert [fault for fault in planned if fault.times] == []
    good, bad = (runs.read(Corpus(bucket / name), runs.committed(Corpus(bucket / name))[0]) for name in ("good", "bad"))
    assert bad["files"] == good["files"]
    assert verify(Corpus(bucket / "bad")).ok


@pytest.mark.parametrize("match", [r"in/3\.html.*alt=media", "uploadType.*parts", "rewriteTo", "uploadType.* out/runs"])  # fmt: skip
def test_a_store_that_fails_for_good_fails_the_run_and_shows_nothing(bucket, faults, capsys, monkeypatch, match):
    monkeypatch.setattr(gcs, "PATIENCE", gcs.Patience(0.001, 0.01, 0.3, 2.0, 2.0))
    for number in range(6):
        (bucket / "in" / f"{number}.html").write_bytes(
            b"<title>Ferry %d</title><p>No ferry before spring.</p>" % number
        )
    faults.plan(503, match, 10**9)
    failed = btl(capsys, "ingest", f"{bucket}/in", "-o", f"{bucket}/out", "--quiet", "--repeats=exact")
    assert failed.code == 1
    assert len(failed.err.splitlines()) == 1, failed.err
    assert "the object store failed, also when asked again" in failed.err
    assert "gs://" in failed.err
    corpus = Corpus(bucket / "out")
    assert runs.committed(corpus) == []
    faults.planned.clear()
    again = btl(capsys, "ingest", f"{bucket}/in", "-o", f"{bucket}/out", "--quiet", "--repeats=exact")
    assert again.code == 0, again.err
    assert verify(corpus).ok
    assert list(corpus.staging.iterdir()) == []


def test_a_listing_that_is_behind_loses_nothing(bucket, faults, pages):  # noqa: F811
    """What is published goes by the run's row, object by object; a listing only finds what else lies there."""
    made = make_run(bucket / "out", pages)
    faults.plan("hide", r"^GET .*/o\?", 10**9, hidden="parquet|READY")
    publish.commit(made.staging, made.row)
    faults.planned.clear()
    assert verify(made.corpus).ok


def test_an_interrupted_publication_is_finished_although_the_store_failed(bucket, faults, pages, monkeypatch):  # noqa: F811
    monkeypatch.setattr(gcs, "PATIENCE", gcs.Patience(0.001, 0.01, 0.3, 2.0, 2.0))
    made = make_run(bucket / "out", pages)
    faults.plan(503, "rewriteTo.*comments", 10**9)
    with pytest.raises(CorpusError, match="object store failed"):
        publish.commit(made.staging, made.row)
    assert runs.committed(made.corpus) == []
    faults.planned.clear()
    assert publish.repair(made.corpus) == ["finished publishing run r1, which was cut short"]
    assert verify(made.corpus).ok
