"""WARC in all its wrappings: pages out, the rest counted, damage named and survived."""

import bz2
import gzip
import io
import lzma
import zlib
from datetime import UTC, datetime

import pytest
import zstandard
from fastwarc.stream_io import BrotliWriter

from belowtheline.captures import read_one
from belowtheline.options import Limits
from belowtheline.records import Capture, Media, Refused
from tests.captures.dumps import (
    LIMITS,
    PACK,
    captures,
    http,
    kinds,
    only,
    page,
    pages,
    read_all,
    record,
    refusals,
    write,
)


@pytest.fixture(params=PACK)
def pack(request):
    return PACK[request.param]


def test_every_page_is_read_with_its_offset_in_the_stored_file(tmp_path, pack):
    stored = [pack(each) for each in pages(4, 500)]
    uri = write(tmp_path, "dump.warc", b"".join(stored))
    found = read_all(uri)
    assert [item.offset for item in found] == [sum(map(len, stored[:n])) for n in range(4)]
    assert [item.payload for item in found] == [page(f"Story {n}", 500 + n * 7) for n in range(4)]
    assert [read_one(uri, item.offset, item.format, LIMITS) for item in found] == found


def test_a_capture_carries_what_the_record_says_of_it(tmp_path):
    found = only(read_all(write(tmp_path, "dump.warc", pages(1)[0])))
    assert found.url == "https://example-gazette.test/story/0"
    assert found.captured_at == datetime(2021, 3, 4, 5, 6, 0, tzinfo=UTC)
    assert (found.charset, found.media, found.format) == ("utf-8", Media.HTML, "warc")


@pytest.mark.parametrize("pack_all", [gzip.compress, zstandard.compress, bz2.compress, lzma.compress])
def test_a_file_compressed_as_one_stream_gives_each_record_its_plain_offset(tmp_path, pack_all):
    plain = pages(5, 800)
    uri = write(tmp_path, "dump.warc.x", pack_all(b"".join(plain)))
    found = read_all(uri)
    assert [item.offset for item in found] == [sum(map(len, plain[:n])) for n in range(5)]
    assert read_one(uri, found[3].offset, "warc", LIMITS) == found[3]


def test_records_that_share_a_member_keep_distinct_addresses_that_can_be_read_again(tmp_path):
    one, two, three, four = pages(4, 300)
    uri = write(tmp_path, "dump.warc.gz", gzip.compress(one) + gzip.compress(two + three) + gzip.compress(four))
    found = read_all(uri)
    assert len({item.offset for item in found}) == len(captures(found)) == 4
    assert [read_one(uri, item.offset, "warc", LIMITS) for item in found] == found


@pytest.mark.parametrize("packed_dictionary", [False, True])
def test_a_zstandard_dictionary_is_used_from_the_start_and_from_the_middle(tmp_path, packed_dictionary):
    samples = [record(http(page(f"Sample {n}", n)), number=n) for n in range(400)]
    dictionary = zstandard.train_dictionary(4000, samples)
    raw = zstandard.compress(dictionary.as_bytes()) if packed_dictionary else dictionary.as_bytes()
    frame = b"\x5d\x2a\x4d\x18" + len(raw).to_bytes(4, "little") + raw
    compressor = zstandard.ZstdCompressor(dict_data=dictionary)
    stored = [compressor.compress(each) for each in pages(3, 200)]
    uri = write(tmp_path, "dump.warc.zst", frame + b"".join(stored))
    found = read_all(uri)
    assert [item.offset for item in found] == [len(frame) + sum(map(len, stored[:n])) for n in range(3)]
    assert read_one(uri, found[2].offset, "warc", LIMITS) == found[2]


