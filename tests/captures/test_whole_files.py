"""A file that is one page, what stands beside it, and how markup is told from text."""

import gzip
import json
from datetime import UTC, datetime

import pytest

from belowtheline.captures import plan, read_one
from belowtheline.captures.markup import is_html
from belowtheline.options import Limits
from belowtheline.records import Media
from tests.captures.dumps import LIMITS, only, page, read_all, write

AT = datetime(2021, 3, 4, 5, 6, 7, tzinfo=UTC)


@pytest.mark.parametrize("pack", [bytes, gzip.compress])
def test_a_page_is_read_as_stored_and_nothing_is_invented(tmp_path, pack):
    uri = write(tmp_path, "page.html", pack(page("Größe").decode().encode("cp1252")))
    found = only(read_all(uri))
    assert found.payload == page("Größe").decode().encode("cp1252")
    assert (found.offset, found.format, found.media) == (0, "html", Media.HTML)
    assert (found.url, found.captured_at, found.charset) == (None, None, None)  # a file's date is no capture time
    assert read_one(uri, 0, "html", LIMITS) == found


def test_flat_text_is_text(tmp_path):
    found = only(read_all(write(tmp_path, "page.txt", "Ein ruhiger Hafen\n\nmarisol: schön".encode("cp1252"))))
    assert (found.media, found.format) == (Media.TEXT, "text")


def test_the_browsers_own_note_gives_the_address(tmp_path):
    note = b"<!doctype html>\r\n<!-- saved from url=(0038)https://example-gazette.test/story/one -->\r\n"
    assert only(read_all(write(tmp_path, "a.html", note + page()))).url == "https://example-gazette.test/story/one"
    local = note.replace(b"https://example-gazette.test/story/one", b"about:internet")
    assert only(read_all(write(tmp_path, "b.html", local + page()))).url is None


def test_a_sidecar_gives_address_time_and_charset_and_is_no_page(tmp_path):
    uri = write(tmp_path, "a.html", page())
    fields = {"URL": "https://a.test/1", "fetched_at": "2021-03-04 06:06:07+01:00", "charset": "koi8-r"}
    beside = write(tmp_path, "a.html.json", json.dumps(fields).encode())
    found = only(read_all(uri))
    assert (found.url, found.captured_at, found.charset) == ("https://a.test/1", AT, "koi8-r")
    assert plan(beside, LIMITS) == []


def test_a_json_file_beside_nothing_is_an_input(tmp_path):
    uri = write(tmp_path, "alone.html.json", b'{"html": "<p>x</p>", "url": "https://a.test/"}')
    assert only(read_all(uri)).url == "https://a.test/"


def test_one_list_beside_the_pages_names_them(tmp_path):
    rows = [
        {"file": "a.html", "url": "https://a.test/1", "captured_at": 1614834367},
        {"path": "./b.txt", "url": "https://a.test/2"},
        {"file": f"{tmp_path.name}/c.html", "url": "https://a.test/3"},
        {"file": "elsewhere/d.html", "url": "https://a.test/4"},
    ]
    listing = write(tmp_path, "pages.jsonl", "\n".join(map(json.dumps, rows)).encode())
    urls = {}
    for name in ("a.html", "b.txt", "c.html", "d.html"):
        found = only(read_all(write(tmp_path, name, b"words" if name == "b.txt" else page())))
        urls[name] = (found.url, found.captured_at)
    assert urls == {
        "a.html": ("https://a.test/1", AT),
        "b.txt": ("https://a.test/2", None),
        "c.html": ("https://a.test/3", None),
        "d.html": (None, None),  # another folder's page of the same name
    }
    assert plan(listing, LIMITS) == []


def test_a_list_that_changes_is_read_again(tmp_path):
    uri = write(tmp_path, "a.html", page())
    for number in range(3):
        write(tmp_path, "pages.jsonl", json.dumps({"file": "a.html", "url": f"https://a.test/{10**number}"}).encode())
        assert only(read_all(uri)).url == f"https://a.test/{10**number}"


def test_a_file_of_that_name_that_holds_pages_is_an_input(tmp_path):
    uri = write(tmp_path, "pages.jsonl", b'{"name": "a", "html": "<p>x</p>"}\n')
    assert only(read_all(uri)).payload == b"<p>x</p>"


def test_a_broken_sidecar_is_reported_and_its_page_read(tmp_path):
    uri = write(tmp_path, "a.html", page())
    assert only(plan(write(tmp_path, "a.html.json", b"{oops"), LIMITS)).reason == "bad-row"
    assert only(read_all(uri)).url is None


def test_a_page_over_the_limit_is_refused_by_size(tmp_path):
    limits = Limits(max_page_bytes=10_000)
    for pack, reason in ((bytes, "too-large"), (gzip.compress, "too-large")):
        found = only(read_all(write(tmp_path, "a.html", pack(page("x", 20_000))), limits))
        assert (found.reason, "10000" in found.message) == (reason, True)


def test_fifty_megabytes_on_one_line_are_refused_by_size(tmp_path):
    assert only(read_all(write(tmp_path, "a.html", b"<p>" + b"x" * 50_000_000))).reason == "too-large"


def test_a_bomb_is_refused_as_one_after_a_fraction_of_it(tmp_path):
    bomb = gzip.compress(b"<html>" + b" " * 100_000_000)
    assert only(read_all(write(tmp_path, "a.html.gz", bomb), Limits(max_expansion=200))).reason == "bomb"


def test_a_cut_compressed_page_is_refused_as_truncated(tmp_path):
    packed = gzip.compress(page("x", 100_000))
    assert only(read_all(write(tmp_path, "a.html.gz", packed[: len(packed) // 2]))).reason == "truncated"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (b"<!DOCTYPE html><title>x", True),
        (b"\n\n<!-- note -->\n<html>", True),
        (b'<?xml version="1.0"?>\n<!DOCTYPE html PUBLIC "x">\n<html xmlns="x">', True),
        (b"<p>One paragraph.</p>", True),
        (b'<div class="comment"><span>x</span></div>', True),
        (b"Words first<br>then <b>tags</b><br/>and <i>more</i> <p>of them", True),
        (b"I <3 this town. Use <b> to shout, they said.\n" * 30, False),
        (b"Type <html> and then <body> to begin; " + b"prose without any markup at all, " * 90, False),
        (b"a < b and b > c\n" * 50, False),
        (b"<marisol> hello\n<tomas> hi there\n" * 20, False),
        (b"", False),
    ],
)
def test_markup_is_told_from_text_that_mentions_some(text, expected):
    assert is_html(text) is expected
