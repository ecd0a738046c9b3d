"""The registry, the import contract and the modules name the same systems."""

import tomllib
from pathlib import Path

import pytest

from belowtheline.parsers import comments
from belowtheline.parsers.comments import PARSERS, parsers_of
from belowtheline.parsers.page import Page
from belowtheline.records import Capture, Media

ROOT = Path(__file__).parents[3]


def test_every_registered_system_is_under_the_contract_that_keeps_systems_apart():
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
    (independent,) = (c["modules"] for c in contracts if c["type"] == "independence")
    systems = {
        f"{comments.__name__}.{path.stem}"
        for path in Path(comments.__file__).parent.glob("[a-z]*.py")
        if "\nPARSER" in path.read_text() or "\nGISCUS" in path.read_text()
    }
    assert systems == set(independent)


def test_no_two_systems_share_a_name():
    names = [parser.name for parser in PARSERS]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("closer", [False, True])
def test_the_parsers_asked_are_those_that_match_in_order_of_trial(*, closer: bool):
    raw = (
        b'<body><ol class="comment-list"><li id="comment-7" class="comment depth-1">A</li></ol>'
        b'<div class="d-comment">B</div><article class="js-comment">C</article><b class="message--post">D</b>'
    )
    page = Page(Capture("a.html", 0, "html", Media.HTML, raw), raw)
    if closer:
        page.look_closer()
    asked = [parser.name for parser in parsers_of(page)]
    assert asked == [parser.name for parser in PARSERS if parser.name != "json-ld" and parser.matches(page)]
    assert {"drupal", "guardian", "wordpress"} <= set(asked)
    assert ("embedded-json" in asked) == closer
