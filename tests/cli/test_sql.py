import csv
import io
import json

import pandas
import pyarrow.parquet as pq
import pytest

from belowtheline import schemas
from belowtheline.analytics import catalog
from belowtheline.analytics.database import connect
from belowtheline.cli import main
from belowtheline.cli.completion import Completion
from tests.analytics.corpora import NOON, commit, row, write
from tests.cli.running import btl


@pytest.fixture
def corpus(tmp_path):
    comments = [
        row("comments", comment_id="a", author="Ünal", text='She said "no",\nthen left.', likes=1500, last_seen=NOON),
        row("comments", comment_id="b", author=None, text="\x1b[31mred", likes=None, last_seen=NOON),
    ]
    write(tmp_path, "comments", "r1", comments)
    commit(tmp_path, "r1")
    return str(tmp_path)


def test_csv_is_what_a_pipe_gets_and_survives_the_way_back(capsys, corpus):
    result = btl(capsys, "sql", corpus, "SELECT author, text, likes, last_seen FROM comments ORDER BY comment_id")
    rows = list(csv.reader(io.StringIO(result.out)))
    assert rows[0] == ["author", "text", "likes", "last_seen"]
    assert rows[1] == ["Ünal", 'She said "no",\nthen left.', "1500", "2024-03-01T12:00:00Z"]
    assert (result.code, result.err) == (0, "")


def test_json_is_one_object_a_line(capsys, corpus):
    result = btl(capsys, "sql", corpus, "SELECT author, [1, 2] AS l FROM comments ORDER BY ALL", "--format", "json")
    assert [json.loads(line) for line in result.out.splitlines()] == [
        {"author": "Ünal", "l": [1, 2]},
        {"author": None, "l": [1, 2]},
    ]


FORMULAS = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1"]


def _rows_of(*values):
    return f"SELECT * FROM (VALUES {', '.join(values)}) AS t(x)"


def _formulas():
    return _rows_of(*(f"(chr({ord(f[0])}) || '{f[1:]}')" for f in FORMULAS))


def test_csv_never_hands_a_formula_to_a_spreadsheet(capsys, corpus):
    rows = list(csv.reader(io.StringIO(btl(capsys, "sql", corpus, _formulas()).out, newline="")))
    assert [cell for (cell,) in rows[1:]] == [f"'{formula}" for formula in FORMULAS]


def test_raw_csv_is_the_text_itself(capsys, corpus):
    rows = list(csv.reader(io.StringIO(btl(capsys, "sql", corpus, _formulas(), "--raw").out, newline="")))
    assert [cell for (cell,) in rows[1:]] == FORMULAS


def test_numbers_times_and_plain_text_are_left_alone_in_csv(capsys, corpus):
    out = btl(capsys, "sql", corpus, "SELECT -1 AS n, -1.5 AS d, 'a=b' AS t, NULL AS z").out
    assert out == "n,d,t,z\n-1,-1.5,a=b,\n"


@pytest.mark.parametrize("name", ["answer.csv", "answer.json", "answer.jsonl", "answer.parquet"])
def test_out_writes_the_format_its_name_says_and_nothing_to_stdout(capsys, corpus, tmp_path, name):
    target = tmp_path / name
    result = btl(capsys, "sql", corpus, "SELECT author, likes FROM comments ORDER BY comment_id", "--out", str(target))
    assert (result.code, result.out) == (0, "")
    read = {".csv": pandas.read_csv, ".parquet": pandas.read_parquet}.get(
        target.suffix, lambda p: pandas.read_json(p, lines=True)
    )
    assert read(target).to_dict("list")["author"][0] == "Ünal"
    assert [path.name for path in tmp_path.glob(".*")] == []


def test_parquet_keeps_types_and_goes_to_stdout_when_asked(corpus, capfdbinary):
    assert main(["sql", corpus, "SELECT likes, last_seen, ['a'] AS l FROM comments", "--format", "parquet"]) == 0
    table = pq.read_table(io.BytesIO(capfdbinary.readouterr().out))
    assert [str(kind) for kind in table.schema.types] == ["int64", "timestamp[us, tz=UTC]", "list<element: string>"]
    assert table.num_rows == 2


