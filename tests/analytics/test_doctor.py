"""Every invariant is checked: a corpus damaged in exactly one way is caught by the check of that name."""

import json
import shutil
from datetime import timedelta
from importlib import resources

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from belowtheline import schemas
from belowtheline.analytics import doctor
from belowtheline.analytics.doctor import examine
from belowtheline.errors import CorpusError
from belowtheline.options import IngestOptions
from belowtheline.progress import Progress
from belowtheline.storage import parquet, runs
from belowtheline.storage.layout import Corpus
from belowtheline.transforms import ingest
from tests.cli.running import btl
from tests.transforms.pages import LONG, dump, talk, wordpress

LATER = [
    (4101, "Mara Voss", 3, LONG + " Truly."),
    (4102, "Otto Brandt", 3, "Then row a little slower, Mara."),
]


def make(root):
    """Make a corpus of two runs: threads with answers, repeats of every kind, captures of one page in both runs."""
    first, second = dump(root / "first"), talk(root / "second")
    sample = resources.files("belowtheline.samples").joinpath("pages", "wpdiscuz-layout1.html")
    (first / "answers.html").write_bytes(sample.read_bytes())
    (second / "ferry.html").write_text(wordpress("ferry", LATER))
    (second / "ferry.html.json").write_text(
        '{"url": "https://gazette.test/ferry/", "captured_at": "2021-05-09T00:00:00Z"}'
    )
    for run_id, folder in (("r1", first), ("r2", second)):
        options = IngestOptions(inputs=(str(folder),), output=str(root / "corpus"), run_id=run_id)
        ingest.run(options, [], Progress())
    return root / "corpus"


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    return make(tmp_path_factory.mktemp("whole"))


@pytest.fixture
def corpus(whole, tmp_path):
    shutil.copytree(whole, tmp_path / "c")
    return Corpus(tmp_path / "c")


def failing(corpus):
    return {check.name for check in examine(corpus) if check.wrong}


# ------------------------------------------------------------------------------------------------ ways to damage a corpus


def rewrite(corpus, dataset, run_id, change):
    """Change rows of a dataset and make the run's listing agree, as a careless tool would; `change` maps the rows."""
    (path,) = corpus.partition(dataset, run_id).glob("*.parquet")
    schema = schemas.arrow(dataset).remove_metadata()
    table = pa.Table.from_pylist(change(pq.ParquetFile(path).read().to_pylist()), schema)
    replace(corpus, dataset, run_id, path, table)


def replace(corpus, dataset, run_id, path, table):
    written = parquet.write(table, path, dataset)
    relist(corpus, dataset, run_id, rows=written.rows, bytes=written.bytes, digest=written.digest)


def relist(corpus, dataset, run_id, **entry):
    run = runs.read(corpus, run_id)
    for file in run["files"]:
        if file["path"].startswith(dataset + "/"):
            file.update(entry)
    write_run(corpus, run)


def write_run(corpus, run):
    pq.write_table(runs.to_table(run), corpus.run_file(run["run_id"]), coerce_timestamps="us")


def some(test, **values):
    """Return a change of the first row that fits: `values` are its new ones, or functions of the row."""

    def change(rows):
        row = next(row for row in rows if test(row))
        row.update({name: value(row) if callable(value) else value for name, value in values.items()})
        return rows

    return change


def any_row(_):
    return True


def answer(row):
    return row["parent_id"] is not None


def iris(row):
    """Her comment is in one capture alone, whose time is known, so that nothing amends its row."""
    return row["author"] == "Iris Quandt" and row["last_seen"] is not None


def each(**values):
    """Return a change of all rows."""
    return lambda rows: [row | values for row in rows]


def damage(dataset, change, run_id="r1"):
    return lambda corpus: rewrite(corpus, dataset, run_id, change)


def said(change, run_id="r1"):
    """Damage a run's own row."""

    def do(corpus):
        run = runs.read(corpus, run_id)
        change(run)
        write_run(corpus, run)

    return do


def doubled(rows):
    return [*rows, dict(rows[0])]


