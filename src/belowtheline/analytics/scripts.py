"""Whole scripts that open a corpus in another engine: its files as tables, and every view on them."""

from pathlib import Path

from belowtheline import schemas
from belowtheline.analytics import catalog, ddl

_UNPARTITIONED = "runs"


def bigquery(uri: str, dataset: str, tables: tuple[str, ...] = schemas.names()) -> str:
    """Return the statements that open the corpus at `uri` (gs://…) as BigQuery's `dataset`; views only for all tables.

    A table `comments_files` reads the Parquet where it lies; `comments_rows` holds of it the runs that are committed.
    """
    statements = [_external_table(f"{dataset}.{table}_files", table, uri) for table in tables]
    if tables == schemas.names():
        statements += [_committed(dataset, table) for table in tables]
        statements += [_view(dataset, name) for name in catalog.VIEWS]
    return "\n\n".join(statements) + "\n"


def duckdb(uri: str, tables: tuple[str, ...] = schemas.names()) -> str:
    """Return the statements that open the corpus at `uri` in a DuckDB of one's own; views only for all tables.

    Of a corpus on this machine the place is made absolute, and a dataset without a file becomes an empty table.
    """
    if Path(uri).is_dir():
        uri = str(Path(uri).absolute())
    ordered = sorted(tables, key=lambda table: table != _UNPARTITIONED)  # the others are restricted to its rows
    statements = [_parquet_view(uri.rstrip("/"), table) for table in ordered]
    if tables == schemas.names():
        statements += [f"CREATE OR REPLACE VIEW {name} AS\n{catalog.view_text(name)};" for name in catalog.VIEWS]
    return "\n\n".join(statements) + "\n"


def _external_table(name: str, table: str, uri: str) -> str:
    """Return CREATE EXTERNAL TABLE; without list inference BigQuery shows a list as a record of a list of records."""
    place = f"{uri.rstrip('/')}/{table}"
    lines = ",\n".join(
        f"  {ddl.quoted(column, 'bigquery')} {kind}" for column, kind in ddl.columns(schemas.arrow(table), "bigquery")
    )
    options = ["format = 'PARQUET'", "enable_list_inference = TRUE"]
    partition = ""
    if table != _UNPARTITIONED:
        partition = "WITH PARTITION COLUMNS (run STRING)\n"
        options.append(f"hive_partition_uri_prefix = {_literal(place)}")
    options += [f"uris = [{_literal(f'{place}/*.parquet')}]", f"description = {_literal(schemas.avro(table)['doc'])}"]
    joined = ",\n  ".join(options)
    return f"CREATE OR REPLACE EXTERNAL TABLE {name} (\n{lines}\n)\n{partition}OPTIONS (\n  {joined}\n);"


def _committed(dataset: str, table: str) -> str:
    runs = f"{dataset}.{_UNPARTITIONED}_files"
    committed = f" WHERE run IN (SELECT run_id FROM {runs})" if table != _UNPARTITIONED else ""  # noqa: S608
    view = f"{dataset}.{table}_rows"
    return f"CREATE OR REPLACE VIEW {view} AS SELECT * FROM {dataset}.{table}_files{committed};"  # noqa: S608


def _view(dataset: str, name: str) -> str:
    query = catalog.bigquery_text(name).replace(f"{catalog.DATASET}.", f"{dataset}.")
    options = f"OPTIONS (description = {_literal(catalog.meaning(name))})"
    return f"CREATE OR REPLACE VIEW {dataset}.{name}\n{options} AS\n{query};"


def _parquet_view(uri: str, table: str) -> str:
    if Path(uri).is_dir() and not any(Path(uri, table).rglob("*.parquet")):
        nothing = ", ".join(
            f"CAST(NULL AS {kind}) AS {ddl.quoted(name, 'duckdb')}"
            for name, kind in [*ddl.columns(schemas.arrow(table), "duckdb"), ("run", "VARCHAR")]
        )
        return f"CREATE OR REPLACE VIEW {table}_rows AS\nSELECT {nothing} WHERE false;"
    if table == _UNPARTITIONED:
        place = _literal(f"{uri}/{table}/*.parquet", "''")
        return f"CREATE OR REPLACE VIEW {table}_rows AS\nSELECT * FROM read_parquet({place}, union_by_name = true);"
    place = _literal(f"{uri}/{table}/*/*.parquet", "''")
    return (
        f"CREATE OR REPLACE VIEW {table}_rows AS\nSELECT * FROM read_parquet({place}, union_by_name = true, "  # noqa: S608
        "hive_partitioning = true, hive_types = {'run': VARCHAR})\nWHERE run IN (SELECT run_id FROM runs_rows);"
    )


def _literal(text: str, quote: str = r"\'") -> str:
    return "'" + (text.replace("\\", "\\\\") if quote == r"\'" else text).replace("'", quote) + "'"