def test_records_that_are_no_pages_are_counted_by_kind(tmp_path, pack):
    image = record(http(b"\x89PNG....", content_type=b"image/png"))
    blocks = [
        record(b"software: invented", b"warcinfo", content_type=b"application/warc-fields"),
        record(b"GET / HTTP/1.1\r\n\r\n", b"request", content_type=b"application/http; msgtype=request"),
        record(http(b""), b"revisit"),
        record(b"{}", b"metadata", content_type=b"application/json"),
        record(http(page("gone"), b"404 Not Found")),
        record(http(b"", b"301 Moved Permanently")),
        record(http(b"", b"204 No Content")),
        image,
        record(b"1 IN A 192.0.2.1", content_type=b"text/dns"),
        record(http(b"no type, no markup", content_type=b"")),
    ]
    found = read_all(write(tmp_path, "dump.warc", b"".join(map(pack, blocks))))
    assert kinds(found) == [
        "warc:warcinfo",
        "warc:request",
        "warc:revisit",
        "warc:metadata",
        "http:404",
        "http:301",
        "http:204",
        "type:image/png",
        "type:text/dns",
        "type:unknown",
    ]
    assert len(found) == len(blocks)


def test_a_response_without_a_type_is_a_page_when_it_looks_like_one(tmp_path):
    assert captures(read_all(write(tmp_path, "dump.warc", record(http(page(), content_type=b"")))))


def test_resource_records_of_html_are_pages(tmp_path):
    made = record(page(), b"resource", content_type=b"text/html; charset=koi8-r")
    found = only(read_all(write(tmp_path, "dump.warc", made)))
    assert (found.payload, found.charset) == (page(), "koi8-r")


def test_wet_records_are_flat_text(tmp_path):
    made = record("Grüße vom Hafen".encode(), b"conversion", content_type=b"text/plain")
    uri = write(tmp_path, "dump.warc.wet.gz", gzip.compress(made))
    found = only(read_all(uri))
    assert (found.format, found.media, found.payload.decode()) == ("wet", Media.TEXT, "Grüße vom Hafen")
    assert read_one(uri, 0, "wet", LIMITS) == found


def test_a_page_declared_as_html_that_is_a_document_is_refused(tmp_path):
    found = read_all(write(tmp_path, "dump.warc", record(http(b"%PDF-1.4 \x00\x01"))))
    assert refusals(found) == [("unknown-format", 0)]


def packed_by(writer, data):
    out = io.BytesIO()
    packing = writer(out)
    packing.write(data)
    packing.close()
    return out.getvalue()


@pytest.mark.parametrize(
    ("encoding", "encode"),
    [
        (b"gzip", gzip.compress),
        (b"deflate", zlib.compress),
        (b"deflate", lambda data: zlib.compress(data, wbits=-15)),
        (b"br", lambda data: packed_by(BrotliWriter, data)),
        (b"zstd", zstandard.compress),
        (b"identity", bytes),
        (b"gzip", bytes),  # the crawler undid it and left the header
        (b"br", bytes),
    ],
)
@pytest.mark.parametrize("chunked", [True, False])
def test_transfer_and_content_encoding_are_undone(tmp_path, encoding, encode, chunked):
    body = encode(page("Encoded", 3000))
    extra = b"Content-Encoding: " + encoding + b"\r\n"
    if chunked:
        cut = [body[at : at + 700] for at in range(0, len(body), 700)]
        body = b"".join(b"%x;note=1\r\n%s\r\n" % (len(each), each) for each in cut) + b"0\r\n\r\n"
        extra += b"Transfer-Encoding: chunked\r\n"
    found = only(read_all(write(tmp_path, "dump.warc", record(http(body, extra=extra)))))
    assert found.payload == page("Encoded", 3000)


def test_a_body_declared_as_chunked_that_is_not_is_taken_as_it_is(tmp_path):
    made = record(http(page(), extra=b"Transfer-Encoding: chunked\r\n"))
    assert only(read_all(write(tmp_path, "dump.warc", made))).payload == page()


