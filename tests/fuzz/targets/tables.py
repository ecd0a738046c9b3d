"""Tables of pages: Avro and Parquet files whose own numbers lie."""

import io

import fastavro
import pyarrow as pa
import pyarrow.parquet as pq

from tests.fuzz import mutators
from tests.fuzz.harness import Target
from tests.fuzz.targets.files import read_file

_PAGE = b"<html><body><p>So it is, and so it was.</p></body></html>"
_FIELDS = [
    {"name": "url", "type": ["null", "string"]},
    {"name": "html", "type": "bytes"},
    {"name": "timestamp", "type": "long"},
]
_SCHEMA = {"type": "record", "name": "Page", "fields": _FIELDS}


def avro(data: bytes) -> None:
    """Avro."""
    read_file(data, "x.avro")


def parquet(data: bytes) -> None:
    """Parquet."""
    read_file(data, "x.parquet")


def _rows(count: int) -> list[dict[str, object]]:
    return [
        {"url": f"https://gazette.test/{n}", "html": _PAGE + b"%d" % n, "timestamp": 1620122400 + n}
        for n in range(count)
    ]


def _avro_seeds() -> list[bytes]:
    found = []
    for codec in ("null", "deflate", "bzip2", "xz", "snappy", "zstandard"):
        file = io.BytesIO()
        try:
            fastavro.writer(file, _SCHEMA, _rows(6), codec=codec, sync_interval=150, sync_marker=b"0123456789abcdef")
        except ValueError:  # snappy has no library of its own here
            continue
        found.append(file.getvalue())
    return found


def _parquet_seeds() -> list[bytes]:
    found = []
    for codec, dictionary in (("none", False), ("snappy", True), ("zstd", False), ("gzip", True)):
        file = io.BytesIO()
        pq.write_table(
            pa.Table.from_pylist(_rows(6)), file, compression=codec, use_dictionary=dictionary, row_group_size=2
        )
        found.append(file.getvalue())
    return found


TARGETS = (
    Target("avro", avro, _avro_seeds, mutators.flip, most=4_000, parser=False),
    Target("parquet", parquet, _parquet_seeds, mutators.flip, most=12_000, parser=False),
)
