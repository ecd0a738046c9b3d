"""Parquet and Avro tables of pages."""

import gzip
import io
from datetime import UTC, datetime

import fastavro
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import zstandard

from belowtheline.captures import read_one
from belowtheline.options import Limits
from belowtheline.records import Media
from tests.captures.dumps import LIMITS, captures, only, page, read_all, refusals, write

AT = datetime(2021, 3, 4, 5, 6, 7, tzinfo=UTC)
COUNT = 50


def table(**columns):
    made = {
        "url": [f"https://a.test/{n}" for n in range(COUNT)],
        "html": [page(f"Größe {n}").decode() for n in range(COUNT)],
    }
    return pa.table(made | columns)


def parquet(made, **options):
    out = io.BytesIO()
    pq.write_table(made, out, **options)
    return out.getvalue()


def avro(rows, fields=None, sync_interval=2000, codec="deflate"):
    fields = fields or [
        {"name": "url", "type": ["null", "string"], "default": None},
        {"name": "html", "type": ["null", "string", "bytes"], "default": None},
        {"name": "captured_at", "type": ["null", {"type": "long", "logicalType": "timestamp-micros"}], "default": None},
    ]
    out = io.BytesIO()
    schema = {"type": "record", "name": "Page", "fields": fields}
    fastavro.writer(out, schema, rows, codec=codec, sync_interval=sync_interval, sync_marker=b"0123456789abcdef")
    return out.getvalue()


def avro_rows(count=COUNT):
    return [
        {"url": f"https://a.test/{n}", "html": page(f"Größe {n}").decode(), "captured_at": AT} for n in range(count)
    ]


@pytest.mark.parametrize("pack", [bytes, gzip.compress, zstandard.compress])
@pytest.mark.parametrize("make", [lambda: parquet(table(), row_group_size=7), lambda: avro(avro_rows())])
def test_every_row_is_a_page_at_its_number(tmp_path, make, pack):
    uri = write(tmp_path, "dump", pack(make()))
    found = read_all(uri)
    assert [item.offset for item in found] == list(range(COUNT))
    assert [item.payload.decode() for item in found] == [page(f"Größe {n}").decode() for n in range(COUNT)]
    assert found[3].url == "https://a.test/3"
    for item in (found[0], found[33], found[-1]):
        assert read_one(uri, item.offset, item.format, LIMITS) == item
    assert "no record" in read_one(uri, COUNT, found[0].format, LIMITS).message


@pytest.mark.parametrize(
    "column",
    [
        pa.array([AT] * COUNT, pa.timestamp("us", "UTC")),
        pa.array([AT] * COUNT, pa.timestamp("ns", "Europe/Berlin")),
        pa.array([AT.replace(tzinfo=None)] * COUNT, pa.timestamp("ms")),
        pa.array([1614834367] * COUNT),
        pa.array([1614834367000.0] * COUNT),
        pa.array(["2021-03-04T05:06:07Z"] * COUNT),
        pa.array(["20210304050607"] * COUNT),
    ],
)
def test_capture_times_are_read_however_they_are_stored(tmp_path, column):
    found = read_all(write(tmp_path, "dump.parquet", parquet(table(captured_at=column))))
    assert {item.captured_at for item in found} == {AT}


@pytest.mark.parametrize(
    "kind", [pa.binary(), pa.large_string(), pa.large_binary(), pa.dictionary(pa.int32(), pa.string())]
)
def test_pages_are_read_however_they_are_stored(tmp_path, kind):
    made = pa.array([page(f"Story {n}") for n in range(COUNT)]).cast(pa.string()).cast(kind)
    found = read_all(write(tmp_path, "dump.parquet", parquet(table(html=made))))
    assert [item.payload for item in found] == [page(f"Story {n}") for n in range(COUNT)]


def test_bytes_keep_the_charset_their_row_declares(tmp_path):
    made = {"html": pa.array(["<p>тихая гавань".encode("koi8-r")] * COUNT), "charset": ["koi8-r"] * COUNT}
    assert read_all(write(tmp_path, "dump.parquet", parquet(table(**made))))[0].charset == "koi8-r"


def test_text_columns_are_flat_text(tmp_path):
    made = pa.table({"text": ["words"], "link": ["https://a.test/"]})
    found = only(read_all(write(tmp_path, "dump.parquet", parquet(made))))
    assert (found.media, found.url) == (Media.TEXT, "https://a.test/")


def test_rows_without_a_page_are_refused_one_by_one(tmp_path):
    made = pa.table({"html": ["<p>one", None, "", "<p>four"]})
    found = read_all(write(tmp_path, "dump.parquet", parquet(made)))
    assert refusals(found) == [("empty", 1), ("empty", 2)]
    assert len(captures(found)) == 2


def test_a_table_without_pages_is_refused_naming_its_columns(tmp_path):
    made = pa.table({"author": ["a"], "score": [1]})
    for data in (parquet(made), avro([{"author": "a"}], [{"name": "author", "type": "string"}])):
        refused = only(read_all(write(tmp_path, "dump", data)))
        assert (refused.reason, "author" in refused.message) == ("bad-row", True)


