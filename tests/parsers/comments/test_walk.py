"""Which elements belong to which comment."""

from selectolax.lexbor import LexborHTMLParser

from belowtheline.parsers.comments.items import Item
from belowtheline.parsers.comments.roles import roles
from belowtheline.parsers.comments.walk import collect
from belowtheline.parsers.page import Page
from belowtheline.records import Capture, Media

ROLES = roles(author=".who @author", date="time", body=".text", skip=".badge", edited=".edited")


def items(body: str) -> list[Item]:
    raw = f"<!doctype html><body>{body}".encode()
    page = Page(Capture("a.html", 0, "html", Media.HTML, raw), raw)
    return collect(page, page.tree.css(".item"), ROLES)


def found(item: Item, role: str) -> list[str]:
    return [node.text() for node in item.all(role)]


def test_parts_of_a_reply_are_not_its_parents() -> None:
    outer, inner = items(
        "<div class=item><b class=who>Ada</b><p class=text>One</p>"
        "<section><div class=item><b class=who>Bo</b><p class=text>Two</p></div></section><time>3 May</time></div>"
    )
    assert (found(outer, "author"), found(outer, "body"), found(outer, "date")) == (["Ada"], ["One"], ["3 May"])
    assert (found(inner, "author"), found(inner, "body"), found(inner, "date")) == (["Bo"], ["Two"], [])
    assert (outer.outer, inner.outer) == (None, 0)
    assert inner.node.mem_id in outer.skip


def test_class_names_inside_the_text_are_the_commenters() -> None:
    (item,) = items(
        "<div class=item><b class=who>Ada</b><div class=text>Look: <q><b class=who>Bo</b></q>"
        "<i class=edited>edited</i></div></div>"
    )
    assert found(item, "author") == ["Ada"]
    assert found(item, "edited") == ["edited"]


def test_nothing_is_read_inside_what_is_never_text() -> None:
    (item,) = items(
        "<div class=item><form><p><b class=who>Your name</b></p></form><span class=badge><u><b class=who>Staff</b></u></span>"
        "<b class=who>Ada</b></div>"
    )
    assert found(item, "author") == ["Ada"]


def test_properties_are_read_where_the_first_comments_have_any() -> None:
    thread = items("<div class=item><b itemprop=author>Ada</b></div>" * 4)
    assert [found(item, "author") for item in thread] == [["Ada"]] * 4


def test_an_element_found_twice_claims_once() -> None:
    (item,) = items("<div class=item><time class=who itemprop=author>3 May</time></div>")
    assert [len(claims) for claims in item.found.values()] == [1]


def test_thousands_of_nested_comments_are_read_in_one_pass() -> None:
    thread = items("<div class=item><b class=who>A</b>" * 2_000)
    assert [item.outer for item in thread] == [None, *range(1_999)]
    assert all(len(item.all("author")) == 1 for item in thread)


def test_parser_agrees_on_order() -> None:
    tree = LexborHTMLParser("<div class=a><p class=b></p><p class=c></p></div>")
    assert [node.attributes["class"] for node in tree.css(".c, .b, .a")] == ["a", "b", "c"]
