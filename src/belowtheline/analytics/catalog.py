"""The views of a corpus: the base views, and those built on them, in the order they have to be made."""

from importlib import resources

BASE = ("runs", "captures", "articles", "comments_all", "comments", "repeats", "dead_letters", "open_letters")
"""Views that read the rows as they lie, named articles_rows, comments_rows … and restricted to committed runs."""

DERIVED = (
    "posts",
    "comments_in_tree_order",
    "threads",
    "authors",
    "sites",
    "articles_with_threads",
    "completeness",
    "repeat_clusters",
    "runs_health",
    "drift",
)
"""Views that read only the base views; each may read those before it. One file each, in analytics/views/."""

VIEWS = (*BASE, *DERIVED)

DATASET = "DATASET"
"""Stands in analytics/bigquery/ where a user's dataset goes."""


def view_text(name: str) -> str:
    """Return the query of a view in DuckDB's words. Raises FileNotFoundError for an unknown one."""
    return resources.files(__package__).joinpath("views", f"{name}.sql").read_text(encoding="utf-8").strip()


def bigquery_text(name: str) -> str:
    """Return the query of a view in BigQuery's words, with DATASET for the dataset."""
    return resources.files(__package__).joinpath("bigquery", f"{name}.sql").read_text(encoding="utf-8").strip()


def meaning(name: str) -> str:
    """Return what a view holds, in words: the comment its file opens with."""
    lines = view_text(name).splitlines()
    opening = next((at for at, line in enumerate(lines) if not line.startswith("--")), len(lines))
    return " ".join(line.removeprefix("--").strip() for line in lines[:opening])
