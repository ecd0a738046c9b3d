"""SQL over a corpus: DuckDB views, read-only, and the DDL of other engines."""
