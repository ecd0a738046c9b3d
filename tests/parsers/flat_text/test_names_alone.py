"""A dump with nothing but names on lines of their own between the comments: the kind this project began with."""

import itertools
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from belowtheline.options import Limits
from belowtheline.parsers.flat_text import parse_text_page
from belowtheline.parsers.flat_text.grammars.alone import best_names
from belowtheline.records import Completeness, ParsedPage

DUMP = (Path(__file__).parent / "pages" / "names-alone.txt").read_text(encoding="utf-8")
AUTHORS = [
    "PierWatcher",
    "Tilda Moss",
    "NorthBank77",
    "PierWatcher",
    "NorthBank77",
    "old sailor",
    "Ferry = Freedom",
    "NorthBank77",
    "Ferry = Freedom",
    "Quill and Anchor",
    "Marek Holm",
]
PARAGRAPHS = [1, 1, 3, 2, 2, 1, 3, 3, 1, 2, 1]


def parse(text: str) -> ParsedPage:
    return parse_text_page(text, url=None, captured_at=None, limits=Limits())


def test_every_comment_is_found_with_its_author_and_all_its_paragraphs():
    thread = parse(DUMP).thread
    assert [comment.author for comment in thread.comments] == AUTHORS
    assert [len(comment.text.split("\n\n")) for comment in thread.comments] == PARAGRAPHS
    assert thread.comments[6].text.endswith("never stood under it at low tide.")
    assert thread.comments[-1].text == "Free rides on Monday? I will be there with the whole family!!!!"


def test_the_declared_count_agrees_and_the_thread_is_complete():
    thread = parse(DUMP).thread
    assert thread.declared is not None
    assert (thread.declared.value, thread.completeness, thread.system) == (11, Completeness.COMPLETE, "wpdiscuz")


def test_what_the_dump_does_not_hold_stays_unknown():
    for comment in parse(DUMP).thread.comments:
        assert comment.parent is None
        assert comment.depth is None
        assert comment.posted.text is None
        assert (comment.likes, comment.dislikes, comment.score) == (None, None, None)
        assert (comment.native_id, comment.permalink, comment.author_url) == (None, None, None)


def test_the_bubble_below_the_thread_is_nobodys_words():
    for comment in parse(DUMP).thread.comments:
        assert "Would love" not in comment.text
        assert not comment.text.endswith(("11", "0", "x", "()"))


def test_article_has_its_title_and_its_paragraphs_and_nothing_around_them():
    article = parse(DUMP).article
    assert article.title == "Harbour Board Votes To Keep The Old Ferry Running Until Spring"
    assert article.body is not None
    assert article.body.startswith("On March 3rd, the harbour board")
    assert article.body.endswith("for nothing that day.”")
    assert len(article.body.split("\n\n")) == 5


@pytest.mark.parametrize("footer", [True, False])
@pytest.mark.parametrize("cut", [1, 2, 3, 5])
def test_a_dump_whose_last_comments_are_cut_off_says_so(cut: int, footer: bool):
    head, _, tail = DUMP.partition("\n11\n0\n")
    marks = [head.rindex(f"\n{name}\n\n", 0, None) for name in ("Marek Holm", "Quill and Anchor")]
    starts = _starts(head)
    assert starts[-1] == marks[0]
    kept = head[: starts[-cut]] + "\n"
    thread = parse(kept + ("11\n0\n" + tail if footer else "")).thread
    assert [comment.author for comment in thread.comments] == AUTHORS[:-cut]
    assert thread.completeness is Completeness.PARTIAL


def _starts(text: str) -> list[int]:
    at, starts = text.index("View all comments") + 17, []
    for name in AUTHORS:
        at = text.index(f"\n{name}\n", at)
        starts.append(at)
        at += len(name) + 1
    return starts


def test_confidence_is_lower_where_another_reading_is_nearly_as_good():
    comments = parse(DUMP).thread.comments
    sure = {comment.author: comment.confidence for comment in comments}
    assert sure["old sailor"] < sure["Ferry = Freedom"]
    assert all(0.3 < comment.confidence <= 0.9 for comment in comments)


def test_a_count_of_none_means_no_thread():
    assert parse(DUMP.replace("11 Comments", "0 Comments")).thread.comments == ()


@given(st.lists(st.floats(-5, 5).map(lambda score: round(score, 2)), min_size=2, max_size=11))
def test_the_names_chosen_are_the_best_set_there_is(scores: list[float]):
    names, _ = best_names(scores)
    assert names[0] == 0
    assert len(scores) - 1 not in names
    assert all(two - one > 1 for one, two in itertools.pairwise(names))
    assert sum(scores[at] for at in names) == pytest.approx(_best_by_trying_all(scores))


def _best_by_trying_all(scores: list[float]) -> float:
    size = len(scores)
    totals = []
    for mask in range(1 << size):
        chosen = [at for at in range(size) if mask >> at & 1]
        adjacent = any(at + 1 in chosen for at in chosen)
        if chosen and chosen[0] == 0 and not adjacent and chosen[-1] != size - 1:
            totals.append(sum(scores[at] for at in chosen))
    return max(totals)