def moved_to_another_run(corpus):
    rows = pq.ParquetFile(next(corpus.partition("comments", "r1").glob("*"))).read().to_pylist()
    known = {
        row["comment_id"]
        for row in pq.ParquetFile(next(corpus.partition("repeats", "r2").glob("*"))).read().to_pylist()
    }
    row = next(row for row in rows if row["comment_id"] in known)
    rewrite(corpus, "comments", "r2", lambda old: [*old, row])


def circle(rows):
    child = next(row for row in rows if answer(row))
    parent = next(row for row in rows if row["comment_id"] == child["parent_id"])
    parent["parent_id"] = child["comment_id"]
    return rows


def lost_comment(corpus):
    """Say of the row that stands for a comment that it repeats itself: nothing stands for it any more."""
    rewrite(corpus, "comments", "r2", lambda rows: [row for row in rows if row["native_id"] != "5102"])
    rows = pq.ParquetFile(next(corpus.partition("repeats", "r2").glob("*"))).read().to_pylist()
    lost = dict(rows[0]) | {"comment_id": "e" * 32, "canonical_id": "e" * 32, "relation": "recapture"}
    rewrite(corpus, "repeats", "r2", lambda old: [*old, lost])


def other_columns(corpus):
    (path,) = corpus.partition("comments", "r1").glob("*.parquet")
    table = pq.ParquetFile(path).read()
    replace(corpus, "comments", "r1", path, table.select([*table.column_names[1:], table.column_names[0]]))


def index_of_other_rows(corpus):
    shutil.copy(corpus.index("r2"), corpus.index("r1"))


def no_mark(row):
    return row["occurrences"] == 1


def first_of_a_list(name, **values):
    def change(run):
        run[name][0].update(values)

    return change


def raised(name):
    return lambda run: run.update({name: run[name] + 1})


