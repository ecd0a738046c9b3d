"""JSON Lines and JSON documents of pages."""

import bz2
import gzip
import json
import lzma
from datetime import UTC, datetime

import lz4.frame
import pytest
import zstandard

from belowtheline.captures import read_one
from belowtheline.options import Limits
from belowtheline.records import Media
from tests.captures.dumps import LIMITS, captures, only, page, read_all, refusals, write

PACKS = [bytes, gzip.compress, zstandard.compress, lz4.frame.compress, bz2.compress, lzma.compress]
ROWS = [
    {
        "url": f"https://example-gazette.test/{n}",
        "html": page(f"Größe {n}").decode(),
        "captured_at": "2021-03-04T05:06:07Z",
    }
    for n in range(5)
]


def lines(rows, **options):
    return "".join(json.dumps(row, **options) + "\n" for row in rows).encode()


@pytest.mark.parametrize("pack", PACKS)
@pytest.mark.parametrize("ascii_only", [True, False])
def test_a_line_is_a_page_at_its_offset_in_the_plain_file(tmp_path, pack, ascii_only):
    plain = lines(ROWS, ensure_ascii=ascii_only)
    uri = write(tmp_path, "dump", pack(plain))
    found = read_all(uri)
    assert [item.payload.decode() for item in found] == [row["html"] for row in ROWS]
    assert [plain[item.offset :].split(b"\n")[0] for item in found] == plain.split(b"\n")[:5]
    assert [read_one(uri, item.offset, item.format, LIMITS) for item in found] == found
    first = found[0]
    assert (first.url, first.media, first.charset) == (ROWS[0]["url"], Media.HTML, "utf-8")
    assert first.captured_at == datetime(2021, 3, 4, 5, 6, 7, tzinfo=UTC)


@pytest.mark.parametrize("indent", [None, 2])
@pytest.mark.parametrize("pack", [bytes, gzip.compress])
def test_an_array_is_read_page_by_page(tmp_path, indent, pack):
    text = json.dumps(ROWS, indent=indent, ensure_ascii=False)
    uri = write(tmp_path, "dump.json", pack(text.encode()))
    found = read_all(uri)
    assert [item.payload.decode() for item in found] == [row["html"] for row in ROWS]
    assert [text.encode()[item.offset :][:1] for item in found] == [b"{"] * 5
    assert [read_one(uri, item.offset, item.format, LIMITS) for item in found] == found


def test_an_array_larger_than_its_window_is_read_page_by_page(tmp_path):
    rows = [{"text": f"{n} " * 200_000} for n in range(9)]
    assert [len(item.payload) for item in read_all(write(tmp_path, "a.json", json.dumps(rows).encode()))] == [
        400_000
    ] * 9


@pytest.mark.parametrize("indent", [None, 2])
def test_one_object_is_one_page(tmp_path, indent):
    found = only(read_all(write(tmp_path, "dump.json", json.dumps(ROWS[0], indent=indent).encode())))
    assert found.payload.decode() == ROWS[0]["html"]


def test_a_line_that_is_no_page_is_refused_and_the_others_read(tmp_path):
    broken = [
        b"not json",
        b"[1]",
        b"{}",
        b'{"html": 3}',
        b'{"html": ""}',
        b'{"url": "https://a.test/"}',
        b"\xff\xfe\x00",
    ]
    data = b'{"text": "first"}\n' + b"\n".join(broken) + b'\n\n{"text": "last"}'
    found = read_all(write(tmp_path, "dump.jsonl", data))
    assert [item.payload for item in captures(found)] == [b"first", b"last"]
    reasons = [reason for reason, _ in refusals(found)]
    assert reasons == ["bad-row", "bad-row", "bad-row", "bad-row", "empty", "bad-row", "bad-row"]
    assert [data[offset:].split(b"\n")[0] for _, offset in refusals(found)] == broken


def test_a_refused_row_still_says_its_address(tmp_path):
    found = only(read_all(write(tmp_path, "a.jsonl", b'{"url": "https://a.test/1", "timestamp": 1614834367}')))
    assert (found.url, found.captured_at) == ("https://a.test/1", datetime(2021, 3, 4, 5, 6, 7, tzinfo=UTC))