def test_a_compressed_body_that_was_cut_is_kept_as_far_as_it_goes(tmp_path):
    body = gzip.compress(page("Cut", 9000))
    made = record(http(body[: len(body) // 2], extra=b"Content-Encoding: gzip\r\n"))
    payload = only(read_all(write(tmp_path, "dump.warc", made))).payload
    assert page("Cut", 9000).startswith(payload)
    assert len(payload) > 1000


def test_a_bomb_in_a_body_is_refused_and_the_next_page_read(tmp_path):
    limits = Limits(max_page_bytes=1_000_000, max_expansion=20)
    bomb = record(http(gzip.compress(b"<p>" + b" " * 30_000_000), extra=b"Content-Encoding: gzip\r\n"))
    found = read_all(write(tmp_path, "dump.warc", bomb + pages(1)[0]), limits)
    assert refusals(found) == [("bomb", 0)]
    assert len(captures(found)) == 1


def test_a_record_over_the_limit_is_refused_by_name_and_the_next_page_read(tmp_path, pack):
    limits = Limits(max_page_bytes=100_000)
    large = pack(record(http(page("Large", 400_000)), number=9))
    found = read_all(write(tmp_path, "dump.warc", large + pack(pages(1)[0])), limits)
    assert refusals(found) == [("too-large", 0)]
    assert found[0].url == "https://example-gazette.test/story/9"
    assert [item.offset for item in captures(found)] == [len(large)]


def test_a_large_record_that_is_no_page_is_skipped_not_refused(tmp_path, pack):
    large = record(http(b"\xff\xd8\xff" + b"x" * 400_000, content_type=b"image/jpeg"))
    found = read_all(write(tmp_path, "dump.warc", pack(large)), Limits(max_page_bytes=100_000))
    assert kinds(found) == ["type:image/jpeg"]


def test_a_bomb_that_fills_a_record_is_left_in_the_middle(tmp_path):
    bomb = gzip.compress(record(http(b" " * 200_000_000), number=9))
    found = read_all(write(tmp_path, "dump.warc.gz", bomb + gzip.compress(pages(1)[0])), Limits(max_expansion=500))
    assert refusals(found)[0][1] == 0
    assert [item.offset for item in captures(found)] == [len(bomb)]


def test_a_truncated_last_record_is_refused_never_passed_as_a_page(tmp_path, pack):
    stored = [pack(each) for each in pages(3, 2000)]
    whole = b"".join(stored)
    for cut in (len(stored[2]) // 2, len(stored[2]) - 60):
        found = read_all(write(tmp_path, "dump.warc", whole[:-cut]))
        assert len(captures(found)) == 2
        assert [(reason, offset) for reason, offset in refusals(found)] == [
            (refusals(found)[0][0], len(stored[0]) + len(stored[1]))
        ]
        assert refusals(found)[0][0] in ("truncated", "corrupt")


def test_a_truncated_gzip_member_says_truncated(tmp_path):
    # the case of webrecorder/warcio#138: other readers take the cut page for a page
    stored = gzip.compress(pages(1, 50_000)[0])
    assert refusals(read_all(write(tmp_path, "dump.warc.gz", stored[: len(stored) // 2]))) == [("truncated", 0)]


def test_a_truncated_record_that_is_no_page_is_refused_too(tmp_path):
    made = record(b"GET / HTTP/1.1\r\n\r\n" + b"x" * 500, b"request")
    for pack_one in (bytes, gzip.compress):
        stored = pack_one(made)
        found = read_all(write(tmp_path, "dump.warc", pages(1)[0] * (pack_one is bytes) + stored[: len(stored) - 90]))
        assert [reason for reason, _ in refusals(found)] == ["truncated"]


@pytest.mark.parametrize("place", [0.05, 0.5, 0.95])
def test_a_damaged_gzip_member_costs_one_page(tmp_path, place):
    stored = [gzip.compress(each) for each in pages(4, 3000)]
    start = len(stored[0])
    damaged = bytearray(b"".join(stored))
    at = start + int(len(stored[1]) * place)
    damaged[at : at + 20] = bytes(byte ^ 0x5A for byte in damaged[at : at + 20])
    uri = write(tmp_path, "dump.warc.gz", bytes(damaged))
    found = read_all(uri)
    assert [item.url[-1] for item in captures(found)] == ["0", "2", "3"]
    (reason, offset), *others = refusals(found)
    assert (reason, others) == ("corrupt", [])
    assert 0 < offset <= start + 1
    assert read_one(uri, captures(found)[-1].offset, "warc", LIMITS) == captures(found)[-1]


def test_rubbish_between_plain_records_costs_no_page(tmp_path):
    one, two = pages(2)
    found = read_all(write(tmp_path, "dump.warc", one + b"rubbish\n" * 50 + two))
    assert len(captures(found)) == 2
    assert refusals(found) == [("corrupt", len(one))]


def test_a_record_with_a_wrong_length_is_refused_and_the_ones_it_hides_are_found(tmp_path):
    block = http(page("Short", 600))
    short = record(block, number=7, length=len(block) + 900)  # the file was cut here and another appended
    one, two, three = pages(3, 1500)
    found = read_all(write(tmp_path, "dump.warc", one + short + two + three))
    assert [item.url[-1] for item in captures(found)] == ["0", "1", "2"]
    assert refusals(found) == [("corrupt", len(one))]


def test_a_header_that_breaks_off_does_not_swallow_the_next_record(tmp_path):
    one, two = pages(2)
    found = read_all(write(tmp_path, "dump.warc", one[:60] + b"\r\n" + two))
    assert [item.url[-1] for item in captures(found)] == ["1"]
    assert refusals(found) == [("corrupt", 0)]


def test_a_page_that_quotes_a_warc_record_is_one_page(tmp_path, pack):
    quoting = record(http(b"<html><pre>\r\n\r\n" + pages(1)[0] + b"</pre></html>"))
    found = read_all(write(tmp_path, "dump.warc", pack(quoting) + pack(pages(2)[1])))
    assert len(found) == len(captures(found)) == 2


def test_hostile_headers_cannot_make_reading_slow(tmp_path):
    fakes = b"WARC/1.0\r\nContent-Length: 24000000\r\n\r\n" * 60_000
    found = read_all(write(tmp_path, "dump.warc", fakes))
    assert len(found) < 70_000


def test_an_arc_file_is_refused_by_name(tmp_path):
    refused = only(read_all(write(tmp_path, "dump.arc", b"filedesc://old.arc 0.0.0.0 20010101000000 text/plain 77\n")))
    assert isinstance(refused, Refused)
    assert (refused.reason, "ARC" in refused.message) == ("unknown-format", True)


@pytest.mark.parametrize("url", [b"<https://a.test/x>", b" https://a.test/x "])
def test_addresses_are_freed_from_brackets_and_blanks(tmp_path, url):
    made = pages(1)[0].replace(b"https://example-gazette.test/story/0", url)
    assert only(read_all(write(tmp_path, "dump.warc", made))).url == "https://a.test/x"


def test_blanks_inside_an_address_are_encoded(tmp_path):
    made = pages(1)[0].replace(b"/story/0", b"/a story/0")
    assert only(read_all(write(tmp_path, "dump.warc", made))).url == "https://example-gazette.test/a%20story/0"


@pytest.mark.parametrize("date", [b"2008-10-294T05:21:46-0700", b"yesterday", b"2016-11"])
def test_a_date_that_names_no_instant_is_no_capture_time(tmp_path, date):
    made = pages(1)[0].replace(b"2021-03-04T05:06:00Z", date)
    assert only(read_all(write(tmp_path, "dump.warc", made))).captured_at is None


def test_asking_for_a_place_that_holds_no_page_is_refused(tmp_path):
    first = record(b"GET", b"request")
    uri = write(tmp_path, "dump.warc", first + pages(1)[0])
    assert isinstance(read_one(uri, len(first), "warc", LIMITS), Capture)
    assert "warc:request" in read_one(uri, 0, "warc", LIMITS).message
    assert "no record begins" in read_one(uri, 3, "warc", LIMITS).message