def test_a_cut_parquet_file_is_truncated_and_a_damaged_footer_corrupt(tmp_path):
    data = parquet(table())
    assert refusals(read_all(write(tmp_path, "a.parquet", data[: len(data) // 2]))) == [("truncated", 0)]
    broken = data[:-200] + bytes(100) + data[-100:]
    assert [reason for reason, _ in refusals(read_all(write(tmp_path, "b.parquet", broken)))] == ["corrupt"]


def test_a_damaged_row_group_costs_its_own_rows_only(tmp_path):
    data = bytearray(parquet(table(), row_group_size=10, compression="zstd"))
    group = pq.ParquetFile(io.BytesIO(bytes(data))).metadata.row_group(2)
    start = group.column(1).dictionary_page_offset or group.column(1).data_page_offset
    data[start : start + 60] = bytes(60)
    found = read_all(write(tmp_path, "a.parquet", bytes(data)))
    assert refusals(found) == [("corrupt", 20)]
    assert [item.offset for item in captures(found)] == [*range(20), *range(30, 50)]


def test_a_row_group_that_grows_beyond_measure_is_refused(tmp_path):
    made = pa.table({"html": ["<p>" + " " * 20_000_000] * 4})
    data = parquet(made, compression="zstd", use_dictionary=False)
    found = read_all(write(tmp_path, "a.parquet", data), Limits(max_expansion=50))
    assert refusals(found) == [("bomb", 0)]


def test_pages_over_the_limit_are_refused_row_by_row(tmp_path):
    rows = [{"html": "<p>" + "x" * size} for size in (10, 5000, 20)]
    limits = Limits(max_page_bytes=1000)
    for data in (parquet(pa.table({"html": [row["html"] for row in rows]})), avro(rows)):
        assert refusals(read_all(write(tmp_path, "dump", data), limits)) == [("too-large", 1)]


@pytest.mark.parametrize("codec", ["null", "deflate", "bzip2", "xz", "zstandard", "snappy"])
def test_every_avro_codec_is_read(tmp_path, codec):
    if codec == "snappy":
        data = _snappy(avro(avro_rows(3), codec="null", sync_interval=10**6))
    elif codec == "zstandard":
        data = _recode(avro(avro_rows(3), codec="null", sync_interval=10**6), b"zstandard", zstandard.compress)
    else:
        data = avro(avro_rows(3), codec=codec)
    found = read_all(write(tmp_path, "a.avro", data))
    assert [item.payload for item in found] == [page(f"Größe {n}") for n in range(3)]
    assert found[0].captured_at == AT


def test_an_avro_file_cut_anywhere_gives_its_whole_blocks(tmp_path):
    data = avro(avro_rows())
    whole = read_all(write(tmp_path, "a.avro", data))
    for cut in (1, 17, 400, len(data) // 2):
        found = read_all(write(tmp_path, "b.avro", data[:-cut]))
        got = captures(found)
        assert [item.payload for item in got] == [item.payload for item in whole[: len(got)]]
        assert refusals(found) == [("truncated", len(got))], cut
    assert refusals(read_all(write(tmp_path, "c.avro", data[:60]))) == [("truncated", 0)]


def test_a_damaged_avro_block_costs_its_own_records_only(tmp_path):
    data = avro(avro_rows())
    marks = [at for at in range(len(data)) if data.startswith(b"0123456789abcdef", at)]
    inside = bytearray(data)
    inside[marks[1] + 40 : marks[1] + 60] = bytes(20)  # the data of the second block
    mark = bytearray(data)
    mark[marks[2] : marks[2] + 4] = b"oops"  # the mark behind it
    for damaged in (inside, mark):
        found = read_all(write(tmp_path, "a.avro", bytes(damaged)))
        assert len(refusals(found)) == 1
        assert captures(found)[0].offset == 0
        assert captures(found)[-1].url == f"https://a.test/{COUNT - 1}"
        assert len({item.offset for item in found}) == len(found)


def test_an_avro_block_that_grows_beyond_measure_is_refused(tmp_path):
    rows = [{"html": " " * 1_000_000} for _ in range(40)]
    found = read_all(write(tmp_path, "a.avro", avro(rows, sync_interval=10**9)), Limits(max_page_bytes=1_000_000))
    assert refusals(found) == [("bomb", 0)]


def _snappy(data):
    return _recode(data, b"snappy", lambda plain: pa.Codec("snappy").compress(plain, asbytes=True) + b"sum.")


def _recode(data, name, encode):
    """Rewrite a file of one block under another codec."""
    head, plain, _ = data.split(b"0123456789abcdef")
    body = io.BytesIO(plain)
    count, size = fastavro.schemaless_reader(body, "long"), fastavro.schemaless_reader(body, "long")
    packed = encode(body.read(size))
    out = io.BytesIO()
    for number in (count, len(packed)):
        fastavro.schemaless_writer(out, "long", number)
    length = bytes([len(name) * 2])
    head = head.replace(b"\x14avro.codec\x08null", b"\x14avro.codec" + length + name)
    return head + b"0123456789abcdef" + out.getvalue() + packed + b"0123456789abcdef"
