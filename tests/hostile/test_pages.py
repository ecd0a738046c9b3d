"""Pages made to be slow, deep or endless cost one page: read, or refused by name, within seconds of CPU."""

import time

import pytest

from belowtheline.errors import ParseRefusal
from belowtheline.options import Limits
from belowtheline.parsers import parse_page
from belowtheline.records import Capture, Media
from tests.fuzz.laws import sound_page

_N = 60_000
_SPACES = b" " * _N


def linked(value: bytes) -> bytes:
    return b'<html><head><script type="application/ld+json">%s</script></head><body><p>x</p>' % value


def state(value: bytes) -> bytes:
    return b"<html><body><p>x</p><script>window.comments = %s;%s</script>" % (value, b" " * 90)


PAGES = {
    "author of spaces": linked(b'{"@type":"Article","headline":"x","author":{"name":"a%sb"}}' % _SPACES),
    "headline of spaces": linked(b'{"@type":"Article","headline":"x%sy"}' % _SPACES),
    "time of spaces": linked(b'{"@type":"Article","datePublished":"2020%sy"}' % _SPACES),
    "title of bars": b"<html><head><title>" + b"a | " * _N + b"</title></head><body><h1>a | b</h1><p>x",
    "byline of bars": b'<html><body><h1>T</h1><p class="byline author">by Ann' + b"|" * _N + b"\nBo</p><p>x",
    "byline of spaces": b'<html><head><meta name=author content="by a' + _SPACES + b'b"></head><body><p>x',
    "lists in lists": linked(b"[" * 900 + b"]" * 900),
    "lists far too deep": linked(b"[" * 100_000 + b"]" * 100_000),
    "graphs in graphs": linked(b'{"@graph":' * 1_000 + b"{}" + b"}" * 1_000),
    "graphs of lists": linked(b'{"@graph":[' * 500 + b"{}" + b"]}" * 500),
    "answers to answers": linked(b'{"@type":"Comment","text":"x","comment":' * 900 + b"{}" + b"}" * 900),
    "authors in lists": linked(b'{"@type":"Article","author":' + b"[" * 900 + b"]" * 900 + b"}"),
    "state ten thousand deep": state(b"[" * 10_000 + b"]" * 10_000),
    "replies to replies": state(b'[{"id":1,"author":"a","text":"x","replies":' * 450 + b"[]" + b"}]" * 450),
    "openings of values": b"<html><body><p>x</p><script>comments " + b"={" * _N + b"</script>",
    "scripts without end": b"<html><body><p>x</p>" + b"<script>omment".ljust(90) * 20_000,
    "entities": b"<html><body><p>" + b"&amp;" * 300_000,
    "remarks left open": b"<html><body>" + b"<!--" * 300_000,
    "attributes": b"<html><body><p " + b"a=b " * 300_000 + b">",
    "classes": b'<html><body><p class="comment ' + b"x " * 300_000 + b'">x',
    "tables": b"<html><body>" + b"<table>" * 300_000,
    "a thread 2,400 deep": b"<html><body>" + b"<ul><li class=comment id=comment-1><p>x</p>" * 2_400,
    "options": b"<html><body><select>" + b"<option>5 comments" * 100_000,
    "one word": b"<html><body><p>" + b"a" * 5_000_000,
    "self parents": b"<html><body>"
    + b"".join(
        b'<div id="comment-%d" class=comment data-parent="%d"><b class=author>a</b><p>t</p></div>' % (n, n)
        for n in range(2_000)
    ),
    "parents in a circle": state(
        b"[%s]"
        % b",".join(
            b'{"id":%d,"parentId":%d,"author":"a","text":"t","createdAt":"2020-01-01"}' % (n, (n + 1) % 500)
            for n in range(500)
        )
    ),
}
REFUSED = {"attributes": "too-large", "options": "too-large", "tables": "too-deep"}


@pytest.mark.parametrize("name", PAGES)
def test_page_is_read_or_refused_in_time(name: str) -> None:
    capture = Capture("file:///x", 0, "html", Media.HTML, PAGES[name], "https://gazette.test/a")
    start = time.process_time()
    if name in REFUSED:
        with pytest.raises(ParseRefusal) as refused:
            parse_page(capture, Limits())
        assert refused.value.reason == REFUSED[name]
    else:
        sound_page(capture, parse_page(capture, Limits()))
    assert time.process_time() - start < 10


def test_ten_million_nested_tags_are_refused() -> None:
    payload = b"<html><body>" + b"<b>" * 10_000_000
    with pytest.raises(ParseRefusal) as refused:
        parse_page(Capture("file:///x", 0, "html", Media.HTML, payload), Limits(max_page_bytes=40_000_000))
    assert refused.value.reason == "too-deep"


def test_more_comments_than_allowed_are_refused() -> None:
    items = b",".join(b'{"@type":"Comment","text":"t%d","author":"a"}' % n for n in range(300))
    payload = linked(b'{"@type":"Article","comment":[%s]}' % items)
    capture = Capture("file:///x", 0, "html", Media.HTML, payload)
    assert len(parse_page(capture, Limits(max_comments=300)).thread.comments) == 300
    with pytest.raises(ParseRefusal) as refused:
        parse_page(capture, Limits(max_comments=299))
    assert refused.value.reason == "too-many-comments"
