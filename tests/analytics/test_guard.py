import duckdb
import pytest

from belowtheline.analytics.database import connect
from belowtheline.analytics.guard import check_reads_only
from belowtheline.errors import UsageError
from tests.analytics.corpora import commit, row, write


@pytest.fixture
def corpus(tmp_path):
    write(tmp_path, "comments", "r1", [row("comments", comment_id="a")])
    commit(tmp_path, "r1")
    return tmp_path


@pytest.mark.parametrize(
    "sql",
    [
        "SELECT 1",
        "FROM comments LIMIT 3",
        "WITH x AS (SELECT 1) SELECT * FROM x",
        "DESCRIBE comments",
        "SUMMARIZE comments",
        "SHOW TABLES",
        "EXPLAIN SELECT 1",
        "PIVOT comments ON kind USING count(*)",
        "SELECT copy_of FROM comments",
        "SELECT 'copy' AS \"copy\" -- copy that",
        "SELECT count(*) FROM repeats WHERE relation = 'copy'",
        "SELECT 'ü', $$attach$$",
    ],
)
def test_queries_pass(corpus, sql):
    with connect(str(corpus)) as connection:
        check_reads_only(connection, sql)
        connection.execute(sql)


@pytest.mark.parametrize(
    "sql",
    [
        "COPY comments TO '{corpus}/stolen.csv'",
        "copy (select 1) to '{corpus}/comments/run=r1/x.parquet'",
        "SELECT 1; COPY comments TO '{corpus}/stolen.csv'",
        "WITH x AS (COPY comments TO '{corpus}/stolen.csv') SELECT * FROM x",
        "WITH x AS (/*é*/ COPY comments TO '{corpus}/stolen.csv') SELECT * FROM x",
        "EXPLAIN ANALYZE COPY comments TO '{corpus}/stolen.csv'",
        "ATTACH '{corpus}/stolen.db'",
        "EXPORT DATABASE '{corpus}/stolen'",
        "CREATE TABLE x AS SELECT 1",
        "DROP VIEW comments",
        "SET threads = 1",
        "INSTALL httpfs",
        "PRAGMA database_list",
        "CALL pragma_version()",
    ],
)
def test_statements_that_could_do_more_than_read_are_refused(corpus, sql):
    with connect(str(corpus)) as connection, pytest.raises(UsageError, match="btl sql only reads"):
        check_reads_only(connection, sql.format(corpus=corpus))


def test_what_is_no_sql_is_left_to_duckdb_to_explain(corpus):
    with connect(str(corpus)) as connection, pytest.raises(duckdb.Error, match="syntax error"):
        check_reads_only(connection, "SELEKT 1")