DAMAGE = {
    "runs_readable": [
        lambda c: c.run_file("r1").write_bytes(b"not parquet"),
        lambda c: shutil.copy(c.run_file("r1"), c.run_file("r3")),
    ],
    "files_as_written": [
        lambda c: next(c.partition("repeats", "r1").glob("*")).unlink(),
        lambda c: next(c.partition("comments", "r2").glob("*")).write_bytes(b"PAR1"),
        lambda c: relist(c, "articles", "r1", digest="0" * 32),
    ],
    "no_strays": [
        lambda c: (c.partition("comments", "r1") / "extra.parquet").write_bytes(b"x"),
        lambda c: c.partition("articles", "r9").mkdir(),
    ],
    "columns": [other_columns, lambda c: relist(c, "comments", "r1", rows=1)],
    "sorted": [
        damage("comments", lambda rows: rows[::-1]),
        damage("articles", lambda rows: rows[::-1]),
        damage("dead_letters", lambda rows: rows[::-1]),
    ],
    "index": [index_of_other_rows, lambda c: c.index("r1").unlink()],
    "ids_unique": [
        damage("comments", doubled),
        damage("articles", doubled),
        damage("dead_letters", doubled),
        moved_to_another_run,
    ],
    "opens": [lambda c: (c.partition("comments", "r1") / "extra.parquet").write_bytes(b"x")],
    "one_place": [damage("comments", some(answer, position=0)), damage("repeats", doubled)],
    "captures_conserved": [
        damage("comments", lambda rows: rows[1:]),
        damage("comments", some(any_row, source_offset=77)),
        damage("articles", some(lambda r: r["captures"] == 1, comments_parsed=99)),
    ],
    "articles_known": [
        damage("comments", some(any_row, article_id="f" * 32)),
        damage("repeats", some(any_row, site="elsewhere.test")),
    ],
    "articles_count_captures": [
        damage("articles", some(lambda r: r["captures"] == 2, captures=3)),
        damage("captures", lambda rows: rows[1:]),
        damage("captures", some(any_row, captured_at=lambda r: r["captured_at"] - timedelta(days=900))),
    ],
    "parents_known": [
        damage("comments", some(answer, parent_id="f" * 32)),
        damage("comments", some(any_row, parent_id=lambda r: r["comment_id"])),
    ],
    "no_cycles": [
        damage("comments", circle),
        damage("comments", some(any_row, parent_id=lambda r: r["comment_id"])),
    ],
    "depth_and_root": [
        damage("comments", some(answer, depth=7)),
        damage("comments", some(answer, root_id=lambda r: r["comment_id"])),
        damage("comments", some(lambda r: r["depth"] == 0, root_id=None)),
        damage("comments", some(answer, depth=None)),
    ],
    "originals": [
        damage("repeats", each(canonical_id="f" * 32), "r2"),
        damage("comments", some(any_row, quotes_id="f" * 32)),
        damage("comments", some(any_row, copy_of=lambda r: r["comment_id"]), "r2"),
        damage("repeats", some(lambda r: r["relation"] != "recapture", canonical_id=lambda r: r["comment_id"]), "r2"),
    ],
    "every_comment_stands": [lost_comment],
    "repeated_in": [
        damage("repeats", each(repeated_in="elsewhere"), "r2"),
        damage("repeats", each(repeated_in="same-thread"), "r2"),
    ],
    "clusters": [
        damage("comments", some(no_mark, occurrences=2)),
        damage("comments", some(no_mark, cluster_id="f" * 32)),
    ],
    "seen": [
        damage("comments", some(iris, first_seen=lambda r: r["last_seen"] + timedelta(days=1))),
        damage("comments", some(any_row, captures=9)),
        damage("comments", some(iris, last_seen=None)),
    ],
    "times": [
        damage("articles", some(lambda r: r["captured_at"], first_captured_at=lambda r: r["captured_at"] + timedelta(days=1))),
        said(lambda run: run.update(finished_at=run["started_at"] - timedelta(days=1))),
        damage("comments", some(lambda r: r["posted_at_precision"] == "second", posted_at=None)),
    ],
    "counts": [
        *(said(raised(name)) for name in (
            "comments_kept", "comments_repeats", "articles", "captures_parsed", "dead_letters", "captures_refused",
            "comments_refused", "captures_read", "comments_parsed",
        )),
        said(raised("amendments"), "r2"),
        said(lambda run: run.update(reconciled=False)),
    ],
    "conservation": [
        *(said(first_of_a_list("sources", **{name: 7})) for name in (
            "captures", "parsed", "refused", "comments", "kept", "repeats", "refused_comments",
        )),
        said(lambda run: run["sources"].pop()),
        damage("comments", some(any_row, source="file:///elsewhere")),
    ],
    "tallies": [
        *(said(first_of_a_list(name, count=77)) for name in ("relations", "formats", "completeness", "reasons")),
    ],
    "relations_written": [damage("repeats", some(any_row, relation="copy"))],
    "amendments_known": [
        damage("amendments", some(any_row, sequence=9), "r2"),
        damage("amendments", some(any_row, position=77), "r2"),
        damage("amendments", some(any_row, dataset=lambda r: "comments" if r["dataset"] == "repeats" else "repeats"), "r2"),
        damage("amendments", doubled, "r2"),
        damage("amendments", some(any_row, amended_run="r7"), "r2"),
        damage("amendments", some(any_row, comment_id="f" * 32), "r2"),
    ],
    "sequences": [
        said(lambda run: run.update(sequence=1), "r2"),
        said(lambda run: run.update(settled_over=["r7"]), "r2"),
    ],
    "written_by": [damage("comments", some(any_row, parser_version="0.0.0"))],
    "numbers": [
        damage("comments", some(any_row, confidence=1.5)),
        damage("comments", some(any_row, likes=-1)),
        damage("repeats", each(similarity=-0.1), "r2"),
        damage("articles", some(any_row, comments_parsed=-1)),
    ],
    "values": [
        damage("comments", some(any_row, kind="shout")),
        damage("comments", some(any_row, comment_id="not an id")),
        damage("repeats", some(any_row, repeated_in="nowhere")),
        damage("articles", some(any_row, completeness="maybe")),
    ],
    "authors": [
        damage("comments", some(lambda r: r["author_key"], author_key="0" * 32)),
        damage("comments", some(lambda r: r["author_key"], author_key=None)),
        damage("comments", some(lambda r: r["author"], author="Somebody Else")),
        said(lambda run: run.update(parameters=json.dumps(json.loads(run["parameters"]) | {"authors": "drop"}))),
        said(lambda run: run.update(parameters=json.dumps(json.loads(run["parameters"]) | {"authors": "pseudonymise"}))),
    ],
}  # fmt: skip


