"""Does a statement only read? DuckDB 2 lets COPY stand inside a WITH, so the kind of statement does not tell."""

import re

import duckdb

from belowtheline.errors import UsageError

# MULTI is what PIVOT becomes.
_READING = frozenset({"SELECT", "EXPLAIN", "MULTI"})
# Unquoted, these words can start a statement, alone or nested, that writes a file or opens a database.
_WRITING = frozenset({"copy", "export", "import", "attach", "install", "load", "checkpoint"})
_WORD = re.compile(rb"[A-Za-z_]+")


def check_reads_only(connection: duckdb.DuckDBPyConnection, sql: str) -> None:
    """Raise UsageError when `sql` could do more than read. Raises duckdb.Error when it is no SQL."""
    for statement in connection.extract_statements(sql):
        if statement.type.name not in _READING:
            raise UsageError(f"btl sql only reads, and this is a {statement.type.name} statement")
    source = sql.encode()
    for offset, kind in duckdb.tokenize(sql):  # offsets count bytes
        word = _word_at(source, offset) if kind in (duckdb.token_type.keyword, duckdb.token_type.identifier) else ""
        if word in _WRITING:
            raise UsageError(
                f'btl sql only reads: {word.upper()} is not allowed (a column of that name goes in quotes: "{word}"); '
                "to export, use --out FILE.csv, .json or .parquet"
            )


def _word_at(source: bytes, offset: int) -> str:
    found = _WORD.match(source, offset)
    return found.group().decode().lower() if found else ""
