"""The views in BigQuery's words, translated from analytics/views/ by sqlglot into analytics/bigquery/.

They are committed, so that they can be read in review and a user needs no translator. Names of tables get the
placeholder DATASET, since a BigQuery view must name the dataset of what it reads; `btl schema --as bigquery` fills
it in.
"""

from pathlib import Path

import sqlglot
from sqlglot import exp

from belowtheline.analytics import catalog

FOLDER = Path(catalog.__file__).parent / "bigquery"

_FUNCTIONS = {"epoch_us": "UNIX_MICROS"}  # what sqlglot does not know


def translated(name: str) -> str:
    """Return a view in BigQuery's words. Raises sqlglot.errors.SqlglotError for what BigQuery cannot say."""
    tree = sqlglot.parse_one(_bare(catalog.view_text(name)), read="duckdb")
    own = {cte.alias for cte in tree.find_all(exp.CTE)}
    for table in tree.find_all(exp.Table):
        if isinstance(table.this, exp.Identifier) and table.name not in own:
            table.set("db", exp.to_identifier(catalog.DATASET))
            if not table.alias:
                table.set("alias", exp.TableAlias(this=exp.to_identifier(table.name)))
    for call in tree.find_all(exp.Anonymous):
        call.set("this", _FUNCTIONS.get(call.name.lower(), call.name))
    text = tree.sql("bigquery", pretty=True, unsupported_level=sqlglot.ErrorLevel.RAISE, max_text_width=110)
    comment = "".join(f"{line}\n" for line in catalog.view_text(name).splitlines() if line.startswith("--"))
    return f"{comment}{text}\n"


def refresh() -> None:
    """Write every view anew, and remove those that are no more."""
    FOLDER.mkdir(exist_ok=True)
    for path in FOLDER.glob("*.sql"):
        path.unlink()
    for name in catalog.VIEWS:
        (FOLDER / f"{name}.sql").write_text(translated(name), encoding="utf-8")


def _bare(text: str) -> str:
    return "\n".join(line.partition(" --")[0] for line in text.splitlines() if not line.startswith("--"))
