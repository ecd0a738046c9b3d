import duckdb
import pyarrow as pa
import pytest

from belowtheline import schemas
from belowtheline.analytics import ddl


@pytest.mark.parametrize("dataset", schemas.names())
def test_duckdb_accepts_every_type_under_every_name(dataset):
    pairs = ddl.columns(schemas.arrow(dataset), "duckdb")
    connection = duckdb.connect()
    connection.execute("CREATE TABLE t (" + ", ".join(f"{ddl.quoted(n, 'duckdb')} {kind}" for n, kind in pairs) + ")")
    made = connection.execute("SELECT column_name FROM duckdb_columns() WHERE table_name = 't'").fetchall()
    assert [name for (name,) in made] == list(schemas.columns(dataset))


def test_reserved_words_inside_records_are_quoted_for_bigquery():
    (kind,) = (kind for name, kind in ddl.columns(schemas.arrow("runs"), "bigquery") if name == "files")
    assert "`rows` INT64" in kind


@pytest.mark.parametrize(
    ("kind", "bigquery", "in_duckdb"),
    [
        (pa.timestamp("us", "UTC"), "TIMESTAMP", "TIMESTAMPTZ"),
        (pa.int64(), "INT64", "BIGINT"),
        (pa.float64(), "FLOAT64", "DOUBLE"),
        (pa.bool_(), "BOOL", "BOOLEAN"),
        (pa.list_(pa.struct([("n", pa.int64())])), "ARRAY<STRUCT<`n` INT64>>", 'STRUCT("n" BIGINT)[]'),
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
