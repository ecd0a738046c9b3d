"""`btl sql`: a corpus, queried with DuckDB."""

import sys

import click
import duckdb

from belowtheline.analytics.database import connect
from belowtheline.analytics.guard import check_reads_only
from belowtheline.cli import results
from belowtheline.cli.console import data, printable
from belowtheline.cli.prompt import converse, expand
from belowtheline.errors import UsageError


@click.command("sql")
@click.argument("corpus")
@click.argument("query", required=False)
@click.option(
    "--format", "form", type=click.Choice(["table", "csv", "json"]), help="Default: table on a terminal, else csv."
)
def command(corpus: str, query: str | None, form: str | None) -> int:
    """Query CORPUS with DuckDB. Without a query, a prompt opens; a query of - is read from stdin.

    Views: articles, comments, repeats, dead_letters, runs, captures. In `articles` and `comments` each one stands once,
    whatever the number of runs; `comments_all` is comments and repeats together. What each run wrote is in
    `articles_rows`, `comments_rows` …. Times are UTC. Nothing can be written.

    \b
    Examples:
      btl sql corpus
      btl sql corpus .schema
      btl sql corpus "SELECT site, count(*) FROM comments GROUP BY ALL"
      btl sql corpus "SELECT author, text FROM comments WHERE likes > 50" --format json
      btl sql corpus - < question.sql > answer.csv
    """  # noqa: D301 - click takes a real \b for “keep these lines as they are”
    form = form or ("table" if sys.stdout.isatty() else "csv")
    with connect(corpus) as connection:
        if query is None and sys.stdin.isatty():
            converse(lambda text: answer(connection, text, form))
        else:
            answer(connection, sys.stdin.read() if query in (None, "-") else expand(query), form)
    return 0


def answer(connection: duckdb.DuckDBPyConnection, sql: str, form: str) -> None:
    """Run `sql` and print its rows. Raises UsageError for anything that is no query."""
    try:
        if not connection.extract_statements(sql):
            raise UsageError("the query is empty")
        check_reads_only(connection, sql)
        cursor = connection.execute(sql)
        {"csv": results.print_csv, "json": results.print_json}.get(form, _table)(cursor)
    except duckdb.Error as error:
        raise UsageError(f"{printable(str(error))}\n(btl sql CORPUS .tables lists what can be asked)") from error


def _table(cursor: duckdb.DuckDBPyConnection) -> None:
    results.print_table(data(), cursor)
