"""A corpus opened in DuckDB: an in-memory database whose views read the Parquet, and nothing but it."""

import importlib
from importlib import resources
from typing import Any

import duckdb

from belowtheline import schemas
from belowtheline.analytics import catalog, ddl
from belowtheline.errors import CorpusError, UsageError
from belowtheline.storage import files
from belowtheline.storage.objects import ObjectPath
from belowtheline.storage.paths import AnyPath

DATASETS = ("runs", "articles", "captures", "comments", "repeats", "amendments", "dead_letters")
"""Each has its rows as they were written under NAME_rows; runs first: the others are restricted to it."""


def connect(corpus: str) -> duckdb.DuckDBPyConnection:
    """Open `corpus`: views `articles` … `runs` over all runs and, as each run wrote its rows, `articles_rows` ….

    Times are shown in UTC, whatever the machine's zone. Queries can read no file outside the corpus and change no
    setting; that they write no file inside it is checked per statement, by `analytics.guard`. The runs shown are those
    that are committed now.
    Raises CorpusError when there is no corpus.
    """
    root = root_of(corpus)
    connection = duckdb.connect(":memory:")
    connection.execute("SET TimeZone = 'UTC'")
    if isinstance(root, ObjectPath):
        connection.register_filesystem(_object_files())
    # As it is, for the files, and with * ? [ escaped, for the patterns that find them.
    connection.execute(f"SET allowed_directories = [{_quoted(f'{root}/')}, {_quoted(_literal(f'{root}/'))}]")
    connection.execute("SET enable_external_access = false")
    for dataset in DATASETS:
        connection.execute(f"CREATE VIEW {dataset}_rows AS {_every_row(root, dataset)}")
    for view in catalog.VIEWS:
        connection.execute(f"CREATE VIEW {view} AS {catalog.view_text(view)}")
    connection.execute("SET lock_configuration = true")
    return connection


def _object_files() -> Any:
    """Return what lets DuckDB read gs://. Raises UsageError."""
    try:
        return importlib.import_module("belowtheline.analytics.object_files").ObjectFiles()
    except ImportError as error:
        raise UsageError("gs:// needs more libraries: pip install 'belowtheline[gcp]'") from error


def query_text(name: str) -> str:
    """Return a query of ours by its file name in analytics/queries/."""
    return resources.files(__package__).joinpath("queries", f"{name}.sql").read_text(encoding="utf-8").strip()


def root_of(corpus: str) -> AnyPath:
    """Return the folder of a corpus that holds a committed run. Raises CorpusError."""
    root = files.path_of(corpus).absolute()
    if not root.exists():
        raise CorpusError(f"{corpus}: no such folder. Make a corpus with: btl ingest INPUT --output {corpus}")
    if not root.is_dir() or not any(root.glob("runs/*.parquet")):
        raise CorpusError(
            f"{corpus}: no corpus here (no finished run in {root}/runs). "
            f"Make one with: btl ingest INPUT --output {corpus}"
        )
    return root


def _every_row(root: AnyPath, dataset: str) -> str:
    """Return the query that reads a whole dataset, or an empty table of its columns when it has no file."""
    pattern = "*.parquet" if dataset == "runs" else "*/*.parquet"
    if not any((root / dataset).glob(pattern)):
        return _no_rows(dataset)
    where = _quoted(f"{_literal(f'{root / dataset}/')}{pattern}")
    if dataset == "runs":
        # Named one by one, before any other file is looked for: a run that is published meanwhile is not half seen.
        where = (
            f"[{', '.join(_quoted(_literal(str(path))) for path in sorted((root / dataset).glob(pattern), key=str))}]"
        )
        # Runs of earlier versions lack a column or two.
        return f"{_no_rows(dataset)} UNION ALL BY NAME SELECT * FROM read_parquet({where}, union_by_name = true)"  # noqa: S608
    # A partition's name is text even where it looks like a number or a date.
    return (
        f"SELECT * FROM read_parquet({where}, union_by_name = true, hive_partitioning = true, "  # noqa: S608
        "hive_types = {'run': VARCHAR}) WHERE run IN (SELECT run_id FROM runs_rows)"
    )


def _no_rows(dataset: str) -> str:
    columns = ", ".join(f'NULL::{kind} AS "{name}"' for name, kind in ddl.columns(schemas.arrow(dataset), "duckdb"))
    return f"SELECT {columns}{'' if dataset == 'runs' else ', NULL::VARCHAR AS run'} WHERE false"


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _literal(path: str) -> str:
    """Return a pattern that matches `path` alone."""
    return "".join(f"[{c}]" if c in "*?[" else c for c in path)
