"""Runs that know every earlier run: whatever the order and the cut, the views show what one run would have made."""

import hashlib
import json
import random
import shutil

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from belowtheline import samples
from belowtheline.analytics.database import connect
from belowtheline.options import IngestOptions
from belowtheline.progress import Progress
from belowtheline.storage import parquet, publish, reindex, runs
from belowtheline.storage.layout import PARTITIONED, Corpus
from belowtheline.storage.verify import verify
from belowtheline.transforms import ingest
from belowtheline.transforms.settle import settle

from . import threads
from .pages import dump, talk
from .test_repeats import invented

VIEWS = ("articles", "captures", "comments", "repeats", "comments_all", "dead_letters")
RECORDS = invented(180, seed=11)
PAGES = threads.pages_of(RECORDS)


def run(inputs, corpus, *beam_args, **options):
    return ingest.run(
        IngestOptions(inputs=tuple(map(str, inputs)), output=str(corpus), **options), list(beam_args), Progress()
    )


def shown(corpus, view):
    """Return the rows of a view, all columns but the run that wrote them."""
    with connect(str(corpus)) as connection:
        return connection.execute(f"SELECT * EXCLUDE (run) FROM {view} ORDER BY ALL").fetchall()


def everything(corpus):
    return {view: shown(corpus, view) for view in VIEWS}


def column(corpus, query):
    with connect(str(corpus)) as connection:
        return [row[0] for row in connection.execute(query).fetchall()]


def sound(corpus):
    report = verify(Corpus(corpus))
    return [*report.problems, *(problem for check in report.runs for problem in check.problems)] == []


def digests(corpus, run_id):
    """Return digests of all files of a run but its row, which holds times."""
    return {
        str(path.relative_to(corpus)): hashlib.sha256(path.read_bytes()).hexdigest()
        for name in ("_index", *PARTITIONED)
        for path in Corpus(corpus).partition(name, run_id).rglob("*.*")
    }


@pytest.fixture
def pages(monkeypatch):
    threads.install(monkeypatch, PAGES)


@pytest.fixture
def cut(tmp_path, pages):
    """Return the pages, shuffled and cut into some files."""

    def files(seed, count):
        numbers = random.Random(seed).sample(range(len(PAGES)), len(PAGES))
        return [threads.dump(tmp_path / f"{seed}-{at}" / "x.html", numbers[at::count]) for at in range(count)]

    return files


def test_the_invented_pages_hold_every_kind(cut, tmp_path):
    run(cut(0, 1), tmp_path / "c")
    with connect(str(tmp_path / "c")) as connection:
        kinds = connection.execute("SELECT relation, count(*) FROM comments_all GROUP BY 1 ORDER BY 1").fetchall()
        assert {kind for kind, _ in kinds} == {None, "recapture", "exact", "near", "contained"}
        query = "SELECT count(copy_of), count(quotes_id), count(*) FILTER (captures > 1) FROM comments"
        assert min(connection.execute(query).fetchone()) > 3
        assert connection.execute("SELECT max(captures) FROM articles").fetchone()[0] > 3


@pytest.mark.parametrize(("seed", "count", "remove_copies"), [(1, 2, False), (2, 3, True), (3, 5, False)])
def test_runs_one_after_the_other_show_what_one_run_shows(cut, tmp_path, seed, count, remove_copies):
    files = cut(seed, count)
    run(files, tmp_path / "whole", remove_copies=remove_copies)
    for number, file in enumerate(random.Random(seed).sample(files, count)):
        row = run([file], tmp_path / "c", remove_copies=remove_copies).row
        assert (row["sequence"], len(row["settled_over"])) == (number + 1, number)
    assert everything(tmp_path / "c") == everything(tmp_path / "whole")
    assert sound(tmp_path / "c")


@pytest.mark.parametrize("mode", ["off", "exact"])
def test_the_cheaper_modes_show_it_too(cut, tmp_path, mode):
    files = cut(4, 2)
    run(files, tmp_path / "whole", repeats=mode)
    for file in files:
        run([file], tmp_path / "c", repeats=mode)
    assert everything(tmp_path / "c") == everything(tmp_path / "whole")
    assert sound(tmp_path / "c")


def test_the_last_run_says_how_repeats_are_told(cut, tmp_path):
    first, second = cut(5, 2)
    run([first, second], tmp_path / "whole")
    run([first], tmp_path / "c", repeats="exact")
    done = run([second], tmp_path / "c")
    assert any("was made again" in note for note in done.notes), "without keys, which --repeats=exact does not keep"
    assert everything(tmp_path / "c") == everything(tmp_path / "whole")


