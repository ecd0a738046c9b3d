"""Planning: pieces that together give what the whole file gives; refusals that name what was wrong."""

import gzip
import json
import os
import socket

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from belowtheline.captures import plan, read
from belowtheline.records import Capture, ReadRange, Refused
from tests.captures.dumps import LIMITS, captures, http, only, page, pages, read_all, read_whole, record, write

RECORDS = st.one_of(
    st.builds(
        lambda n, size: record(http(page(f"Story {n}", size)), number=n), st.integers(0, 99), st.integers(0, 3000)
    ),
    st.builds(lambda n: record(b"GET / HTTP/1.1\r\n\r\n", b"request", number=n), st.integers(0, 99)),
    # a payload that holds what looks like records
    st.builds(lambda n: record(http(b"<html>\r\n\r\n" + pages(1)[0] + b"</html>"), number=n), st.integers(0, 99)),
)
DAMAGE = st.one_of(
    st.just(b""),
    st.binary(max_size=60).map(lambda data: data + b"\n"),
    st.just(record(http(page()), length=99_999)),
    st.just(record(http(page()), length=20)),
    st.just(pages(1)[0][:70] + b"\n"),
    st.just(b"\r\n\r\n\r\n"),
)
QUIET = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@QUIET
@given(
    before=st.lists(RECORDS, max_size=12), damage=DAMAGE, after=st.lists(RECORDS, max_size=6), cut=st.integers(0, 400)
)
@pytest.mark.parametrize("target", [1, 700, 5000])
def test_the_pieces_of_a_warc_give_what_the_whole_gives(tmp_path, target, before, damage, after, cut):
    data = b"WARC/1.0\r\nWARC-Type: warcinfo\r\nContent-Length: 0\r\n\r\n\r\n\r\n" + b"".join([*before, damage, *after])
    uri = write(tmp_path, "dump.warc", data[: max(80, len(data) - cut)])
    assert read_all(uri, target_bytes=target) == read_whole(uri, "warc")


@QUIET
@given(before=st.lists(RECORDS, min_size=3, max_size=12), target=st.integers(1, 4000))
def test_a_sound_warc_is_split_into_pieces_that_touch(tmp_path, before, target):
    data = b"".join(before)
    uri = write(tmp_path, "dump.warc", data)
    pieces = plan(uri, LIMITS, target_bytes=target)
    assert [piece.start for piece in pieces[1:]] == [piece.end for piece in pieces[:-1]]
    assert sum(piece.size for piece in pieces) == len(data)
    assert len(read_all(uri, target_bytes=target)) == len(before)
    if target == 1:
        assert len(pieces) == len(before)


@QUIET
@given(
    rows=st.lists(
        st.one_of(
            st.integers(0, 300).map(lambda n: json.dumps({"url": f"https://a.test/{n}", "text": "é\n" * n})),
            st.sampled_from(["", "not json", "[1, 2]", '{"url": "https://a.test"}', '{"html": 3}']),
        ),
        max_size=30,
    ),
    target=st.integers(1, 900),
    end=st.sampled_from(["", "\n", "\r\n\n"]),
)
def test_the_pieces_of_json_lines_give_what_the_whole_gives(tmp_path, rows, target, end):
    uri = write(tmp_path, "pages_of_ours.jsonl", ('{"text": "first"}\n' + "\n".join(rows) + end).encode())
    assert read_all(uri, target_bytes=target) == read_whole(uri, "jsonl")


def test_a_large_file_is_split_for_several_workers(tmp_path):
    lines = write(tmp_path, "a.jsonl", b'{"text": "word"}\n' * 1000)
    assert len(plan(lines, LIMITS, target_bytes=2000)) > 5
    dump = write(tmp_path, "a.warc", b"".join(pages(20, 1000)))
    assert len(plan(dump, LIMITS, target_bytes=5000)) > 3


def test_a_compressed_file_is_one_piece(tmp_path):
    uri = write(tmp_path, "a.warc.gz", b"".join(map(gzip.compress, pages(20, 1000))))
    assert only(plan(uri, LIMITS, target_bytes=1)).end is None


