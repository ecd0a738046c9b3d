"""The types and names of a dataset's columns in other engines' words, derived from its Arrow schema."""

import pyarrow as pa

DIALECTS = ("bigquery", "duckdb")

_BIGQUERY = {
    "string": "STRING",
    "binary": "BYTES",
    "bool": "BOOL",
    "int": "INT64",
    "float": "FLOAT64",
    "timestamp": "TIMESTAMP",
    "date": "DATE",
}
_DUCKDB = {
    "string": "VARCHAR",
    "binary": "BLOB",
    "bool": "BOOLEAN",
    "int": "BIGINT",
    "float": "DOUBLE",
    "timestamp": "TIMESTAMPTZ",
    "date": "DATE",
}


def quoted(name: str, dialect: str) -> str:
    """Return a name as a dialect quotes it: words like ROWS and POSITION are reserved in one or the other."""
    return f"`{name}`" if dialect == "bigquery" else f'"{name}"'


def columns(schema: pa.Schema, dialect: str) -> list[tuple[str, str]]:
    """Return the (name, type) pairs of a schema in a dialect's words."""
    return [(field.name, _sql_type(field.type, dialect)) for field in schema]


def _sql_type(kind: pa.DataType, dialect: str) -> str:
    if pa.types.is_map(kind):
        return _map(kind, dialect)
    if pa.types.is_list(kind) or pa.types.is_large_list(kind):
        item = _sql_type(kind.value_type, dialect)
        return f"ARRAY<{item}>" if dialect == "bigquery" else f"{item}[]"
    if pa.types.is_struct(kind):
        fields = ", ".join(f"{quoted(field.name, dialect)} {_sql_type(field.type, dialect)}" for field in kind)
        return f"STRUCT<{fields}>" if dialect == "bigquery" else f"STRUCT({fields})"
    return (_BIGQUERY if dialect == "bigquery" else _DUCKDB)[_family(kind)]


def _map(kind: pa.DataType, dialect: str) -> str:
    """BigQuery has no maps: Parquet's own shape of one, a list of pairs, is what it loads."""
    key, value = _sql_type(kind.key_type, dialect), _sql_type(kind.item_type, dialect)
    return f"ARRAY<STRUCT<key {key}, value {value}>>" if dialect == "bigquery" else f"MAP({key}, {value})"


def _family(kind: pa.DataType) -> str:
    tests = {
        "string": lambda k: pa.types.is_string(k) or pa.types.is_large_string(k) or pa.types.is_dictionary(k),
        "binary": lambda k: pa.types.is_binary(k) or pa.types.is_large_binary(k),
        "bool": pa.types.is_boolean,
        "int": pa.types.is_integer,
        "float": pa.types.is_floating,
        "timestamp": pa.types.is_timestamp,
        "date": pa.types.is_date,
    }
    for family, test in tests.items():
        if test(kind):
            return family
    raise ValueError(f"no SQL type for {kind}")
