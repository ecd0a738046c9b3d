"""Whole runs on Prism, Beam's portable runner in Go: every element and side input crosses gRPC and real coders.

Skipped where the binary is missing; `make prism` builds it.
"""

import os
import threading

import pytest

from belowtheline import samples
from belowtheline.errors import CorpusError
from belowtheline.storage.layout import DATA, Corpus
from belowtheline.storage.verify import verify
from tests.cli.running import btl
from tests.transforms.pages import wordpress
from tests.transforms.test_ingest import digests, run

from . import engine
from .worker_pool import worker_pool

pytestmark = [pytest.mark.component, pytest.mark.xdist_group("prism")]

longer = pytest.mark.skipif(
    os.environ.get(engine.FETCH) != "1", reason="over a minute with its processes: `make prism`"
)

PAGES = 448
"""Seven tasks of 64 files: the run is in the middle of them when the first one has been staged."""


@pytest.fixture(scope="module")
def prism():
    try:
        binary = engine.prism()
    except engine.Unavailable as why:
        pytest.skip(str(why))
    return ("--runner=PrismRunner", f"--prism_location={binary}")


@pytest.fixture(scope="module")
def local(tmp_path_factory):
    """The samples, ingested by the local runner: what every other engine must come to."""
    corpus = tmp_path_factory.mktemp("local") / "corpus"
    run(samples.path(), corpus)
    return digests(corpus)


@pytest.fixture(scope="module")
def many(tmp_path_factory):
    folder = tmp_path_factory.mktemp("many")
    for page in range(PAGES):
        said = [
            (page * 50 + n, f"Reader {n * 7 % 53}", 1 + n, f"Ferry {page * n} was late, page {page}.") for n in range(4)
        ]
        (folder / f"{page:05d}.html").write_text(wordpress(f"page-{page}", said))
    return folder


def test_the_corpus_is_the_local_runners_byte_for_byte(prism, local, tmp_path):
    run(samples.path(), tmp_path / "c", *prism)
    assert digests(tmp_path / "c") == local
    assert verify(Corpus(tmp_path / "c")).ok


@pytest.mark.parametrize("repeats", ["off", "exact"])
def test_the_other_graphs_run_there_too(prism, repeats, tmp_path):
    run(samples.path(), tmp_path / "local", repeats=repeats)
    run(samples.path(), tmp_path / "prism", *prism, repeats=repeats)
    assert digests(tmp_path / "prism") == digests(tmp_path / "local")


def test_btl_runs_it_although_a_job_server_wants_the_main_thread(prism, local, tmp_path, capsys):
    done = btl(capsys, "ingest", str(samples.path()), "-o", str(tmp_path / "c"), *prism)
    assert done.code == 0, done.err
    assert "196 comments" in done.err
    assert digests(tmp_path / "c") == local


def test_a_run_without_a_comment_runs_there_too(prism, tmp_path):
    """Every shuffle of repeats is empty then, and the count of rows is a sum of nothing."""
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "page.html").write_text(
        wordpress("bare", []).partition('<div id="comments"')[0] + "</body></html>"
    )
    run(tmp_path / "in", tmp_path / "local")
    row = run(tmp_path / "in", tmp_path / "prism", *prism).row
    assert (row["captures_parsed"], row["comments_parsed"]) == (1, 0)
    assert digests(tmp_path / "prism") == digests(tmp_path / "local")


@longer
def test_workers_in_processes_of_their_own_write_the_same_bytes(prism, local, tmp_path):
    with worker_pool() as pool:
        run(samples.path(), tmp_path / "c", *prism, *pool.flags)
    assert digests(tmp_path / "c") == local


@longer
def test_a_worker_killed_mid_run_leaves_nothing_visible_and_the_next_run_is_as_if_nothing_had_happened(
    prism, many, tmp_path
):
    run(many, tmp_path / "undisturbed")
    corpus = tmp_path / "c"
    with worker_pool() as pool:
        staged, over = threading.Event(), threading.Event()
        watch = threading.Thread(target=_watch, args=(corpus, staged, over), daemon=True)
        watch.start()
        killer = pool.kill_workers_when(staged)
        with pytest.raises(CorpusError, match="nothing of it is published"):
            run(many, corpus, *prism, *pool.flags)
        over.set()
        killer.join()
        assert len(pool.killed) == 1
        assert list(corpus.glob("_staging/*/parts/*.arrow"))  # it was in the middle
        assert not [name for name in (*DATA, "runs") if (corpus / name).exists()]
        again = run(many, corpus, *prism, *pool.flags)
    assert any("swept away" in note for note in again.notes)
    assert digests(corpus) == digests(tmp_path / "undisturbed")
    assert verify(Corpus(corpus)).ok


def _watch(corpus, staged, over):
    while not over.wait(0.02):
        if next(corpus.glob("_staging/*/parts/*-comments.arrow"), None):
            staged.set()
            return
    staged.set()