def test_an_untouched_corpus_is_well_and_every_check_looks_at_something(whole):
    checks = list(examine(Corpus(whole)))
    assert [check.name for check in checks if check.wrong] == []
    assert [check.name for check in checks if not check.checked] == []
    assert [check.name for check in checks] == doctor.names()
    assert set(doctor.names()) == set(DAMAGE)


@pytest.mark.parametrize(
    ("name", "number"), [(name, number) for name, ways in DAMAGE.items() for number in range(len(ways))]
)
def test_what_breaks_an_invariant_is_caught_by_its_check(corpus, name, number):
    DAMAGE[name][number](corpus)
    assert name in {check.name for check in examine(corpus, [name]) if check.wrong}


@pytest.mark.parametrize("authors", ["keep", "pseudonymise", "drop"])
def test_names_treated_in_any_way_are_well(tmp_path, authors):
    (tmp_path / "key").write_bytes(b"a secret of at least eight bytes")
    options = IngestOptions(
        inputs=(str(dump(tmp_path / "in")),), output=str(tmp_path / "c"), authors=authors,
        author_key_file=str(tmp_path / "key"),
    )  # fmt: skip
    ingest.run(options, [], Progress())
    corpus = Corpus(tmp_path / "c")
    assert failing(corpus) == set()
    (run_id,) = runs.committed(corpus)
    if authors == "keep":  # the key is secret: only that one name has two keys can be seen
        rewrite(corpus, "comments", run_id, some(lambda r: r["author"] == "Mara Voss", author_key="0" * 32))
        assert failing(corpus) >= {"authors"}


def test_checks_name_what_is_wrong_and_how_much_was_looked_at(capsys, corpus):
    rewrite(corpus, "comments", "r1", some(any_row, likes=-1))
    result = btl(capsys, "doctor", str(corpus.root))
    assert result.code == 1
    assert any(line.startswith("numbers ") and line.endswith("1 WRONG") for line in result.err.splitlines())
    assert "1 check failed" in result.err.splitlines()[-1] or "2 checks failed" in result.err.splitlines()[-1]
    told = {
        line["name"]: line
        for line in map(json.loads, btl(capsys, "doctor", str(corpus.root), "--json").out.splitlines())
    }
    assert told["numbers"]["wrong"] == 1
    assert len(told["numbers"]["examples"]) == 1
    assert told["no_cycles"]["wrong"] == 0
    assert told["no_cycles"]["checked"] > 10


def test_a_healthy_corpus_is_exit_code_0(capsys, whole):
    result = btl(capsys, "doctor", str(whole))
    assert (result.code, result.out) == (0, "")
    assert result.err.splitlines()[-1].endswith(f"{len(DAMAGE)} checks: all is well")
    assert btl(capsys, "doctor", str(whole), "--quiet").err == ""


def test_where_there_is_no_corpus_that_is_said(tmp_path):
    with pytest.raises(CorpusError, match="no such folder"):
        list(examine(Corpus(tmp_path / "none")))


def test_every_check_says_its_invariant_in_its_first_line():
    for name in doctor.queries():
        assert doctor.query(name).startswith("-- "), name
        assert doctor.query(name).partition("\n")[0].endswith("."), name


def test_one_check_can_be_asked_for(capsys, whole):
    told = btl(capsys, "doctor", str(whole), "--only=clusters").err.splitlines()
    assert [line.split()[0] for line in told[:-1]] == [*doctor.OF_FILES, "clusters"]
    wrong = btl(capsys, "doctor", str(whole), "--only=luck")
    assert (wrong.code, "no check is called luck" in wrong.err) == (2, True)
