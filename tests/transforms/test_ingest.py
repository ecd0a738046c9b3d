"""Whole runs on the local runner."""

import hashlib
import json
import os
import signal
import subprocess
import sys
import time

import pyarrow.dataset as ds
import pytest

from belowtheline.errors import CorpusError, UsageError
from belowtheline.options import IngestOptions
from belowtheline.progress import Progress
from belowtheline.repeats.normalise import MATCH_VERSION
from belowtheline.repeats.relations import RULES_VERSION
from belowtheline.storage import publish, runs
from belowtheline.storage.layout import DATA, Corpus
from belowtheline.storage.verify import verify
from belowtheline.transforms import ingest

from .pages import dump, talk


def run(dumps, corpus, *beam_args, **options):
    inputs = tuple(map(str, dumps)) if isinstance(dumps, (list, tuple)) else (str(dumps),)
    return ingest.run(IngestOptions(inputs=inputs, output=str(corpus), **options), list(beam_args), Progress())


def rows(corpus, dataset):
    return ds.dataset(corpus / dataset, partitioning="hive").to_table().to_pylist()


def digests(corpus):
    return {
        str(path.relative_to(corpus)): hashlib.sha256(path.read_bytes()).hexdigest()
        for name in DATA
        for path in (corpus / name).rglob("*.parquet")
    }


@pytest.fixture(scope="module")
def dumps(tmp_path_factory):
    return dump(tmp_path_factory.mktemp("dumps") / "in")


@pytest.fixture(scope="module")
def corpus(dumps, tmp_path_factory):
    folder = tmp_path_factory.mktemp("whole") / "corpus"
    run(dumps, folder)
    return folder


def test_every_capture_and_comment_ends_in_exactly_one_place(corpus):
    (row,) = rows(corpus, "runs")
    assert row["reconciled"]
    assert (row["captures_read"], row["captures_parsed"], row["captures_refused"]) == (6, 4, 2)
    assert (row["comments_parsed"], row["comments_kept"], row["comments_repeats"]) == (8, 5, 3)
    assert verify(Corpus(corpus)).ok


def test_a_page_captured_twice_is_one_article_and_its_comments_are_recaptures(corpus):
    articles = {a["canonical_url"]: a for a in rows(corpus, "articles")}
    assert len(articles) == 3
    (ferry,) = (a for url, a in articles.items() if "ferry" in url)
    assert (ferry["captures"], ferry["comments_parsed"], ferry["completeness"]) == (2, 3, "complete")
    assert ferry["first_captured_at"].day == 4
    assert ferry["captured_at"].day == 6
    relations = sorted((r["relation"], r["author"]) for r in rows(corpus, "repeats"))
    assert relations == [("exact", "Mara Voss"), ("recapture", "Mara Voss"), ("recapture", "Otto Brandt")]


def test_every_row_says_where_it_was_read_and_its_fields_are_those_of_the_page(corpus):
    (iris,) = (c for c in rows(corpus, "comments") if c["author"] == "Iris Quandt")
    assert iris["source"].endswith("/ferry-later.html")
    assert (iris["native_id"], iris["posted_at"].isoformat()) == ("4107", "2021-05-05T08:30:00+00:00")
    assert iris["text"] == "The bridge was closed too when I got there at nine."
    assert (iris["likes"], iris["edited_at"], iris["quotes_id"]) == (None, None, None)
    assert iris["evidence"] == "wordpress"


def test_what_cannot_be_read_is_a_dead_letter_that_names_its_source(corpus):
    letters = {letter["source"].rsplit("/", 1)[1]: letter for letter in rows(corpus, "dead_letters")}
    assert {name: (x["stage"], x["reason"]) for name, x in letters.items()} == {
        "empty.html": ("read", "empty"),
        "noise.bin": ("read", "unknown-format"),
    }


def test_the_same_input_again_changes_no_byte_and_no_run(dumps, corpus):
    before = digests(corpus)
    again = run(dumps, corpus)
    assert again.already_there
    assert digests(corpus) == before
    assert len(rows(corpus, "runs")) == 1


