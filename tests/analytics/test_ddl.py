import duckdb
import pyarrow as pa
import pytest

from belowtheline import schemas
from belowtheline.analytics import ddl


@pytest.mark.parametrize("dataset", schemas.names())
def test_duckdb_accepts_the_statement_and_has_every_column_in_order(dataset):
    connection = duckdb.connect()
    connection.execute(ddl.create_table(dataset, schemas.arrow(dataset), "duckdb"))
    made = connection.execute(f"SELECT column_name FROM duckdb_columns() WHERE table_name = '{dataset}'").fetchall()
    assert [name for (name,) in made] == list(schemas.columns(dataset))


@pytest.mark.parametrize("dataset", schemas.names())
def test_every_column_has_a_bigquery_type(dataset):
    text = ddl.create_table(dataset, schemas.arrow(dataset), "bigquery")
    assert len(text.splitlines()) == len(schemas.columns(dataset)) + 2


def test_bigquery_arrays_are_not_declared_not_null():
    schema = pa.schema([pa.field("names", pa.list_(pa.string()), nullable=False), pa.field("id", pa.string(), False)])
    assert ddl.create_table("t", schema, "bigquery") == (
        "CREATE TABLE t (\n  names ARRAY<STRING>,\n  id STRING NOT NULL\n);"
    )


@pytest.mark.parametrize(
    ("kind", "bigquery", "in_duckdb"),
    [
        (pa.timestamp("us", "UTC"), "TIMESTAMP", "TIMESTAMPTZ"),
        (pa.int64(), "INT64", "BIGINT"),
        (pa.float64(), "FLOAT64", "DOUBLE"),
        (pa.bool_(), "BOOL", "BOOLEAN"),
        (pa.list_(pa.struct([("n", pa.int64())])), "ARRAY<STRUCT<n INT64>>", "STRUCT(n BIGINT)[]"),
        (pa.map_(pa.string(), pa.int64()), "ARRAY<STRUCT<key STRING, value INT64>>", "MAP(VARCHAR, BIGINT)"),
    ],
)
def test_types_are_named_in_each_dialect(kind, bigquery, in_duckdb):
    schema = pa.schema([("c", kind)])
    assert ddl.columns(schema, "bigquery") == [("c", bigquery)]
    assert ddl.columns(schema, "duckdb") == [("c", in_duckdb)]


def test_type_without_a_name_is_refused_rather_than_guessed():
    with pytest.raises(ValueError, match="no SQL type"):
        ddl.columns(pa.schema([("c", pa.time64("us"))]), "duckdb")
