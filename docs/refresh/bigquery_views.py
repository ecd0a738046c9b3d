"""The views in BigQuery's words, translated from analytics/views/ by sqlglot into analytics/bigquery/.

They are committed, so that they can be read in review and a user needs no translator. Names of tables get the
placeholder DATASET, since a BigQuery view must name the dataset of what it reads; `btl schema --as bigquery` fills
it in.
"""

from pathlib import Path

import pyarrow as pa
import sqlglot
from sqlglot import exp

from belowtheline import schemas
from belowtheline.analytics import catalog

FOLDER = Path(catalog.__file__).parent / "bigquery"

_FUNCTIONS = {"epoch_us": "UNIX_MICROS"}  # what sqlglot does not know


def translated(name: str) -> str:
    """Return a view in BigQuery's words. Raises sqlglot.errors.SqlglotError for what BigQuery cannot say."""
    tree = sqlglot.parse_one(_bare(catalog.view_text(name)), read="duckdb")
    _name_the_dataset(tree)
    _say_it_as_bigquery_does(tree)
    text = tree.sql("bigquery", pretty=True, unsupported_level=sqlglot.ErrorLevel.RAISE, max_text_width=110)
    comment = "".join(f"{line}\n" for line in catalog.view_text(name).splitlines() if line.startswith("--"))
    return f"{comment}{text}\n"


def _name_the_dataset(tree: exp.Expression) -> None:
    own = {cte.alias for cte in tree.find_all(exp.CTE)}
    for table in tree.find_all(exp.Table):
        if isinstance(table.this, exp.Identifier) and table.name not in own:
            table.set("db", exp.to_identifier(catalog.DATASET))
            if not table.alias:
                table.set("alias", exp.TableAlias(this=exp.to_identifier(table.name)))


def _say_it_as_bigquery_does(tree: exp.Expression) -> None:
    """Change what sqlglot leaves as DuckDB says it, or cannot put."""
    lists, never_null = _columns()
    for call in tree.find_all(exp.Anonymous):
        call.set("this", _FUNCTIONS.get(call.name.lower(), call.name))
    for length in list(tree.find_all(exp.Length)):
        if length.this.name in lists:
            length.replace(exp.ArraySize(this=length.this))
    for ordered in tree.find_all(exp.Ordered):  # where it cannot matter, it need not be said
        if isinstance(ordered.this, exp.Column) and ordered.this.name in never_null and not ordered.args.get("desc"):
            ordered.set("nulls_first", True)
    for union in tree.find_all(exp.SetOperation):
        if union.args.get("by_name"):
            union.set("side", "FULL")  # else BigQuery wants the same columns on both sides
    for select in tree.find_all(exp.Select):
        if select.args.get("qualify") and not select.args.get("where"):
            select.where(exp.true(), copy=False)  # QUALIFY stands beside a WHERE


def _columns() -> tuple[set[str], set[str]]:
    """Return the names of columns that hold lists, and of those that are null in no dataset."""
    fields = [field for table in schemas.names() for field in schemas.arrow(table)]
    nullable = {field.name for field in fields if field.nullable}
    never_null = {field.name for field in fields} - nullable | {"run"}
    return {field.name for field in fields if pa.types.is_list(field.type)}, never_null


def refresh() -> None:
    """Write every view anew, and remove those that are no more."""
    FOLDER.mkdir(exist_ok=True)
    for path in FOLDER.glob("*.sql"):
        path.unlink()
    for name in catalog.VIEWS:
        (FOLDER / f"{name}.sql").write_text(translated(name), encoding="utf-8")


def _bare(text: str) -> str:
    return "\n".join(line.partition(" --")[0] for line in text.splitlines() if not line.startswith("--"))
