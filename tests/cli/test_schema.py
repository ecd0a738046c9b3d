import json
from pathlib import Path

from belowtheline import schemas
from belowtheline.analytics import catalog
from tests.cli.running import btl


def test_every_column_is_explained(capsys):
    out = btl(capsys, "schema", "dead_letters").out
    for column in schemas.columns("dead_letters"):
        assert column in out


def test_avro_of_one_table_is_the_contract_itself(capsys):
    assert json.loads(btl(capsys, "schema", "comments", "--as", "avro").out) == schemas.avro("comments")


def test_avro_of_all_tables_is_one_json_list(capsys):
    printed = json.loads(btl(capsys, "schema", "--as", "avro").out)
    assert printed == [schemas.avro(name) for name in schemas.names()]


def test_bigquery_gets_a_table_for_every_dataset_and_every_view(capsys):
    out = btl(capsys, "schema", "--as", "bigquery", "--corpus", "gs://b/c", "--dataset", "my-project.news").out
    assert out.count("CREATE OR REPLACE EXTERNAL TABLE `my-project.news`.") == len(schemas.names())
    assert out.count("CREATE OR REPLACE VIEW `my-project.news`.") == len(schemas.names()) + len(catalog.VIEWS)
    assert "uris = ['gs://b/c/comments/*.parquet']" in out


def test_a_dataset_that_is_no_name_is_wrong_usage(capsys):
    assert btl(capsys, "schema", "--as", "bigquery", "--dataset", "a`; DROP").code == 2


def test_duckdb_gets_a_view_for_every_dataset_and_every_view(capsys):
    out = btl(capsys, "schema", "--as", "duckdb", "--corpus", "s3://b/c").out
    assert out.count("CREATE OR REPLACE VIEW") == len(schemas.names()) + len(catalog.VIEWS)
    assert "read_parquet('s3://b/c/comments/*/*.parquet'" in out


def test_one_table_is_one_statement(capsys):
    assert btl(capsys, "schema", "comments", "--as", "bigquery").out.count("CREATE") == 1
    assert btl(capsys, "schema", "comments", "--as", "duckdb").out.count("CREATE") == 1


def test_the_field_guide_is_fresh(capsys):
    committed = (Path(__file__).parents[2] / "docs" / "columns.md").read_text(encoding="utf-8")
    assert btl(capsys, "schema", "--as", "markdown").out == committed, "run: make docs"


def test_the_field_guide_explains_every_column_and_view(capsys):
    out = btl(capsys, "schema", "--as", "markdown").out
    for table in schemas.names():
        for column in schemas.columns(table):
            assert f"| `{column}` |" in out
    for view in catalog.VIEWS:
        assert f"| `{view}` |" in out


def test_arrow_names_types_and_what_may_not_be_null(capsys):
    lines = btl(capsys, "schema", "comments", "--as", "arrow").out.splitlines()
    assert "comment_id: string not null" in lines
    assert "last_seen: timestamp[us, tz=UTC]" in lines


def test_unknown_table_is_wrong_usage(capsys):
    assert btl(capsys, "schema", "coments").code == 2
