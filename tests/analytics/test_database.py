from datetime import timedelta
from pathlib import Path

import duckdb
import pytest

from belowtheline import schemas
from belowtheline.analytics.database import DATASETS, connect, query_text
from belowtheline.errors import CorpusError
from tests.analytics.corpora import NOON, commit, row, write


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    write(tmp_path, "comments", "r1", [row("comments", comment_id="a", author="Dora", likes=1, last_seen=NOON)])
    commit(tmp_path, "r1")
    return tmp_path


def ask(corpus: Path, sql: str):
    with connect(str(corpus)) as connection:
        return connection.execute(sql).fetchall()


def test_datasets_are_those_of_the_schemas():
    assert set(DATASETS) == set(schemas.names())


def test_comment_is_shown_in_the_state_it_was_last_seen(corpus):
    later = row("comments", comment_id="a", author="Dora", likes=7, last_seen=NOON + timedelta(days=1))
    write(corpus, "comments", "r2", [later])
    commit(corpus, "r2")
    assert ask(corpus, "SELECT likes FROM comments") == [(7,)]
    assert ask(corpus, "SELECT likes, run FROM comments_rows ORDER BY run") == [(1, "r1"), (7, "r2")]


def test_latest_state_wins_even_when_it_was_ingested_first(corpus):
    earlier = row("comments", comment_id="a", likes=0, last_seen=NOON - timedelta(days=1))
    write(corpus, "comments", "r2", [earlier])
    commit(corpus, "r2")
    assert ask(corpus, "SELECT likes FROM comments") == [(1,)]


def test_a_comment_without_a_time_loses_to_one_with_a_time(corpus):
    write(corpus, "comments", "r2", [row("comments", comment_id="a", likes=3, last_seen=None)])
    commit(corpus, "r2")
    assert ask(corpus, "SELECT likes FROM comments") == [(1,)]


def test_rows_of_a_run_that_never_finished_are_invisible(corpus):
    write(corpus, "comments", "unfinished", [row("comments", comment_id="b")])
    assert ask(corpus, "SELECT comment_id FROM comments") == [("a",)]
    assert ask(corpus, "SELECT comment_id FROM comments_all") == [("a",)]


def test_run_that_looks_like_a_number_or_a_date_stays_text(tmp_path):
    for run in ("007", "2024-03-01"):
        write(tmp_path, "comments", run, [row("comments", comment_id=run)])
        commit(tmp_path, run)
    assert sorted(ask(tmp_path, "SELECT comment_id, run FROM comments")) == [
        ("007", "007"),
        ("2024-03-01", "2024-03-01"),
    ]


def test_dataset_without_a_file_is_an_empty_view_with_its_columns(corpus):
    assert ask(corpus, "SELECT reason, run FROM dead_letters") == []
    assert ask(corpus, "SELECT count(*), max(captured_at) FROM articles") == [(0, None)]


@pytest.mark.parametrize("folder", ["it's", "100% [draft]", "star*", "ünïcode ?"])
def test_folder_with_an_odd_name_is_read(tmp_path, folder):
    root = tmp_path / folder
    write(root, "comments", "r1", [row("comments", comment_id="a")])
    commit(root, "r1")
    assert ask(root, "SELECT comment_id FROM comments") == [("a",)]


def test_times_are_shown_in_utc_on_a_machine_elsewhere(corpus, monkeypatch):
    monkeypatch.setenv("TZ", "Asia/Tokyo")
    assert ask(corpus, "SELECT last_seen::VARCHAR FROM comments") == [("2024-03-01 12:00:00+00",)]


@pytest.mark.parametrize(
    "sql",
    [
        "SELECT * FROM read_text('/etc/hostname')",
        "SELECT * FROM read_csv('{parent}/secret.csv')",
        "SET enable_external_access = true",
        "SET allowed_directories = ['/']",
    ],
)
def test_nothing_outside_the_corpus_can_be_read_nor_the_lock_opened(tmp_path, sql):
    commit(tmp_path / "corpus", "r1")
    (tmp_path / "secret.csv").write_text("a\n1\n")
    with connect(str(tmp_path / "corpus")) as connection, pytest.raises(duckdb.Error, match=r"disabled|locked"):
        connection.execute(sql.format(parent=tmp_path))


def test_missing_corpus_names_the_folder_and_the_command_that_makes_one(tmp_path):
    with pytest.raises(CorpusError, match=r"nowhere: no such folder.*btl ingest INPUT --output"):
        connect(str(tmp_path / "nowhere"))


def test_folder_without_a_finished_run_is_no_corpus(tmp_path):
    write(tmp_path, "comments", "r1", [row("comments", comment_id="a")])
    with pytest.raises(CorpusError, match="no finished run"):
        connect(str(tmp_path))


def test_most_discussed_articles_come_first(tmp_path):
    articles = [
        row("articles", article_id=str(n), title=f"T{n}", comments_parsed=n, completeness="complete") for n in range(7)
    ]
    write(tmp_path, "articles", "r1", articles)
    commit(tmp_path, "r1")
    assert [r[0] for r in ask(tmp_path, query_text("most_discussed"))] == ["T6", "T5", "T4", "T3", "T2"]


def test_completeness_is_counted_by_system(tmp_path):
    kinds = [("wpdiscuz", "complete", 4), ("wpdiscuz", "partial", 2), (None, "none", 0)]
    articles = [
        row("articles", article_id=str(n), comment_system=system, completeness=kind, comments_parsed=parsed)
        for n, (system, kind, parsed) in enumerate(kinds)
    ]
    write(tmp_path, "articles", "r1", articles)
    commit(tmp_path, "r1")
    assert ask(tmp_path, query_text("completeness_by_system")) == [
        ("wpdiscuz", 2, 6, 1, 1, 0),
        ("(none named)", 1, 0, 0, 0, 1),
    ]
