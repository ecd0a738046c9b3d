"""The scripts that open a corpus in other engines. BigQuery itself is not at hand: its words are parsed, its columns
resolved against our schemas, and its queries turned back into DuckDB's and run."""

import duckdb
import pytest
import sqlglot
from docs.refresh import bigquery_views
from sqlglot import exp
from sqlglot.optimizer.qualify import qualify

from belowtheline import schemas
from belowtheline.analytics import catalog, ddl, scripts
from belowtheline.analytics.database import connect
from tests.analytics.test_views import corpus  # noqa: F401 - a fixture

SCRIPT = scripts.bigquery("gs://bucket/corpus/", "news")


PARTITION = "WITH PARTITION COLUMNS (run STRING)\n"


def statements():
    """Parse the script, without the one clause of BigQuery's documentation that sqlglot does not know."""
    parsed = sqlglot.parse(SCRIPT.replace(PARTITION, ""), read="bigquery")
    return [tree for tree in parsed if tree is not None and not isinstance(tree, exp.Semicolon)]


@pytest.mark.parametrize("name", catalog.VIEWS)
def test_the_translated_view_is_fresh(name):
    assert f"{catalog.bigquery_text(name)}\n" == bigquery_views.translated(name), "run: make docs"


def test_every_statement_is_understood_and_makes_a_table_or_a_view():
    assert all(isinstance(tree, exp.Create) for tree in statements())
    kinds = [(tree.args["kind"], tree.this.find(exp.Table).sql()) for tree in statements()]
    assert len(kinds) == 2 * len(schemas.names()) + len(catalog.VIEWS)
    assert all(kind in ("TABLE", "VIEW") for kind, _ in kinds)
    assert all(name.startswith("news.") for _, name in kinds)
    assert catalog.DATASET not in SCRIPT


@pytest.mark.parametrize("table", schemas.names())
def test_an_external_table_names_its_files_its_partition_and_every_column(table):
    text = scripts.bigquery("gs://bucket/corpus", "news", (table,))
    assert f"uris = ['gs://bucket/corpus/{table}/*.parquet']" in text
    assert "enable_list_inference = TRUE" in text
    assert (PARTITION in text) == (table != "runs")
    assert (f"hive_partition_uri_prefix = 'gs://bucket/corpus/{table}'" in text) == (table != "runs")
    for name, kind in ddl.columns(schemas.arrow(table), "bigquery"):
        assert f"  `{name}` {kind}" in text


def _known():
    known = {}
    for table in schemas.names():
        columns = dict(ddl.columns(schemas.arrow(table), "bigquery"))
        known[f"{table}_rows"] = columns if table == "runs" else columns | {"run": "STRING"}
    return known


def test_every_name_in_the_views_is_a_column_that_exists():
    known = _known()
    for name in catalog.VIEWS:
        text = catalog.bigquery_text(name).replace(f"{catalog.DATASET}.", "")
        tree = qualify(sqlglot.parse_one(text, read="bigquery"), schema=known, dialect="bigquery")
        known[name] = dict.fromkeys(tree.named_selects, "UNKNOWN")
        assert "*" not in known[name], f"{name}: a star was not resolved"


def test_a_name_that_does_not_exist_would_be_found():
    wrong = "SELECT comment_idd FROM comments_rows"
    with pytest.raises(sqlglot.errors.OptimizeError):
        qualify(sqlglot.parse_one(wrong, read="bigquery"), schema=_known(), dialect="bigquery")


@pytest.mark.parametrize("name", catalog.VIEWS)
def test_bigquerys_words_turned_back_give_the_same_rows(name, corpus):  # noqa: F811
    text = catalog.bigquery_text(name).replace(f"{catalog.DATASET}.", "")
    with connect(str(corpus)) as connection:
        ours = connection.execute(f"SELECT * FROM {name}").fetchall()
        back = sqlglot.transpile(text, read="bigquery", write="duckdb")[0]
        for theirs, ours_again in (("UNIX_MICROS(", "epoch_us("), ("FULL UNION ALL BY NAME", "UNION ALL BY NAME")):
            back = back.replace(theirs, ours_again)
        theirs = connection.execute(back).fetchall()
    assert sorted(map(repr, theirs)) == sorted(map(repr, ours))
    assert ours or name == "dead_letters" or name in ("drift", "open_letters")


def test_duckdbs_script_opens_the_corpus_in_a_database_of_ones_own(corpus):  # noqa: F811
    own = duckdb.connect()
    own.execute("SET TimeZone = 'UTC'")
    own.execute(scripts.duckdb(str(corpus)))
    with connect(str(corpus)) as connection:
        for name in catalog.VIEWS:
            query = f"SELECT * FROM {name}"
            ours = sorted(map(repr, connection.execute(query).fetchall()))
            assert sorted(map(repr, own.execute(query).fetchall())) == ours


def test_a_quote_in_a_place_stays_inside_its_literal(tmp_path):
    assert "['gs://it\\'s/comments/*.parquet']" in scripts.bigquery("gs://it's", "news", ("comments",))
    assert "read_parquet('/it''s/comments/*/*.parquet'" in scripts.duckdb("/it's", ("comments",))
