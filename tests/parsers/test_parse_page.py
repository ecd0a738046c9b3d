"""From a capture to a page, or a refusal."""

import time

import pytest

from belowtheline.errors import ParseRefusal
from belowtheline.options import Limits
from belowtheline.parsers import parse_page
from belowtheline.parsers.depth import is_deeper_than
from belowtheline.records import Capture, Media


def refusal(payload: bytes, **limits: int) -> str:
    with pytest.raises(ParseRefusal) as refused:
        parse_page(Capture("p.html", 0, "html", Media.HTML, payload), Limits(**limits))  # type: ignore[arg-type]
    return refused.value.reason


def test_page_larger_than_allowed_is_refused() -> None:
    assert refusal(b"<p>" + b"x" * 100, max_page_bytes=50) == "too-large"


@pytest.mark.parametrize("payload", [b"", b" \n\t", b"\xef\xbb\xbf"])
def test_page_without_anything_is_refused(payload: bytes) -> None:
    assert refusal(payload) == "empty"


@pytest.mark.parametrize("tag", [b"div", b"span", b"blockquote", b"ul"])
def test_hundred_thousand_nested_elements_are_refused_at_once(tag: bytes) -> None:
    started = time.monotonic()
    assert refusal((b"<%s>" % tag) * 100_000 + b"x") == "too-deep"
    assert time.monotonic() - started < 2


def test_nesting_that_closes_again_counts_all_the_same() -> None:
    assert is_deeper_than(b"<div>" * 6000 + b"</div>" * 6000, 5000)


def test_long_flat_page_is_not_deep() -> None:
    page = b"<ul>" + b"<li>one<p>two<br><b>three</b><td><img>" * 20_000 + b"</ul>"
    assert not is_deeper_than(page, 5000)


def test_tags_inside_a_script_do_not_nest() -> None:
    assert not is_deeper_than(b"<script>" + b"'<div>'," * 20_000 + b"</script>", 5000)


def test_page_as_deep_as_allowed_is_parsed() -> None:
    page = b"<html><body>" + b"<div>" * 4900 + b"deep words" + b"</div>" * 4900
    parsed = parse_page(Capture("p.html", 0, "html", Media.HTML, page), Limits())
    assert parsed.thread.comments == ()


def test_comments_nested_thousands_deep_are_read_without_recursion() -> None:
    item = b'<li id="comment-%d" class="comment depth-1"><div class="comment-author"><b class="fn">A%d</b></div>'
    item += b'<div class="comment-content"><p>word %d</p></div><ul class="children">'
    page = b"<html><body><ol>" + b"".join(item % (i, i, i) for i in range(1200))
    thread = parse_page(Capture("p.html", 0, "html", Media.HTML, page), Limits()).thread
    assert len(thread.comments) == 1200
    assert thread.comments[1199].parent == 1198


def test_more_comments_than_allowed_are_refused() -> None:
    item = b'<li id="comment-%d" class="comment"><b class="fn">A</b><div class="comment-content"><p>word</p></div></li>'
    assert refusal(b"<ol>" + b"".join(item % i for i in range(40)) + b"</ol>", max_comments=39) == "too-many-comments"
