"""A run is visible whole or not at all, and what a killed one left is repaired."""

import contextlib

import pyarrow.parquet as pq
import pytest

from belowtheline.errors import CorpusError
from belowtheline.storage import publish, runs
from belowtheline.storage.layout import DATA, PARTITIONED
from belowtheline.storage.verify import verify

from .conftest import make_run


class Killed(BaseException):
    """Stands for SIGKILL: nothing in our code may catch it."""


def visible(corpus):
    datasets = (*PARTITIONED, "runs", "_index")
    return sorted(str(p.relative_to(corpus.root)) for name in datasets for p in corpus.dataset(name).rglob("*.*[a-z]"))


def test_nothing_is_visible_before_the_commit_and_everything_after(tmp_path, pages):
    made = make_run(tmp_path, pages)
    assert visible(made.corpus) == []
    publish.commit(made.staging, made.row)
    assert visible(made.corpus) == [
        "_index/run=r1/index.bin",
        *(f"{name}/run=r1/{name}-00000.parquet" for name in sorted((*DATA, "captures"))),
        "runs/r1.parquet",
    ]
    assert not made.staging.root.exists()
    assert verify(made.corpus).ok


def test_a_run_that_does_not_add_up_is_not_published(tmp_path, pages):
    made = make_run(tmp_path, pages)
    with pytest.raises(CorpusError, match="comments parsed = kept"):
        publish.commit(made.staging, made.row | {"comments_parsed": made.row["comments_parsed"] + 1})
    assert visible(made.corpus) == []


@pytest.mark.parametrize("step", range(20))
def test_killed_at_any_step_of_publishing_the_next_run_repairs(tmp_path, pages, monkeypatch, step):
    whole = make_run(tmp_path / "whole", pages)
    publish.commit(whole.staging, whole.row)
    made = make_run(tmp_path / "killed", pages)
    steps = iter(range(100))

    def dying(real):
        def call(*args, **kwargs):
            if next(steps) == step:
                raise Killed
            return real(*args, **kwargs)

        return call

    with monkeypatch.context() as patch:
        for owner, name in (
            (type(tmp_path), "rename"),
            (type(tmp_path), "write_text"),
            (publish.shutil, "rmtree"),
            (publish, "_sync"),
        ):
            patch.setattr(owner, name, dying(getattr(owner, name)))
        with contextlib.suppress(Killed):
            publish.commit(made.staging, made.row)
    if runs.committed(made.corpus):  # whoever reads runs/ first never sees half a run
        assert verify(made.corpus).ok
    publish.repair(made.corpus)
    if not runs.committed(made.corpus):  # killed before it was ready: the next run makes it again
        made = make_run(tmp_path / "killed", pages)
        publish.commit(made.staging, made.row)
    assert verify(made.corpus).ok
    assert visible(made.corpus) == visible(whole.corpus)
    assert list(made.corpus.staging.iterdir()) == []


def test_a_run_replaces_an_older_one_of_its_name(committed, pages, tmp_path):
    again = make_run(committed.corpus.root, pages[:1])
    publish.commit(again.staging, again.row)
    assert verify(committed.corpus).ok
    assert pq.ParquetFile(committed.corpus.run_file("r1")).read().to_pylist()[0]["captures_read"] == 1


def test_what_the_older_run_had_and_the_new_one_has_not_goes_with_it(committed, pages):
    corpus = committed.corpus
    assert corpus.partition("captures", "r1").exists()
    again = make_run(corpus.root, pages[2:])
    publish.commit(again.staging, again.row)
    assert not corpus.partition("captures", "r1").exists()
    assert verify(corpus).ok


def test_two_runs_at_once_are_refused(tmp_path, pages):
    corpus = make_run(tmp_path, pages).corpus
    with publish.locked(corpus), pytest.raises(CorpusError, match="another run is writing"), publish.locked(corpus):
        pass


def test_a_corpus_that_cannot_be_made_is_a_clear_error(tmp_path):
    (tmp_path / "file").write_text("not a folder")
    with (
        pytest.raises(CorpusError, match="cannot write there"),
        publish.locked(publish.Corpus(tmp_path / "file" / "corpus")),
    ):
        pass
