"""Every era of every comment system, from an invented page to exactly the comments it holds.

`fixtures/<system>/<era>.html` with `<era>.expected.json` beside it; fields not named there must be absent.
"""

import json
from pathlib import Path

import pytest

from belowtheline.options import Limits
from belowtheline.parsers import parse_page
from belowtheline.records import Capture, Media, ParsedComment, ParsedThread

FIXTURES = Path(__file__).parent / "fixtures"
PAGES = sorted(FIXTURES.rglob("*.html"))


def as_record(comment: ParsedComment) -> dict[str, object]:
    """Return what a comment says, without what it leaves unsaid."""
    fields = {
        "author": comment.author,
        "author_url": comment.author_url,
        "account": comment.account,
        "native_id": comment.native_id,
        "permalink": comment.permalink,
        "parent": comment.parent,
        "posted": comment.posted.text,
        "posted_at": comment.posted.at.isoformat() if comment.posted.at else None,
        "edited_at": comment.edited_at.isoformat() if comment.edited_at else None,
        "likes": comment.likes,
        "dislikes": comment.dislikes,
        "score": comment.score,
        "kind": None if comment.kind == "comment" else comment.kind.value,
        "text": comment.text,
    }
    return {name: value for name, value in fields.items() if value is not None}


def as_expected(thread: ParsedThread) -> dict[str, object]:
    """Return a thread in the form of `.expected.json`."""
    return {
        "evidence": thread.evidence,
        "system": thread.system,
        "declared": thread.declared.value if thread.declared else None,
        "completeness": thread.completeness.value,
        "reason": thread.completeness_reason,
        "comments": [as_record(comment) for comment in thread.comments],
    }


def parsed(page: Path) -> ParsedThread:
    capture = Capture(page.name, 0, "html", Media.HTML, page.read_bytes())
    return parse_page(capture, Limits()).thread


@pytest.mark.parametrize("page", PAGES, ids=lambda page: f"{page.parent.name}/{page.stem}")
def test_page_gives_exactly_its_comments(page: Path) -> None:
    expected = json.loads(page.with_suffix(".expected.json").read_text(encoding="utf-8"))
    assert as_expected(parsed(page)) == expected


def test_every_fixture_page_states_what_it_expects() -> None:
    assert PAGES
    assert not [page.name for page in PAGES if not page.with_suffix(".expected.json").exists()]
