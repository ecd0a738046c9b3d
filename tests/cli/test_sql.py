import csv
import io
import json

import pytest

from belowtheline import schemas
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
    assert names == sorted([*schemas.names(), "captures", "comments_all", *(f"{name}_rows" for name in schemas.names())])


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