@pytest.mark.parametrize("order", [1, -1])
def test_packaged_samples_in_two_runs(tmp_path, order):
    files = sorted(str(path) for path in samples.path().iterdir() if not path.name.endswith(".json"))
    random.Random(order).shuffle(files)
    run(files, tmp_path / "whole")
    for part in (files[::2], files[1::2])[::order]:
        run(part, tmp_path / "c")
    assert everything(tmp_path / "c") == everything(tmp_path / "whole")
    assert sound(tmp_path / "c")


def test_the_same_dump_from_another_folder_adds_recaptures_only(tmp_path):
    talk(dump(tmp_path / "in"))
    shutil.copytree(tmp_path / "in", tmp_path / "copy")
    first = run([tmp_path / "in"], tmp_path / "c").row
    ids = "SELECT comment_id FROM comments ORDER BY 1"
    before, known = digests(tmp_path / "c", first["run_id"]), column(tmp_path / "c", ids)
    again = run([tmp_path / "copy"], tmp_path / "c").row
    assert (again["comments_kept"], again["comments_repeats"]) == (0, first["comments_parsed"])
    assert digests(tmp_path / "c", first["run_id"]) == before
    assert column(tmp_path / "c", ids) == known
    assert column(tmp_path / "c", "SELECT DISTINCT captures % 2 FROM comments") == [0]
    twice = "SELECT count(*) FROM (SELECT comment_id FROM comments_rows GROUP BY 1 HAVING count(*) > 1)"
    assert column(tmp_path / "c", twice) == [0]
    assert sound(tmp_path / "c")


def test_a_run_over_the_same_corpus_is_the_same_bytes_whatever_the_order_and_the_workers(tmp_path):
    talk(dump(tmp_path / "in"))
    shutil.copytree(tmp_path / "in", tmp_path / "more")
    (tmp_path / "more" / "pier.html").unlink()
    run([tmp_path / "in"], tmp_path / "c")
    files = sorted(str(path) for path in (tmp_path / "more").iterdir() if not path.name.endswith(".json"))
    made = []
    for number, (order, flags) in enumerate([
        (1, []),
        (-1, ["--direct_runner_bundle_repeat=1"]),
        (1, ["--direct_running_mode=multi_processing", "--direct_num_workers=2"]),
    ]):  # fmt: skip
        shutil.copytree(tmp_path / "c", tmp_path / f"c{number}")
        row = run(files[::order], tmp_path / f"c{number}", *flags).row
        assert row["amendments"] > 5
        made.append(digests(tmp_path / f"c{number}", row["run_id"]))
    assert made[0] == made[1] == made[2]
    assert any(name.startswith("amendments/") for name in made[0])


def test_a_lost_index_is_made_again_by_the_next_run(cut, tmp_path):
    files = cut(6, 3)
    run(files, tmp_path / "whole")
    rows = [run([file], tmp_path / "c").row for file in files[:2]]
    Corpus(tmp_path / "c").index(rows[0]["run_id"]).unlink()
    damaged = Corpus(tmp_path / "c").memo(rows[1]["run_id"])
    damaged.write_bytes(damaged.read_bytes()[:-1] + b"?")
    done = run([files[2]], tmp_path / "c")
    assert [rows[0]["run_id"] in note for note in done.notes] == [True]
    assert everything(tmp_path / "c") == everything(tmp_path / "whole")


def test_reindex_makes_the_bytes_that_the_run_made(cut, tmp_path):
    rows = [run([file], tmp_path / "c").row for file in cut(7, 2)]
    before = [digests(tmp_path / "c", row["run_id"]) for row in rows]
    for _ in range(2):
        assert reindex.reindex(Corpus(tmp_path / "c")) == sorted(row["run_id"] for row in rows)
        assert [digests(tmp_path / "c", row["run_id"]) for row in rows] == before


def test_a_run_made_anew_by_force_takes_its_own_place(cut, tmp_path):
    first, second, third = cut(8, 3)
    run([first, third], tmp_path / "whole")
    run([first, second], tmp_path / "c", run_id="monday")
    run([third], tmp_path / "c", run_id="tuesday")
    run([first], tmp_path / "c", run_id="monday", force=True)
    assert everything(tmp_path / "c") == everything(tmp_path / "whole")
    assert sound(tmp_path / "c")


