"""Pages that print names, times and short texts and have no comments: none may come out of them."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from belowtheline.options import Limits
from belowtheline.parsers.flat_text import parse_text_page

PAGES = sorted((Path(__file__).parent / "no_comments").glob("*.txt"), key=lambda path: path.name)


def single_spaced(text: str) -> str:
    return text.replace("\n\n", "\n")


def indented(text: str) -> str:
    return "\n".join(f"    {line}" if line else "" for line in text.split("\n"))


def as_list(text: str) -> str:
    return "\n".join(f"  * {line}" if line and len(line) < 60 else line for line in text.split("\n"))


def as_given(text: str) -> str:
    return text


@pytest.mark.parametrize("written", [as_given, single_spaced, indented, as_list])
@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.stem)
def test_no_comment_comes_out_of_a_page_without_comments(page, written):
    captured_at = datetime(2021, 3, 9, 12, tzinfo=UTC)
    found = parse_text_page(written(page.read_text()), url=None, captured_at=captured_at, limits=Limits())
    assert [(comment.author, comment.text[:40]) for comment in found.thread.comments] == []


def test_there_are_pages_enough():
    assert len(PAGES) >= 15