def test_done_by_force_in_any_order_and_any_cut_the_bytes_are_the_same(dumps, corpus, tmp_path):
    files = sorted(str(p) for p in dumps.iterdir() if not p.name.endswith(".json"))
    assert digests(tmp_path / "c") == {}
    run(files[::-1], tmp_path / "c")
    by_order = digests(tmp_path / "c")
    run(files, tmp_path / "d", "--direct_runner_bundle_repeat=1")
    assert digests(tmp_path / "d") == by_order
    assert {k.split("run=")[0]: v for k, v in by_order.items()} == {
        k.split("run=")[0]: v for k, v in digests(corpus).items()
    }
    run(files, tmp_path / "d", force=True)
    assert digests(tmp_path / "d") == by_order


def test_two_worker_processes_write_the_same_bytes(dumps, corpus, tmp_path):
    run(dumps, tmp_path / "c", "--direct_running_mode=multi_processing", "--direct_num_workers=2")
    assert digests(tmp_path / "c") == digests(corpus)


def test_a_damaged_corpus_is_made_whole_by_the_same_run(dumps, tmp_path):
    run(dumps, tmp_path / "c")
    before = digests(tmp_path / "c")
    next((tmp_path / "c" / "comments").rglob("*.parquet")).write_bytes(b"broken")
    assert not verify(Corpus(tmp_path / "c")).ok
    assert not run(dumps, tmp_path / "c").already_there
    assert digests(tmp_path / "c") == before


def test_repeats_off_merges_captures_and_nothing_else(dumps, tmp_path):
    row = run(dumps, tmp_path / "c", repeats="off").row
    assert (row["comments_kept"], row["comments_repeats"]) == (6, 2)


def test_an_extended_comment_is_canonical_and_what_it_holds_repeats_it(tmp_path):
    row = run(talk(tmp_path / "in"), tmp_path / "c").row
    comments = {c["native_id"]: c for c in rows(tmp_path / "c", "comments")}
    repeats = {r["native_id"]: r for r in rows(tmp_path / "c", "repeats")}
    assert (row["comments_parsed"], row["comments_kept"], row["comments_repeats"]) == (8, 6, 2)
    assert {n: (r["relation"], r["repeated_in"]) for n, r in repeats.items()} == {
        "5101": ("contained", "same-thread"),
        "5201": ("near", "same-site"),
    }
    holder = comments["5105"]
    assert {r["canonical_id"] for r in repeats.values()} == {holder["comment_id"]}
    assert repeats["5101"]["similarity"] == 1.0
    assert 0.9 < repeats["5201"]["similarity"] < 1.0
    assert comments["5103"]["quotes_id"] == holder["comment_id"]
    assert comments["5202"]["copy_of"] == holder["comment_id"]
    assert {c["cluster_id"] for c in (*repeats.values(), comments["5202"])} == {holder["comment_id"]}
    assert holder["occurrences"] == 4
    assert [comments[n]["occurrences"] for n in ("5102", "5104", "5203")] == [1, 1, 1]
    assert verify(Corpus(tmp_path / "c")).ok


def test_copies_are_removed_when_asked_for_and_nothing_else(tmp_path):
    row = run(talk(tmp_path / "in"), tmp_path / "c", remove_copies=True).row
    assert (row["comments_kept"], row["comments_repeats"]) == (5, 3)
    (copy,) = (r for r in rows(tmp_path / "c", "repeats") if r["relation"] == "copy")
    assert (copy["native_id"], copy["author"], copy["similarity"]) == ("5202", "Lena Hofer", 1.0)
    assert verify(Corpus(tmp_path / "c")).ok


def test_exact_repeats_say_nothing_of_other_words(tmp_path):
    row = run(talk(tmp_path / "in"), tmp_path / "c", repeats="exact").row
    assert row["comments_repeats"] == 0
    comments = {c["native_id"]: c for c in rows(tmp_path / "c", "comments")}
    assert {c["quotes_id"] for c in comments.values()} == {None}
    assert comments["5202"]["copy_of"] == comments["5105"]["comment_id"]