@pytest.mark.parametrize(
    ("name", "data", "reason", "words"),
    [
        ("empty.html", b"", "empty", "empty"),
        ("blank.txt", b" \r\n\t\n" * 40, "empty", "blanks"),
        ("empty.html.gz", gzip.compress(b""), "empty", "nothing"),
        ("cut.html.gz", gzip.compress(page("x", 5000))[:12], "truncated", "middle"),
        ("bad.html.gz", b"\x1f\x8b\x08\x00rubbish rubbish", "corrupt", "damaged"),
        ("image.html", b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "unknown-format", "PNG"),
        ("photo.txt", b"\xff\xd8\xff\xe0" + bytes(range(256)) * 9, "unknown-format", "JPEG"),
        ("dump.parquet", bytes(range(256)) * 40, "unknown-format", "though named .parquet"),
        ("pages.zip", b"PK\x03\x04" + bytes(900), "unknown-format", "unpack"),
        ("pages.tar.gz", gzip.compress(b"a.html".ljust(257, b"\0") + b"ustar" + bytes(300)), "unknown-format", "tar"),
        ("twice.html.gz", gzip.compress(gzip.compress(page())), "unknown-format", "twice"),
        ("feed.xml", b'<?xml version="1.0"?>\n<rss version="2.0"><channel></channel></rss>', "unknown-format", "<rss>"),
        ("noise.bin", bytes(range(1, 32)) * 200, "unknown-format", "binary"),
        (
            "page.mhtml",
            b"MIME-Version: 1.0\r\nContent-Type: multipart/related\r\n\r\n<html>",
            "unknown-format",
            "MHTML",
        ),
    ],
    ids=lambda value: value if isinstance(value, str) and "." in value else "",
)
def test_what_holds_no_pages_is_refused_and_told_why(tmp_path, name, data, reason, words):
    refused = only(plan(write(tmp_path, name, data), LIMITS))
    assert isinstance(refused, Refused)
    assert (refused.reason, refused.stage, refused.offset) == (reason, "read", 0)
    assert words in refused.message


def test_a_pipe_or_socket_is_refused_without_waiting_for_it(tmp_path, monkeypatch):
    os.mkfifo(tmp_path / "pipe.html")
    with socket.socket(socket.AF_UNIX) as sock:
        monkeypatch.chdir(tmp_path)  # the path of a socket is short
        sock.bind("s.html")
        for name, word in (("pipe.html", "pipe"), ("s.html", "socket")):
            refused = only(plan((tmp_path / name).as_uri(), LIMITS))
            assert (refused.reason, word in refused.message) == ("unreadable", True)


def test_what_the_system_will_not_open_is_refused(tmp_path, monkeypatch):
    (tmp_path / "loop.html").symlink_to(tmp_path / "loop.html")
    for uri in ((tmp_path / "loop.html").as_uri(), (tmp_path / "missing.html").as_uri(), tmp_path.as_uri()):
        assert only(plan(uri, LIMITS)).reason == "unreadable"
    uri = write(tmp_path, "page.html", page())

    def deny(_):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("belowtheline.storage.files.open_binary", deny)
    assert "Permission denied" in only(plan(uri, LIMITS)).message
    for form in ("html", "text", "warc", "jsonl", "parquet", "avro"):
        assert only(list(read(ReadRange(uri, form), LIMITS))).reason == "unreadable"


@pytest.mark.parametrize("form", ["html", "text", "warc", "jsonl", "parquet", "avro"])
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    data=st.binary(max_size=300),
    prefix=st.sampled_from([b"", b"WARC/1.0\r\n", b"PAR1", b"Obj\x01", b"\x1f\x8b\x08", b"[{"]),
)
def test_no_bytes_whatever_make_a_reader_raise(tmp_path, form, data, prefix):
    uri = write(tmp_path, "x", prefix + data)
    plan(uri, LIMITS)
    assert all(isinstance(item, Capture) or item.source == uri for item in read(ReadRange(uri, form), LIMITS))


def test_every_format_is_found_by_content_whatever_the_name(tmp_path):
    found = {
        "html": page(),
        "text": b"A quiet harbour\n\nComments\n\nmarisol wrote: I <3 this town, see <b> tags\n" * 9,
        "warc": pages(1)[0],
        "jsonl": b'{"url": "https://a.test/1", "html": "<p>x</p>"}\n',
    }
    for form, data in found.items():
        for pack in (bytes, gzip.compress):
            for name in ("a.bin", "b.html", "c.txt", "d.gz", "e"):
                if (form, name) != ("text", "b.html"):
                    assert only(plan(write(tmp_path, name, pack(data)), LIMITS)).format == form, (form, name)


def test_json_lines_with_a_broken_first_line_are_found_by_name(tmp_path):
    data = b'oops\n{"text": "one"}\n{"text": "two"}\n'
    found = read_all(write(tmp_path, "a.jsonl", data))
    assert [item.payload for item in captures(found)] == [b"one", b"two"]
    assert found[0].reason == "bad-row"


def test_noise_named_html_is_no_page_even_if_it_holds_a_tag_by_chance(tmp_path):
    noise = bytes(n * 37 % 256 for n in range(20_000)) + b"<p >" + bytes(range(256)) * 20
    (found,) = plan(write(tmp_path, "noise.html", noise), LIMITS)
    assert isinstance(found, Refused)
    assert found.reason == "unknown-format"
    assert "though named .html" in found.message
