import gzip
import json
import re
from pathlib import Path

import pytest

from belowtheline import captures, samples
from belowtheline.options import Limits
from belowtheline.records import Capture, Media, Refused, Skipped
from belowtheline.samples.build_warc import build
from belowtheline.storage import files

PAGES = samples.path()
HTML = sorted(path.name for path in PAGES.glob("*.html"))


def read(name: str) -> list[Capture | Skipped | Refused]:
    pieces = captures.plan(files.to_uri(PAGES / name), Limits())
    return [
        item for piece in pieces for item in ([piece] if isinstance(piece, Refused) else captures.read(piece, Limits()))
    ]


@pytest.mark.parametrize("name", HTML)
def test_page_is_one_capture_whose_sidecar_gives_address_and_time(name):
    (capture,) = read(name)
    assert isinstance(capture, Capture)
    assert capture.media is Media.HTML
    assert capture.url is not None
    assert capture.captured_at is not None


def test_every_line_of_the_sidecar_names_a_page():
    listed = [json.loads(line)["file"] for line in (PAGES / "pages.jsonl").read_text().splitlines()]
    assert sorted(listed) == HTML


def test_every_site_is_invented():
    # Links to the makers of the software and to the two big comment services belong to the markup.
    makers = (
        "schema.org",
        "drupal.org",
        "phpbb.com",
        "mybb.com",
        "disqus.com",
        "substack.com",
        "substackcdn.com",
        "blogger.com",
    )
    for path in [*PAGES.glob("*"), *(PAGES.parent / "warc").glob("*")]:
        data = path.read_bytes()
        text = (data if path.suffix != ".gz" else b"").decode()
        for host in re.findall(r"https?://([\w.-]+)", text):
            assert host.endswith((".test", ".example", *makers)), f"{path.name}: {host}"


def test_flat_text_is_a_capture_of_text_without_an_address():
    (capture,) = read("wpdiscuz-flat.txt")
    assert isinstance(capture, Capture)
    assert (capture.media, capture.url) == (Media.TEXT, None)


def test_flat_text_declares_the_twelve_comments_it_holds_and_one_holds_another():
    lines = (PAGES / "wpdiscuz-flat.txt").read_text().splitlines()
    assert lines.count("12 Comments") == 1
    assert lines[-5:] == ["12", "0", "Would love your thoughts, please comment.x", "()", "x"]
    twice = [line for line in lines if line.startswith("Mo, nobody says that houses are not needed.")]
    assert len(twice) == 2
    assert twice[1].startswith(twice[0])
    assert len(twice[1]) > len(twice[0])


def test_warc_holds_two_captures_of_one_page_and_records_that_are_none():
    items = read("two-captures.warc.gz")
    pages = [item for item in items if isinstance(item, Capture)]
    assert len({page.url for page in pages}) == 1
    assert [page.captured_at.day for page in pages] == [2, 5]
    counts = [page.payload.count(b"<div id='wpd-comm-") for page in pages]
    assert counts == [4, 6]
    assert [item.kind for item in items if isinstance(item, Skipped)] == [
        "warc:warcinfo",
        "warc:request",
        "type:image/png",
    ]
    assert not [item for item in items if isinstance(item, Refused)]


def test_warc_is_what_its_script_builds():
    # Compared unpacked: another zlib may pack the same bytes differently.
    built = gzip.decompress(build(PAGES.parent / "warc"))
    assert gzip.decompress((PAGES / "two-captures.warc.gz").read_bytes()) == built


def test_broken_file_is_refused_and_named():
    (refused,) = read("broken.html.gz")
    assert isinstance(refused, Refused)
    assert (refused.reason, Path(refused.source).name) == ("truncated", "broken.html.gz")


def test_dump_of_rows_holds_html_text_and_a_row_that_fails():
    html, text, bad = read("crawl.jsonl")
    assert isinstance(html, Capture)
    assert isinstance(text, Capture)
    assert isinstance(bad, Refused)
    assert (html.media, text.media) == (Media.HTML, Media.TEXT)
