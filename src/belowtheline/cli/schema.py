"""`btl schema`: the columns of the datasets, for people and for other engines."""

import json

import click
from rich.table import Table

from belowtheline import schemas
from belowtheline.analytics import ddl
from belowtheline.cli.console import data

_FORMS = ("avro", "arrow", *ddl.DIALECTS)


@click.command("schema")
@click.argument("table", required=False, type=click.Choice(schemas.names()))
@click.option("--as", "form", type=click.Choice(_FORMS), help="Print it for this system instead of for people.")
def command(table: str | None, form: str | None) -> int:
    """Print the columns of TABLE, or of every dataset, with what each one means.

    \b
    Examples:
      btl schema                            all columns, explained
      btl schema comments --as bigquery     a CREATE TABLE statement
      btl schema runs --as avro             the contract itself
    """  # noqa: D301 - click takes a real \b for “keep these lines as they are”
    names = [table] if table else list(schemas.names())
    if form == "avro":
        # One schema is a schema; several are a list of them, which is one valid JSON document too.
        found = [schemas.avro(name) for name in names]
        click.echo(json.dumps(found[0] if table else found, indent=2, ensure_ascii=False))
        return 0
    for position, name in enumerate(names):
        if position:
            click.echo()
        if form is None:
            _explain(name)
        elif form == "arrow":
            lines = (f"{f.name}: {f.type}{'' if f.nullable else ' not null'}" for f in schemas.arrow(name))
            click.echo("\n".join((f"# {name}", *lines)))
        else:
            click.echo(ddl.create_table(name, schemas.arrow(name), form))
    return 0


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