def test_a_failing_query_leaves_no_file_and_an_old_one_as_it_was(capsys, corpus, tmp_path):
    target = tmp_path / "old.csv"
    target.write_text("old")
    assert btl(capsys, "sql", corpus, "SELECT nothing_there", "--out", str(target)).code == 2
    assert btl(capsys, "sql", corpus, "SELECT INTERVAL 1 DAY AS i", "--out", str(tmp_path / "x.parquet")).code == 2
    assert target.read_text() == "old"
    assert sorted(path.name for path in tmp_path.iterdir() if path.is_file()) == ["old.csv"]


@pytest.mark.parametrize("arguments", [("--out", "x"), ("--out", "x.csv", "--format", "table")])
def test_out_without_a_format_a_file_can_have_is_wrong_usage(capsys, corpus, arguments):
    assert btl(capsys, "sql", corpus, "SELECT 1", *arguments).code == 2


def test_tab_offers_views_columns_of_a_view_functions_and_keywords(corpus):
    with connect(corpus) as connection:
        complete = Completion(connection)
    assert complete("repeat_cl", 0) == "repeat_clusters "
    assert complete("repeat_cl", 1) is None
    assert complete.proposals("comments.pos") == [
        "comments.position",
        "comments.posted_at",
        "comments.posted_at_text",
        "comments.posted_at_precision",
    ]
    assert "SELECT " in complete.proposals("sel")
    assert "date_trunc(" in complete.proposals("date_tr")
    assert complete.proposals("") == []


def test_table_marks_thousands_shows_nulls_and_cannot_drive_the_terminal(capsys, corpus):
    out = btl(capsys, "sql", corpus, "SELECT text, likes, author FROM comments", "--format", "table").out
    assert "1,500" in out
    assert "–" in out
    assert "\x1b" not in out


def test_table_says_when_rows_are_left_out(capsys, corpus):
    out = btl(capsys, "sql", corpus, "SELECT * FROM range(500)", "--format", "table").out
    assert "more than 200 rows" in out
    assert "199" in out
    assert "200\n" not in out


def test_query_is_read_from_stdin(capsys, corpus, monkeypatch):
    monkeypatch.setattr("sys.stdin", io.StringIO("SELECT 41 + 1 AS n"))
    assert btl(capsys, "sql", corpus, "-").out == "n\n42\n"


def test_writing_is_refused(capsys, corpus, tmp_path):
    result = btl(capsys, "sql", corpus, f"COPY comments TO '{tmp_path}/x.csv'")
    assert result.code == 2
    assert "btl sql only reads" in result.err
    assert not (tmp_path / "x.csv").exists()


def test_a_mistake_in_the_query_is_explained(capsys, corpus):
    result = btl(capsys, "sql", corpus, "SELECT authr FROM comments")
    assert result.code == 2
    assert '"author"' in result.err, "DuckDB's own suggestion is passed on"


def test_tables_lists_the_views(capsys, corpus):
    lines = btl(capsys, "sql", corpus, ".tables").out.splitlines()
    names = [line.split(",")[0] for line in lines[1:]]
    assert names == sorted([*catalog.VIEWS, *(f"{name}_rows" for name in schemas.names())])


def test_schema_lists_the_columns_of_every_view(capsys, corpus):
    lines = btl(capsys, "sql", corpus, ".schema").out.splitlines()
    assert "comments,likes,BIGINT" in lines
    assert "articles,captured_at,TIMESTAMP WITH TIME ZONE" in lines


def test_empty_query_is_wrong_usage(capsys, corpus):
    assert btl(capsys, "sql", corpus, "  ").code == 2


def test_missing_corpus_is_exit_code_1(capsys, tmp_path):
    result = btl(capsys, "sql", str(tmp_path / "none"), "SELECT 1")
    assert result.code == 1
    assert "btl ingest INPUT --output" in result.err