def unsettled(corpus, other, run_id):
    """Move a run of another corpus into one, as a job would leave it that settles nothing over earlier runs."""
    here, there = Corpus(corpus), Corpus(other)
    for name in PARTITIONED:
        if there.partition(name, run_id).exists():
            shutil.copytree(there.partition(name, run_id), here.partition(name, run_id))
    row = runs.read(there, run_id) | {"sequence": None, "settled_over": None, "amendments": None}
    pq.write_table(runs.to_table(row), here.run_file(run_id), coerce_timestamps="us")


def settled(corpus):
    with publish.locked(Corpus(corpus)):
        return settle(Corpus(corpus), repeats="near", remove_copies=False, beam_args=[], progress=Progress())


def test_a_run_that_was_not_settled_is_settled_by_the_next_or_without_new_dumps(cut, tmp_path):
    first, second, third = cut(9, 3)
    run([first, second], tmp_path / "two")
    run([first, second, third], tmp_path / "three")
    run([first], tmp_path / "c")
    unsettled(tmp_path / "c", tmp_path / "other", run([second], tmp_path / "other").row["run_id"])
    for view in ("comments", "articles"):
        key = f"{view.removesuffix('s')}_id"
        assert column(tmp_path / "c", f"SELECT count(*) - count(DISTINCT {key}) FROM {view}") == [0]
    assert sound(tmp_path / "c")
    shutil.copytree(tmp_path / "c", tmp_path / "d")
    done = settled(tmp_path / "c")
    assert (done.row["command"], done.row["comments_parsed"]) == ("settle", 0)
    assert done.row["amendments"] > 0
    assert everything(tmp_path / "c") == everything(tmp_path / "two")
    assert sound(tmp_path / "c")
    assert settled(tmp_path / "c") is None, "nothing is left to be amended"
    assert list((tmp_path / "c" / "_staging").iterdir()) == [tmp_path / "c" / "_staging" / ".lock"]
    run([third], tmp_path / "d")
    assert everything(tmp_path / "d") == everything(tmp_path / "three")


def test_a_corpus_of_an_earlier_version_takes_new_runs(cut, tmp_path):
    first, second = cut(10, 2)
    run([first, second], tmp_path / "whole")
    row = run([first], tmp_path / "c").row
    corpus = Corpus(tmp_path / "c")
    shutil.rmtree(corpus.root / "_index")
    old = runs.to_table(row).drop_columns(["sequence", "settled_over", "amendments"])
    pq.write_table(old, corpus.run_file(row["run_id"]), coerce_timestamps="us")
    assert len(shown(tmp_path / "c", "comments")) == row["comments_kept"]
    run([second], tmp_path / "c")
    assert everything(tmp_path / "c") == everything(tmp_path / "whole")
    assert json.loads(runs.read(corpus, row["run_id"])["parameters"])["repeats"] == "near"


def test_a_row_that_is_read_otherwise_than_the_runs_say_is_found(cut, tmp_path):
    rows = [run([file], tmp_path / "c").row for file in cut(11, 2)]
    corpus = Corpus(tmp_path / "c")
    path = corpus.partition("amendments", rows[1]["run_id"]) / "amendments-00000.parquet"
    table = pq.ParquetFile(path).read()
    assert table.num_rows == rows[1]["amendments"] > 5

    def rewrite(changed):
        written = parquet.write(changed, path, "amendments")
        row = runs.read(corpus, rows[1]["run_id"]) | {"amendments": written.rows}
        for file in row["files"]:
            if file["path"].startswith("amendments/"):
                file.update(rows=written.rows, bytes=written.bytes, digest=written.digest)
        pq.write_table(runs.to_table(row), corpus.run_file(row["run_id"]), coerce_timestamps="us")
        return " ".join(verify(corpus).problems)

    def with_column(name, values):
        index = table.schema.get_field_index(name)
        return table.set_column(index, table.schema.field(index), pa.array(values, table.schema.field(index).type))

    assert rewrite(table) == ""
    assert "rows that stand for a comment are there twice" in rewrite(with_column("relation", [None] * table.num_rows))
    assert "names no row that stands for a comment" in rewrite(with_column("copy_of", ["f" * 32] * table.num_rows))
    moved = rewrite(with_column("position", [99] * table.num_rows))
    assert f"are about rows that run {rows[0]['run_id']} does not hold" in moved
