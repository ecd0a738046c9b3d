"""One element with thousands of attributes costs a parser the square of them."""

import pytest

from belowtheline.errors import ParseRefusal
from belowtheline.options import Limits
from belowtheline.parsers import parse_page
from belowtheline.parsers.attributes import is_overloaded
from belowtheline.records import Capture, Media

MANY = b"<p>before</p><div " + b" ".join(b'a%d="x"' % n for n in range(9_000)) + b">inside</div>"
BARE = b"<div " + b" ".join(b"a%d" % n for n in range(9_000)) + b">"


@pytest.mark.parametrize("raw", [MANY, BARE, BARE[:-1], b"x" * 7_777 + MANY, b"<p>" * 4_000 + MANY])
def test_thousands_of_attributes_are_told_wherever_they_stand(raw):
    assert is_overloaded(raw)


@pytest.mark.parametrize(
    "raw",
    [
        b"<div data-state='" + b'{"a": 1, "b": 2} ' * 9_000 + b"'>one long attribute</div>",
        b'<p title="' + b"many words " * 9_000 + b'">x</p>',
        b"<script>" + b"if (a<b) { c = d; } " * 9_000 + b"</script>",
        b"<p>" + b"plain words " * 9_000 + b"</p>",
        b"words " * 9_000,
        b"<p class=x id=y>short</p>" * 2_000,
        b"",
    ],
)
def test_long_values_scripts_and_texts_are_no_attributes(raw):
    assert not is_overloaded(raw)


def test_such_a_page_is_refused_before_it_is_parsed():
    with pytest.raises(ParseRefusal, match="attributes") as refusal:
        parse_page(Capture("file:///a.html", 0, "html", Media.HTML, MANY), Limits())
    assert refusal.value.reason == "too-large"
