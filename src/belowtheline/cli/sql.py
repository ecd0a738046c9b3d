"""`btl sql`: a corpus, queried with DuckDB."""

import io
import sys
from pathlib import Path
from typing import BinaryIO

import click
import duckdb

from belowtheline.analytics.database import connect
from belowtheline.analytics.guard import check_reads_only
from belowtheline.cli import results
from belowtheline.cli.completion import Completion
from belowtheline.cli.console import data, printable
from belowtheline.cli.prompt import converse, expand
from belowtheline.cli.writing import replacing
from belowtheline.errors import UsageError

_FORMS = ("table", "csv", "json", "parquet")


@click.command("sql")
@click.argument("corpus")
@click.argument("query", required=False)
@click.option("--format", "form", type=click.Choice(_FORMS), help="Default: table on a terminal, else csv.")
@click.option("--out", metavar="FILE", help="Write csv, json or parquet here; the format follows from the name.")
@click.option("--raw", is_flag=True, help="csv: leave text that a spreadsheet would run as a formula as it is.")
def command(corpus: str, query: str | None, form: str | None, out: str | None, *, raw: bool) -> int:
    """Query CORPUS with DuckDB. Without a query, a prompt opens; a query of - is read from stdin.

    In the views `articles`, `comments` and `repeats` each one stands once, in its latest state, whatever the number of
    runs; `comments_all` is comments and repeats together. `threads`, `comments_in_tree_order`, `authors`, `sites`,
    `completeness`, `repeat_clusters`, `drift` … answer what is asked most; .schema lists all. What each run wrote is in
    `articles_rows`, `comments_rows` …. Times are UTC. Nothing in the corpus can be written.

    In csv, text that starts like a formula (= + - @) gets an apostrophe before it, since comments are strangers' words
    and a spreadsheet would run them; --raw gives the bare text, for programs.

    \b
    Examples:
      btl sql corpus
      btl sql corpus .schema
      btl sql corpus "SELECT site, count(*) FROM comments GROUP BY ALL"
      btl sql corpus "SELECT author, text FROM comments WHERE likes > 50" --format json
      btl sql corpus "FROM threads" --out threads.parquet
      btl sql corpus - < question.sql > answer.csv
    """  # noqa: D301 - click takes a real \b for “keep these lines as they are”
    form = _form(form, out)
    with connect(corpus) as connection:
        if query is None and out is None and sys.stdin.isatty():
            if form == "parquet":
                raise UsageError("--format parquet wants a query: btl sql CORPUS QUERY --out FILE.parquet")
            converse(lambda text: answer(connection, text, form, raw=raw), complete=Completion(connection))
            return 0
        text = sys.stdin.read() if query in (None, "-") else expand(query)
        if out is None:
            answer(connection, text, form, raw=raw)
            return 0
        with replacing(Path(out)) as file:
            answer(connection, text, form, raw=raw, file=file)
    return 0


def answer(
    connection: duckdb.DuckDBPyConnection, sql: str, form: str, *, raw: bool = False, file: BinaryIO | None = None
) -> None:
    """Run `sql` and print its rows, or write them to `file`. Raises UsageError for anything that is no query."""
    try:
        if not connection.extract_statements(sql):
            raise UsageError("the query is empty")
        check_reads_only(connection, sql)
        if form == "table":
            results.print_table(data(), connection.execute(sql))
        elif form == "parquet":
            results.write_parquet(_relation(connection, sql), file or _binary_stdout())
        else:
            _write_text(connection, sql, form, raw=raw, file=file)
    except duckdb.Error as error:
        raise UsageError(f"{printable(str(error))}\n(btl sql CORPUS .tables lists what can be asked)") from error


def _form(form: str | None, out: str | None) -> str:
    ending = Path(out).suffix.lower().removeprefix(".") if out else ""
    if out and form == "table":
        raise UsageError("--out takes csv, json or parquet; a table is for reading")
    if out and form is None:
        form = {"csv": "csv", "json": "json", "jsonl": "json", "parquet": "parquet"}.get(ending)
        if form is None:
            raise UsageError(f"--out={out}: end its name in .csv, .json, .jsonl or .parquet, or give --format")
    return form or ("table" if sys.stdout.isatty() else "csv")


def _write_text(
    connection: duckdb.DuckDBPyConnection, sql: str, form: str, *, raw: bool, file: BinaryIO | None
) -> None:
    text = io.TextIOWrapper(file, encoding="utf-8", newline="", write_through=True) if file else sys.stdout
    cursor = connection.execute(sql)
    if form == "csv":
        results.write_csv(cursor, text, raw=raw)
    else:
        results.write_json(cursor, text)
    if isinstance(text, io.TextIOWrapper) and file:
        text.detach()


def _relation(connection: duckdb.DuckDBPyConnection, sql: str) -> duckdb.DuckDBPyRelation:
    relation: duckdb.DuckDBPyRelation | None = connection.sql(sql)
    if relation is None:
        raise UsageError("this statement gives no rows")
    return relation


def _binary_stdout() -> BinaryIO:
    if sys.stdout.isatty():
        raise UsageError("Parquet is not for a terminal: --out FILE.parquet, or redirect the output")
    return sys.stdout.buffer
