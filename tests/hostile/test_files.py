"""Dumps that lie, staged as a run stages them: bad ones are refused by name, the good one beside them is read."""

import bz2
import gzip
import io
import json
import lzma
import os
import struct
import tracemalloc

import fastavro
import lz4.frame
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import zstandard

from belowtheline import captures
from belowtheline.assembly import Authors
from belowtheline.options import Limits
from belowtheline.staging import StageSettings, stage

LIMITS = Limits(max_page_bytes=1_000_000, max_expansion=100.0)
PAGE = "<!doctype html><html><body><p>So it is, and so it was.</p></body></html>"
PACK = {
    "gz": gzip.compress,
    "zst": zstandard.ZstdCompressor().compress,
    "lz4": lz4.frame.compress,
    "bz2": bz2.compress,
    "xz": lzma.compress,
}


@pytest.fixture
def staged(tmp_path):
    """Stage one file of these bytes; its tally."""

    def run(name, data):
        dumps, out = tmp_path / "dumps", tmp_path / "out"
        dumps.mkdir()
        out.mkdir()
        path = dumps / name
        path.write_bytes(data)
        settings = StageSettings(out, 4, LIMITS, Authors())
        (found,) = stage(captures.plan(path.as_uri(), LIMITS), settings, "task")
        assert sorted(entry.name for entry in tmp_path.iterdir()) == ["dumps", "out"]
        return found.tally

    return run


@pytest.mark.parametrize("ending", PACK)
def test_bomb_is_refused(staged, ending):
    tally = staged(f"page.html.{ending}", PACK[ending](b"<html>" + b"a" * 60_000_000))
    assert set(tally.reasons) <= {"read/bomb", "read/too-large"}
    assert sum(tally.reasons.values()) == 1


def test_one_line_of_64_megabytes_is_refused_without_being_held(staged, tmp_path):
    line = b'{"html": "' + b"a" * 64_000_000 + b'"}\n'
    data = line + json.dumps({"html": PAGE}).encode() + b"\n"
    tracemalloc.start()
    try:
        tally = staged("x.jsonl", data)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert tally.reasons == {"read/too-large": 1}
    assert sum(source.parsed for source in tally.sources.values()) == 1
    assert peak < 20_000_000


def test_half_surrogates_and_nul_in_a_row_stop_no_run(staged):
    rows = [
        {"url": "https://x.test/\ud800\0", "html": ""},
        {"\ud800": 1},
        {"url": "https://x.test/\udfff", "html": PAGE},
    ]
    tally = staged("x.jsonl", b"\n".join(json.dumps(row).encode() for row in rows))
    assert tally.reasons == {"read/empty": 1, "read/bad-row": 1}
    assert sum(source.parsed for source in tally.sources.values()) == 1


@pytest.mark.parametrize(
    "url", ["https://x.test/../../../etc/passwd", "file:///etc/passwd", "../../../tmp/x", "x\r\nY: z"]
)
def test_an_address_names_no_file(staged, url):
    tally = staged("x.jsonl", json.dumps({"url": url, "html": PAGE}).encode())
    assert sum(source.parsed for source in tally.sources.values()) == 1


def _avro(codec="null"):
    file = io.BytesIO()
    schema = {"type": "record", "name": "Page", "fields": [{"name": "html", "type": "string"}]}
    fastavro.writer(file, schema, [{"html": PAGE}], codec=codec, sync_marker=b"0123456789abcdef")
    return file.getvalue()


@pytest.mark.parametrize(
    "counts",
    [b"\xff" * 9 + b"\x01", b"\xff" * 20, b"\xfe" + b"\xff" * 8 + b"\x01", b"\x02" + b"\xfe\xff\xff\xff\x0f"],
    ids=["least", "endless", "most", "two gigabytes"],
)
def test_avro_block_that_lies_about_its_size_is_a_refusal(staged, counts):
    head, mark, _ = _avro().partition(b"0123456789abcdef")
    good = _avro()[len(head + mark) :]
    tally = staged("x.avro", head + mark + counts + b"junk" + mark + good)
    assert sum(tally.reasons.values()) >= 1
    assert set(tally.reasons) <= {"read/corrupt", "read/too-large", "read/truncated"}


@pytest.mark.parametrize("size", [0, 1, 0x7FFFFFFF, 0xFFFFFFFF])
def test_parquet_footer_that_lies_about_its_length_is_a_refusal(staged, size):
    file = io.BytesIO()
    pq.write_table(pa.table({"html": [PAGE]}), file)
    tally = staged("x.parquet", file.getvalue()[:-8] + struct.pack("<I", size) + b"PAR1")
    assert set(tally.reasons) <= {"read/corrupt", "read/truncated"}
    assert sum(tally.reasons.values()) == 1


def test_a_name_that_is_not_utf8_is_read(tmp_path):
    path = os.fsencode(tmp_path) + b"/caf\xe9.html"
    with open(path, "wb") as file:  # noqa: PTH123 – Path takes no bytes
        file.write(PAGE.encode())
    (tmp_path / "out").mkdir()
    uri = next(entry for entry in tmp_path.iterdir() if entry.suffix == ".html").as_uri()
    (found,) = stage(captures.plan(uri, LIMITS), StageSettings(tmp_path / "out", 4, LIMITS, Authors()), "task")
    assert found.tally.sources[uri].parsed == 1
