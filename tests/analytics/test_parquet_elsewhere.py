"""Our Parquet under other readers, and under the rules BigQuery documents for the Parquet it loads.

The rules, from cloud.google.com/bigquery/docs/loading-data-cloud-storage-parquet and …/hive-partitioned-queries: all files
of a wildcard have one schema, columns in one order; a list is a LIST of `list.element`; TIMESTAMP in µs, adjusted to UTC;
names of letters, digits and underscores, at most 300 long, none of the reserved prefixes; no column named as a partition.
"""

import re
from pathlib import Path

import duckdb
import pandas
import polars
import pyarrow.parquet as pq
import pytest

from belowtheline import schemas

RESERVED = ("_TABLE_", "_FILE_", "_PARTITION", "_ROW_TIMESTAMP", "__ROOT__", "_COLIDENTIFIER")
PHYSICAL = {
    "string": ("BYTE_ARRAY", "String"),
    "int64": ("INT64", "None"),
    "double": ("DOUBLE", "None"),
    "bool": ("BOOLEAN", "None"),
    "timestamp[us, tz=UTC]": ("INT64", "Timestamp(isAdjustedToUTC=true, timeUnit=microseconds"),
}


def parquet_files(corpus, dataset):
    found = sorted(Path(corpus, dataset).rglob("*.parquet"))
    assert found, dataset
    return found


def leaves(path):
    schema = pq.ParquetFile(path).schema
    return [schema.column(number) for number in range(len(schema))]


@pytest.mark.parametrize("dataset", schemas.names())
def test_all_files_have_one_schema_in_the_order_of_the_contract(dataset, samples_corpus):
    for path in parquet_files(samples_corpus, dataset):
        assert pq.read_schema(path).names == list(schemas.columns(dataset))
        assert "run" not in schemas.columns(dataset), "the partition is in the path, not in the file"
        assert len({(leaf.path, leaf.physical_type) for leaf in leaves(path)}) == len(leaves(path))
    written = {str(pq.ParquetFile(path).schema).partition("\n")[2] for path in parquet_files(samples_corpus, dataset)}
    assert len(written) == 1


@pytest.mark.parametrize("dataset", schemas.names())
def test_names_are_those_bigquery_takes(dataset, samples_corpus):
    for leaf in leaves(parquet_files(samples_corpus, dataset)[0]):
        for name in leaf.path.split("."):
            assert re.fullmatch(r"[A-Za-z_][A-Za-z0-9_]{0,299}", name)
            assert not name.upper().startswith(RESERVED)


@pytest.mark.parametrize("dataset", schemas.names())
def test_types_and_lists_are_encoded_as_bigquery_reads_them(dataset, samples_corpus):
    by_path = {leaf.path: leaf for leaf in leaves(parquet_files(samples_corpus, dataset)[0])}
    for field in schemas.arrow(dataset):
        if str(field.type).startswith("list<"):
            inside = [path for path in by_path if path.startswith(f"{field.name}.")]
            assert inside
            assert all(path.startswith(f"{field.name}.list.element") for path in inside)
        else:
            physical, logical = PHYSICAL[str(field.type)]
            assert by_path[field.name].physical_type == physical
            assert str(by_path[field.name].logical_type).startswith(logical)


def test_the_last_file_by_name_from_which_bigquery_takes_the_schema_says_no_more_than_the_others(samples_corpus):
    files = parquet_files(samples_corpus, "comments")
    assert len(files) >= 2
    assert pq.read_schema(files[-1]).remove_metadata() == pq.read_schema(files[0]).remove_metadata()


@pytest.fixture(scope="module")
def ours(samples_corpus):
    """Return the rows of a dataset as DuckDB has them: count, ids and times."""

    def ask(dataset, *expressions):
        pattern = f"{samples_corpus}/{dataset}/*/*.parquet"
        query = f"SELECT {', '.join(expressions)} FROM read_parquet('{pattern}', hive_partitioning = true) ORDER BY ALL"
        return duckdb.connect().execute(query).fetchall()

    return ask


def test_polars_reads_the_same_rows_types_and_partition(samples_corpus, ours):
    frame = polars.read_parquet(f"{samples_corpus}/comments/**/*.parquet", hive_partitioning=True)
    assert frame.schema["last_seen"] == polars.Datetime("us", "UTC")
    assert frame.schema["likes"] == polars.Int64
    expected = ours("comments", "comment_id", "run", "epoch_us(last_seen)", "likes", "text")
    read = frame.select("comment_id", "run", polars.col("last_seen").dt.epoch("us"), "likes", "text").rows()
    assert sorted(map(repr, read)) == sorted(map(repr, expected))


def test_polars_reads_lists(samples_corpus, ours):
    frame = polars.read_parquet(f"{samples_corpus}/articles/**/*.parquet", hive_partitioning=True)
    assert frame.schema["authors"] == polars.List(polars.String)
    assert sorted(map(repr, frame.select("article_id", "authors").rows())) == sorted(
        map(repr, ours("articles", "article_id", "authors"))
    )


def test_pandas_reads_the_same_rows_types_and_partition(samples_corpus, ours):
    frame = pandas.read_parquet(f"{samples_corpus}/comments")
    assert str(frame["last_seen"].dtype) == "datetime64[us, UTC]"
    seen = [None if value is pandas.NaT else int(value.timestamp() * 1_000_000) for value in frame["last_seen"]]
    read = zip(frame["comment_id"], frame["run"], seen, frame["text"], strict=True)
    assert sorted(map(repr, read)) == sorted(
        map(repr, ours("comments", "comment_id", "run::VARCHAR", "epoch_us(last_seen)", "text"))
    )
    assert frame["likes"].isna().sum() == sum(likes is None for (likes,) in ours("comments", "likes"))
