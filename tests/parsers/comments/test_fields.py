"""The quick ways of reading give what the careful ones give."""

from urllib.parse import urljoin

from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from belowtheline.parsers.comments.fields import address, sole_text
from belowtheline.parsers.markup import inline_text
from belowtheline.parsers.page import Page
from belowtheline.records import Capture, Media

_WRAPS = st.lists(st.sampled_from(["a", "b", "cite", "em", "span", "i", "time", "button", "script"]), max_size=5)
_TEXT = st.text(st.sampled_from("Ada B.\n\t\u00a0é\u200b<&"), max_size=12).map(lambda text: text.replace("<", "&lt;"))


@given(_WRAPS, _TEXT, st.sampled_from(["", " ", "\n", "<br>", "<!-- -->", "more"]))
def test_text_of_one_piece_is_what_a_careful_reading_gives(wraps: list[str], text: str, after: str) -> None:
    markup = "".join(f"<{tag}>" for tag in wraps) + text + "".join(f"</{tag}>" for tag in reversed(wraps)) + after
    node = LexborHTMLParser(f"<body><p id=x>{markup}</p>").css_first("#x")
    assert node is not None
    quick = sole_text(node)
    assert quick is None or quick == inline_text(node)


def test_hidden_wrappers_are_left_to_the_careful_reading() -> None:
    node = LexborHTMLParser('<p id=x><span class="screen-reader-text">Reply</span></p>').css_first("#x")
    assert node is not None
    assert sole_text(node) is None


@given(st.text(st.sampled_from("/.ab?#:"), max_size=10))
def test_addresses_are_those_urljoin_makes(target: str) -> None:
    base = "https://example-gazette.test/2021/a.html"
    page = Page(Capture("a.html", 0, "html", Media.HTML, b"", base), b"")
    found = address(page, f"/{target}")
    if found is not None:
        assert found == urljoin(base, f"/{target}")


def test_plain_links_are_absolute() -> None:
    page = Page(Capture("a.html", 0, "html", Media.HTML, b"", "https://example-gazette.test/2021/a.html"), b"")
    assert address(page, "/users/ada?tab=1#c-2") == "https://example-gazette.test/users/ada?tab=1#c-2"
