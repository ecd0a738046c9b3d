"""docs/cookbook.md: each query in it, followed by its real answer from the packaged samples."""

import re
from pathlib import Path
from typing import Any

import duckdb

from belowtheline import samples
from belowtheline.analytics.database import connect
from belowtheline.options import IngestOptions
from belowtheline.progress import Progress
from belowtheline.transforms import ingest

PATH = Path(__file__).parents[2] / "docs" / "cookbook.md"

_QUERY = re.compile(r"(```sql\n(.*?)```\n)(\n(?:\|[^\n]*\n)+)?", re.DOTALL)


def build_corpus(folder: Path) -> str:
    """Make the corpus of the cookbook, two runs, in `folder` and return where it is."""
    for crawl, run_id in ((samples.path(), "first-crawl"), (samples.later_path(), "second-crawl")):
        ingest.run(IngestOptions(inputs=(str(crawl),), output=str(folder), run_id=run_id), [], Progress())
    return str(folder)


def queries(text: str) -> list[str]:
    """Return the queries of a cookbook, in order."""
    return [found[2].strip() for found in _QUERY.finditer(text)]


def answered(text: str, corpus: str) -> str:
    """Return a cookbook with every answer made anew. Raises duckdb.Error for a query that is wrong."""
    with connect(corpus) as connection:
        return _QUERY.sub(lambda found: f"{found[1]}\n{table(connection.execute(found[2]))}", text)


def table(cursor: duckdb.DuckDBPyConnection) -> str:
    """Return rows as a Markdown table."""
    names = [str(column[0]) for column in cursor.description or ()]
    rows = [names, ["---"] * len(names), *(list(map(_cell, row)) for row in cursor.fetchall())]
    return "".join(f"| {' | '.join(row)} |\n" for row in rows)


def _cell(value: Any) -> str:
    if value is None:
        return "–"
    text = str(value).removesuffix("+00:00").replace("\n", " ").replace("|", "\\|")
    return re.sub(r"^ +", lambda spaces: "&nbsp;" * len(spaces[0]), text)  # a tree keeps its shape
