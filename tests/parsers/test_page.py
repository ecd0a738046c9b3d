"""What a page says of itself before any parser runs."""

import pytest

from belowtheline.parsers.page import Page
from belowtheline.records import Capture, Media

SOURCE = (
    b"<!doctype html><body class='home page'><div id=post-7 class=crawler-post>A</div>"
    b'<ol class="comment-list"><li class="comment odd" id="comment-17">B</li></ol>'
    b'<div itemscope itemtype="https://schema.org/Comment">C</div><i component="post">D</i>'
)


def page(raw: bytes = SOURCE, url: str | None = None) -> Page:
    return Page(Capture("a.html", 0, "html", Media.HTML, raw, url), raw)


def test_words_are_those_of_elements_that_call_themselves_comments() -> None:
    assert page().words == {"comment-list", "comment", "odd", "comment-"}


def test_looking_closer_adds_the_words_of_all_elements() -> None:
    closer = page()
    closer.look_closer()
    assert closer.words >= {"comment", "crawler-post", "home", "page", "post-", "post", "https://schema.org/Comment"}


def test_an_element_found_by_class_and_id_is_named_once() -> None:
    assert [node.id for node, _ in page().named] == [None, "comment-17"]


def test_one_query_finds_what_machines_are_told() -> None:
    told = page(
        b'<meta itemprop="datePublished" content="2020-01-01"><script type="application/LD+JSON">{"a":1}</script>'
        b'<script type="text/javascript">1</script><i type="ld+json">no script</i><a itemprop="" href="/comment-page-2">'
        b'both</a><a href="/page-2">none</a>'
    ).stated
    assert [node.text() for node in told.json_ld] == ['{"a":1}']
    assert [(node.tag, attributes["itemprop"]) for node, attributes in told.properties] == [
        ("meta", "datePublished"),
        ("a", ""),
    ]
    assert [node.text() for node in told.pages] == ["both"]


@pytest.mark.parametrize(
    ("url", "origin"),
    [
        ("https://example-gazette.test/a/b?c#d", "https://example-gazette.test"),
        ("http://example-gazette.test:81", "http://example-gazette.test:81"),
        ("https://example-gazette.test?x=/y", "https://example-gazette.test"),
        ("ftp://example-gazette.test/a", ""),
        ("example-gazette.test/a", ""),
        (None, ""),
    ],
)
def test_origin_is_scheme_and_host(url: str | None, origin: str) -> None:
    assert page(url=url).origin == origin