@pytest.mark.parametrize("size", [400_000, 5_000_000])
def test_a_line_longer_than_a_page_may_be_is_refused_and_the_next_read(tmp_path, size):
    data = b'{"html": "' + b"x" * size + b'"}\n{"text": "next"}\n'
    found = read_all(write(tmp_path, "a.jsonl", data), Limits(max_page_bytes=100_000))
    assert refusals(found) == [("too-large", 0)]
    assert captures(found)[0].payload == b"next"


def test_fifty_megabytes_on_one_line_are_refused_by_size(tmp_path):
    found = only(read_all(write(tmp_path, "a.jsonl", b'{"html": "' + b"x" * 50_000_000 + b'"}')))
    assert found.reason == "too-large"


@pytest.mark.parametrize("deep", [b"[" * 100_000, b'{"a":' * 100_000])
def test_a_hundred_thousand_levels_are_refused(tmp_path, deep):
    found = read_all(write(tmp_path, "a.jsonl", b'{"text": "one"}\n{"html": ' + deep + b'\n{"text": "two"}\n'))
    assert len(captures(found)) == 2
    assert [reason for reason, _ in refusals(found)] == ["bad-row"]
    assert refusals(read_all(write(tmp_path, "b.json", b'[{"html": ' + deep)))


def test_a_cut_file_gives_its_whole_lines_and_says_where_it_broke_off(tmp_path):
    plain = lines(ROWS)
    cut = plain[: plain.rindex(b'"captured_at"')]
    assert [reason for reason, _ in refusals(read_all(write(tmp_path, "a.jsonl", cut)))] == ["bad-row"]
    packed = gzip.compress(plain + b"".join(b'{"text": "%d"}\n' % n for n in range(20_000)))
    found = read_all(write(tmp_path, "a.jsonl.gz", packed[: len(packed) // 2]))
    assert captures(found)[:5] == captures(read_all(write(tmp_path, "a.jsonl.gz", packed)))[:5]
    assert [reason for reason, _ in refusals(found)] == ["truncated"]
    whole = json.dumps(ROWS).encode()
    found = read_all(write(tmp_path, "a.json", whole[: len(whole) - 40]))
    assert (len(captures(found)), [reason for reason, _ in refusals(found)]) == (4, ["truncated"])


def test_a_damaged_array_gives_what_stands_before_the_damage(tmp_path):
    found = read_all(write(tmp_path, "a.json", b'[{"text": "one"}, {"text": oops}, {"text": "three"}]'))
    assert [item.payload for item in captures(found)] == [b"one"]
    assert refusals(found) == [("corrupt", 18)]


def test_half_a_surrogate_pair_becomes_a_replacement_character(tmp_path):
    found = only(read_all(write(tmp_path, "a.jsonl", b'{"text": "a\\ud83d b \\ud83d\\ude00"}')))
    assert found.payload.decode() == "a\ufffd b \U0001f600"


@pytest.mark.parametrize(
    ("row", "media"),
    [
        ({"raw_html": "<p>x"}, Media.HTML),
        ({"HTML": "<p>x"}, Media.HTML),
        ({"content": "<html><body><p>x</p></body></html>"}, Media.HTML),
        ({"content": "just words, I <3 them"}, Media.TEXT),
        ({"body": "<div><p>x</p></div>"}, Media.HTML),
        ({"html": None, "text": "x"}, Media.TEXT),
        ({"html": "<p>x", "text": "x"}, Media.HTML),
    ],
)
def test_columns_may_be_called_otherwise(tmp_path, row, media):
    found = only(read_all(write(tmp_path, "a.jsonl", json.dumps(row | {"URI": "https://a.test/"}).encode())))
    assert (found.media, found.url) == (media, "https://a.test/")


def test_a_bomb_of_lines_stops_early(tmp_path):
    packed = gzip.compress(b'{"text": "x"}\n' + b" " * 120_000_000)
    found = read_all(write(tmp_path, "a.jsonl.gz", packed), Limits(max_expansion=100))
    assert [reason for reason, _ in refusals(found)] in (["bomb"], ["too-large", "bomb"])
    assert len(captures(found)) == 1
