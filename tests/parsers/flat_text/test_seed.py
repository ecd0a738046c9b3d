"""The dump this project began with. It stays outside the repository: what is expected of it is kept as counts and digests."""

import hashlib
import warnings
from pathlib import Path

import pytest

from belowtheline.options import Limits
from belowtheline.parsers.flat_text import parse_text_page
from belowtheline.records import Completeness, ParsedPage

SEED = Path(__file__).resolve().parents[4] / "shared" / "seed" / "000_b938894ecfadfde6.txt"
PARAGRAPHS = [1, 1, 3, 2, 2, 3, 1, 1, 3, 3, 3, 4, 1, 1]
AUTHORS_DIGEST = "fd74255b22e4d485"
TITLE_DIGEST = "067db1a38e97c73b"
TEXTS_DIGEST = "f4693027f89b099a"
BODY_DIGEST = "1894b8c14e3f9474"


def digest(*parts: str) -> str:
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:16]


@pytest.fixture(scope="module")
def text() -> str:
    if not SEED.exists():
        warnings.warn(f"THE SEED IS NOT HERE ({SEED}): its test is skipped", stacklevel=1)
        pytest.skip(f"the seed is not beside the repository: {SEED}")
    return SEED.read_text(encoding="utf-8")


def parse(text: str) -> ParsedPage:
    return parse_text_page(text, url=None, captured_at=None, limits=Limits())


def test_the_seed_comes_out_exactly(text: str):
    page = parse(text)
    comments = page.thread.comments
    assert page.parser == "flat-text"
    assert page.thread.declared is not None
    assert (page.thread.declared.value, len(comments), page.thread.completeness) == (14, 14, Completeness.COMPLETE)
    assert page.thread.system == "wpdiscuz"
    assert digest(*(comment.author or "" for comment in comments)) == AUTHORS_DIGEST
    assert [len(comment.text.split("\n\n")) for comment in comments] == PARAGRAPHS
    assert digest(*(comment.text for comment in comments)) == TEXTS_DIGEST
    assert digest(page.article.title or "") == TITLE_DIGEST
    assert digest(page.article.body or "") == BODY_DIGEST
    assert {(comment.parent, comment.posted.text, comment.likes, comment.score) for comment in comments} == {
        (None, None, None, None)
    }


@pytest.mark.parametrize("footer", [True, False])
@pytest.mark.parametrize(("cut", "left"), [(1, 13), (2, 12), (3, 11), (5, 9)])
def test_the_seed_cut_short_says_partial(text: str, cut: int, left: int, footer: bool):
    whole = parse(text).thread.comments
    first_lost = whole[-cut]
    lines = text.split("\n")
    at = max(
        index
        for index, line in enumerate(lines)
        if line == first_lost.author and first_lost.text.startswith(lines[index + 2])
    )
    tail = lines[lines.index("14", at) :]
    thread = parse("\n".join(lines[:at] + (tail if footer else []))).thread
    assert thread.completeness is Completeness.PARTIAL
    assert [comment.text for comment in thread.comments] == [comment.text for comment in whole[:left]]
    assert [comment.author for comment in thread.comments] == [comment.author for comment in whole[:left]]
