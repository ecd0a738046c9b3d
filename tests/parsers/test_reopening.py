"""Formatting that is never closed, and so opened again in block after block."""

import pytest

from belowtheline.errors import ParseRefusal
from belowtheline.options import Limits
from belowtheline.parsers import parse_page
from belowtheline.parsers.reopening import closing_in, reopens_too_often, tags_in
from belowtheline.records import Capture, Media

QUADRATIC = b"".join(b"<p><b id=%d>x" % number for number in range(4_000))
ALIKE = b"<p><b>x" * 4_000  # a parser keeps three of them
CLOSED = b"".join(b"<p><b id=%d>x</b></p>" % number for number in range(4_000))


def reopens(raw: bytes) -> bool:
    return reopens_too_often(raw, tags_in(raw))


def test_formatting_that_differs_and_stays_open_is_told() -> None:
    assert reopens(QUADRATIC)


@pytest.mark.parametrize("raw", [ALIKE, CLOSED, b"<p>one</p>", b"<br>" * 20_000, b"", b"<"])
def test_other_pages_are_not(raw: bytes) -> None:
    assert not reopens(raw)


def test_tags_and_closing_tags_are_counted() -> None:
    assert tags_in(b"<p>a</p><br></") == 4


@pytest.mark.parametrize("raw", [b"", b"<", b"</", b"a</", b"<p>a</p><br></", b"</</<", b"<<//", b"x</x</xx</"])
def test_closing_tags_are_counted_wherever_they_begin(raw: bytes) -> None:
    assert closing_in(raw) == raw.count(b"</")


def test_such_a_page_is_refused_before_it_is_parsed() -> None:
    with pytest.raises(ParseRefusal) as refusal:
        parse_page(Capture("a.html", 0, "html", Media.HTML, QUADRATIC), Limits())
    assert refusal.value.reason == "too-deep"
