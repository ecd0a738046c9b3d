"""`btl schema`: the columns of the datasets, for people and for other engines."""

import json
import re

import click
from rich.table import Table

from belowtheline import schemas
from belowtheline.analytics import catalog, ddl, field_guide, scripts
from belowtheline.cli.console import data
from belowtheline.errors import UsageError

_FORMS = ("avro", "arrow", *ddl.DIALECTS, "markdown")
_DATASET = re.compile(r"([a-z][a-z0-9-]{4,28}[a-z0-9]\.)?[A-Za-z0-9_]{1,1024}")


@click.command("schema")
@click.argument("table", required=False, type=click.Choice(schemas.names()))
@click.option("--as", "form", type=click.Choice(_FORMS), help="Print it for this system instead of for people.")
@click.option("--corpus", default="CORPUS", metavar="URI", help="Where the corpus lies, for bigquery and duckdb.")
@click.option("--dataset", default=catalog.DATASET, metavar="NAME", help="Dataset (or project.dataset) of BigQuery.")
def command(table: str | None, form: str | None, corpus: str, dataset: str) -> int:
    """Print the columns of TABLE, or of every dataset, with what each one means.

    --as bigquery and --as duckdb print statements that are ready to run: the files of the corpus as tables and, unless
    a TABLE is named, every view on them.

    \b
    Examples:
      btl schema                            all columns, explained
      btl schema --as bigquery --corpus gs://bucket/corpus --dataset news | bq query --use_legacy_sql=false
      btl schema --as duckdb --corpus corpus > corpus.sql
      btl schema runs --as avro             the contract itself
    """  # noqa: D301 - click takes a real \b for “keep these lines as they are”
    names = (table,) if table else schemas.names()
    if form is None:
        for position, name in enumerate(names):
            if position:
                click.echo()
            _explain(name)
        return 0
    if form == "avro":
        # One schema is a schema; several are a list of them, which is one valid JSON document too.
        found = [schemas.avro(name) for name in names]
        text = json.dumps(found[0] if table else found, indent=2, ensure_ascii=False)
    elif form == "arrow":
        text = "\n\n".join(_arrow(name) for name in names)
    elif form == "markdown":
        text = field_guide.markdown(names)
    elif form == "bigquery":
        text = scripts.bigquery(corpus, _checked_dataset(dataset), names)
    else:
        text = scripts.duckdb(corpus, names)
    click.echo(text.rstrip("\n"))
    return 0


def _checked_dataset(name: str) -> str:
    if not _DATASET.fullmatch(name):
        raise UsageError(f"--dataset={name}: a dataset's name, or project.dataset, without quotes")
    return f"`{name}`" if "-" in name else name


def _arrow(name: str) -> str:
    lines = (f"{f.name}: {f.type}{'' if f.nullable else ' not null'}" for f in schemas.arrow(name))
    return "\n".join((f"# {name}", *lines))


def _explain(name: str) -> None:
    table = Table(title=name, title_justify="left", box=None, pad_edge=False)
    table.add_column("column", no_wrap=True)
    table.add_column("type", no_wrap=True)
    table.add_column("meaning", ratio=1)
    types = dict(ddl.columns(schemas.arrow(name), "duckdb"))
    for field in schemas.arrow(name):
        kind = types[field.name]
        shown = "list of records" if kind.startswith("STRUCT") else kind.lower()
        table.add_row(field.name, shown, (field.metadata or {}).get(b"doc", b"").decode())
    data().print(table)
