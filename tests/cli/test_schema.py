import json

import pytest

from belowtheline import schemas
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


@pytest.mark.parametrize("form", ["bigquery", "duckdb"])
def test_ddl_of_all_tables_has_one_statement_each(capsys, form):
    assert btl(capsys, "schema", "--as", form).out.count("CREATE TABLE") == len(schemas.names())


def test_arrow_names_types_and_what_may_not_be_null(capsys):
    lines = btl(capsys, "schema", "comments", "--as", "arrow").out.splitlines()
    assert "comment_id: string not null" in lines
    assert "last_seen: timestamp[us, tz=UTC]" in lines


def test_unknown_table_is_wrong_usage(capsys):
    assert btl(capsys, "schema", "coments").code == 2
