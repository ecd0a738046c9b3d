"""The quick ways of reading give what the careful ones give."""

from urllib.parse import urljoin

from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser, LexborNode

from belowtheline.parsers.comments.fields import address, first_href, sole_text
from belowtheline.parsers.comments.head import pieces
from belowtheline.parsers.markup import inline_text
from belowtheline.parsers.page import Page
from belowtheline.records import Capture, Media

_WRAPS = st.lists(st.sampled_from(["a", "b", "cite", "em", "span", "i", "time", "button", "script"]), max_size=5)
_TEXT = st.text(st.sampled_from("Ada B.\n\t\u00a0é\u200b<&"), max_size=12).map(lambda text: text.replace("<", "&lt;"))


def _wrapped(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """Return markup around markup: some of it left out, some of it never text."""
    tags = st.sampled_from(["b", "span", "i", "form", "em"])
    return st.tuples(tags, st.lists(inner, max_size=3)).map(lambda one: f"<{one[0]}>{''.join(one[1])}</{one[0]}>")


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


@given(
    st.lists(
        st.sampled_from(
            ["text", " ", "<!-- -->", "<b>bold</b>", '<a name="x">no</a>', '<a href="/1">1</a>', '<a href="">2</a>',
             '<i><a href="/3">3</a></i>', "<a href>4</a>"]
        ),
        max_size=5,
    )
)  # fmt: skip
def test_the_first_link_is_the_one_a_query_finds(inside: list[str]) -> None:
    node = LexborHTMLParser(f"<body><p id=x>{''.join(inside)}</p>").css_first("#x")
    assert node is not None
    link = node.css_first("a[href]")
    assert first_href(node) == (None if link is None else link.attributes["href"] or "")


@given(st.recursive(st.sampled_from(["A", " ", "B<br>", "#7", "<!-- c -->"]), _wrapped, max_leaves=12))
def test_pieces_are_the_texts_in_order_each_with_its_element(markup: str) -> None:
    node = LexborHTMLParser(f"<body><div id=x>{markup}</div>").css_first("#x")
    assert node is not None
    skip = {left_out.mem_id for left_out in node.css("i")}
    expected = [
        (text.text_content.strip(), text.parent.mem_id)
        for text in node.traverse(include_text=True)
        if text.is_text_node and text.text_content.strip() not in ("", "#7") and not _is_in(text, {"i", "form"})
    ]
    assert [(text, holder.mem_id) for text, holder in pieces(node, skip)] == expected[:40]


def _is_in(node: LexborNode, names: set[str]) -> bool:
    return node.parent is not None and (node.parent.tag in names or _is_in(node.parent, names))
