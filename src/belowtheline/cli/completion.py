"""What Tab offers at the SQL prompt: views, columns, functions and keywords.

DuckDB's own completion is an extension that has to be downloaded, which a locked, read-only connection never does; the
catalogue it would ask is here.
"""

import re

import duckdb

_WORDS = """
SELECT view_name || ' ' AS word FROM duckdb_views() WHERE NOT internal
UNION SELECT column_name FROM duckdb_columns() WHERE NOT internal
UNION SELECT upper(keyword_name) || ' ' FROM duckdb_keywords() WHERE keyword_category = 'reserved'
UNION SELECT function_name || '(' FROM duckdb_functions() WHERE regexp_matches(function_name, '^[a-z][a-z0-9_]+$')
"""
_COLUMNS = "SELECT view_name AS view, column_name FROM duckdb_columns() JOIN duckdb_views() ON view_name = table_name"
_DOTTED = re.compile(r"(\w+)\.(\w*)\Z")


class Completion:
    """A completer in readline's sense: called with a text and 0, 1, 2 … it gives one proposal after the other."""

    def __init__(self, connection: duckdb.DuckDBPyConnection) -> None:
        """Take the words from the catalogue of `connection`."""
        self._words = [".tables ", ".schema ", ".quit ", *(word for (word,) in connection.execute(_WORDS).fetchall())]
        self._columns: dict[str, list[str]] = {}
        for view, column in connection.execute(_COLUMNS).fetchall():
            self._columns.setdefault(view, []).append(column)

    def __call__(self, text: str, state: int) -> str | None:
        """Return the proposal number `state` for `text`, None when there is none."""
        found = self.proposals(text)
        return found[state] if state < len(found) else None

    def proposals(self, text: str) -> list[str]:
        """Return what may follow: columns after “view.”, else every word that starts so, in whatever case."""
        if not text:
            return []
        dotted = _DOTTED.search(text)
        if dotted and dotted[1].lower() in self._columns:
            start = dotted[2].lower()
            return [f"{dotted[1]}.{name}" for name in self._columns[dotted[1].lower()] if name.startswith(start)]
        return sorted({word for word in self._words if word.lower().startswith(text.lower())})
