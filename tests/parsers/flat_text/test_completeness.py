"""What a dump says of the comments it does not hold."""

import pytest

from belowtheline.options import Limits
from belowtheline.parsers.flat_text import parse_text_page
from belowtheline.parsers.flat_text.completeness import judge
from belowtheline.records import Completeness, DeclaredCount, Kind, ParsedComment, ParsedThread

ARTICLE = (
    "The Ferry Stays\n\n" + "Elmsport keeps its ferry until the spring timetable begins, the board decided.\n\n" * 5
)
NAMES = ("Odile Tamsin", "Marek Holm", "Quill")


def read(after: str, heading: str = "40 Comments", between: str = "") -> ParsedThread:
    thread = between.join(
        f"{name} says:\nMarch {at + 1}, 2021 at 9:15 am\n\nThe ferry should have been kept running.\n\nReply\n\n"
        for at, name in enumerate(NAMES)
    )
    text = f"{ARTICLE}{heading}\n\n{thread}{after}\n"
    return parse_text_page(text, url=None, captured_at=None, limits=Limits()).thread


@pytest.mark.parametrize(
    ("after", "reason"),
    [
        ("← Older Comments", "paged"),
        ("Ältere Kommentare", "paged"),
        ("Commentaires plus récents →", "paged"),
        ("Comentarios anteriores", "paged"),
        ("Предыдущие комментарии", "paged"),
        ("古いコメント", "paged"),
        ("1 2 3 Next", "paged"),
        ("1\n2\n3\n›", "paged"),
        ("Load more comments", "load-more"),
        ("View 37 more comments", "load-more"),
        ("Weitere Kommentare anzeigen", "load-more"),
        ("Voir tous les commentaires", "load-more"),
        ("Cargar más comentarios", "load-more"),
        ("加载更多", "load-more"),
        ("Leave a Reply", "fewer than declared"),
        ("", "fewer than declared"),
    ],
)
def test_the_reason_of_a_partial_thread_is_what_the_dump_says(after: str, reason: str) -> None:
    found = read(after)
    assert len(found.comments) == len(NAMES)
    assert (found.completeness, found.completeness_reason) == (Completeness.PARTIAL, reason)


@pytest.mark.parametrize(
    "folded", ["View 3 more replies", "5 weitere Antworten anzeigen", "Voir les 4 réponses", "Ver 2 respuestas"]
)
def test_replies_folded_away_between_comments_are_a_reason(folded: str) -> None:
    found = read("", between=f"{folded}\n\n")
    assert (found.completeness, found.completeness_reason) == (Completeness.PARTIAL, "collapsed")
    assert all(folded not in comment.text for comment in found.comments)


@pytest.mark.parametrize(
    ("heading", "completeness"),
    [
        ("3 Kommentare", Completeness.COMPLETE),
        ("3 commentaires", Completeness.COMPLETE),
        ("2 comentarios", Completeness.OVER),
        ("Comments", Completeness.UNDECLARED),
    ],
)
def test_a_thread_is_as_complete_as_its_heading_says(heading: str, completeness: Completeness) -> None:
    assert read("", heading).completeness is completeness


def test_a_count_may_leave_out_the_links_from_other_sites() -> None:
    comments = (ParsedComment("a"), ParsedComment("b", kind=Kind.PINGBACK))
    assert judge(comments, DeclaredCount(1, "heading"), None) == (Completeness.COMPLETE, "pingbacks")
    assert judge(comments, DeclaredCount(2, "heading"), "paged") == (Completeness.COMPLETE, None)