def test_names_can_be_pseudonymised_or_dropped(dumps, corpus, tmp_path):
    key = tmp_path / "key"
    key.write_bytes(b"a secret of at least eight bytes")
    run(dumps, tmp_path / "p", authors="pseudonymise", author_key_file=str(key))
    run(dumps, tmp_path / "d", authors="drop")
    kept, hidden, dropped = (rows(folder, "comments") for folder in (corpus, tmp_path / "p", tmp_path / "d"))
    assert len(kept) == len(hidden) == 5
    assert len(dropped) == 6, "nobody knows any more that Mara Voss wrote both"
    assert {c["author"] for c in dropped} == {c["author_key"] for c in dropped} == {None}
    assert all(c["author"].startswith("author-") for c in hidden)
    assert len({c["author"] for c in hidden}) == len({c["author"] for c in kept})
    assert {c["author_key"] for c in hidden}.isdisjoint(c["author_key"] for c in kept)
    assert {c["comment_id"] for c in hidden} == {c["comment_id"] for c in kept}
    with pytest.raises(UsageError, match="author-key-file"):
        run(dumps, tmp_path / "x", authors="pseudonymise")


def test_a_run_id_of_ones_own_is_kept_for_one_input(dumps, tmp_path):
    assert run(dumps, tmp_path / "c", run_id="monday").row["run_id"] == "monday"
    assert run(dumps, tmp_path / "c", run_id="monday").already_there
    with pytest.raises(UsageError, match="--force"):
        run(dumps / "bridge.html", tmp_path / "c", run_id="monday")
    with pytest.raises(UsageError, match="letters, digits"):
        run(dumps, tmp_path / "c", run_id="../monday")


def test_inputs_that_match_nothing_are_named(tmp_path):
    (tmp_path / "hollow").mkdir()
    for bad in ("nowhere", "hollow", "*.warc"):
        with pytest.raises(UsageError, match=bad.replace("*", r"\*")):
            run(tmp_path / bad, tmp_path / "c")


def test_a_failure_inside_the_pipeline_is_an_error_without_a_trace_in_the_corpus(dumps, tmp_path, monkeypatch):
    def broken(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("belowtheline.storage.parquet.write", broken)
    with pytest.raises(CorpusError, match="No space left on device"):
        run(dumps, tmp_path / "c")
    assert digests(tmp_path / "c") == {}
    monkeypatch.undo()
    done = run(dumps, tmp_path / "c")
    assert any("swept away" in note for note in done.notes)
    assert verify(Corpus(tmp_path / "c")).ok


@pytest.mark.parametrize("moment", ["parts", "final", "READY"])
def test_killed_for_real_the_next_run_repairs(dumps, corpus, tmp_path, moment):
    """SIGKILL as soon as a file of that name appears in the staging area (or a little later: any moment will do)."""
    target = tmp_path / "c"
    code = "import sys; from belowtheline.cli import main; main()"
    child = subprocess.Popen([sys.executable, "-c", code, "ingest", str(dumps), "--output", str(target), "--quiet"])
    limit = time.monotonic() + 120
    while child.poll() is None and time.monotonic() < limit:
        if any(target.glob(f"_staging/*/{moment}*")):
            os.kill(child.pid, signal.SIGKILL)
            break
    child.wait()
    if runs.committed(Corpus(target)):
        assert verify(Corpus(target)).ok
    run(dumps, target)
    assert digests(target) == digests(corpus)
    assert verify(Corpus(target)).ok
    assert [p.name for p in (target / "_staging").iterdir()] == [".lock"]


def test_a_second_run_at_the_same_time_is_refused(dumps, tmp_path):
    with publish.locked(Corpus(tmp_path / "c")), pytest.raises(CorpusError, match="another run is writing"):
        run(dumps, tmp_path / "c")


def test_the_row_of_a_run_holds_its_options_versions_and_files(corpus):
    (row,) = rows(corpus, "runs")
    parameters = json.loads(row["parameters"])
    assert parameters["repeats"] == "near"
    assert parameters["repeat_rules"]["rules_version"] == RULES_VERSION
    assert parameters["repeat_rules"]["match_version"] == MATCH_VERSION
    assert parameters["repeat_rules"]["thresholds"]["long_units"] == 60
    assert "apache-beam" in json.loads(row["versions"])
    assert {file["path"].split("/")[0] for file in row["files"]} == {*DATA, "captures"}
    assert all((corpus / file["path"]).stat().st_size == file["bytes"] for file in row["files"])
