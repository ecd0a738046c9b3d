"""Threads written from known records the way each extractor writes them, and read back."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime

import pytest

from belowtheline.options import Limits
from belowtheline.parsers.flat_text import parse_text_page
from belowtheline.records import Completeness, Kind, ParsedPage

CAPTURED = datetime(2021, 6, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Said:
    author: str
    time: str
    text: str


THREAD = (
    Said("Odile Tamsin", "March 4, 2021 at 9:15 am", "The ferry should have been kept running years ago, frankly."),
    Said("northbank_7", "March 4, 2021 at 10:02 am", "Nobody asked the people on the other side.\n\nThey never do."),
    Said("Quill", "March 5, 2021 at 7:40 pm", "Thanks!"),
    Said("Marek Holm", "March 6, 2021 at 11:59 pm", "Will there be room for bicycles on the lower deck?"),
)
ARTICLE = (
    "The Ferry Stays\n\nElmsport keeps its ferry until the spring timetable begins, the harbour board decided on Monday.\n\n"
    "The repairs to the hull will be paid for out of the reserve for the new slipway, said the chair of the board.\n\n"
)
FORM = "\n\nLeave a Reply\n\nYour email address will not be published. Required fields are marked *\n"


def indented(text: str, by: int) -> str:
    return "\n".join(" " * by + line if line else line for line in text.split("\n"))


def says(thread: tuple[Said, ...]) -> str:
    return "\n\n".join(f"{said.author} says:\n{said.time}\n\n{said.text}\n\nReply" for said in thread)


def on_said(thread: tuple[Said, ...]) -> str:
    return "\n\n".join(f"{said.author} on {said.time} said:\n\n{said.text}\n\nReply ↓" for said in thread)


def one_line(thread: tuple[Said, ...]) -> str:
    return "\n\n".join(f"{said.author} {said.time}\n\n{said.text}\n\nReply" for said in thread)


def glued(thread: tuple[Said, ...]) -> str:
    return "\n\n".join(f"{said.author}{said.time}\n\n{said.text}\n\nReplyDelete" for said in thread)


def stacked(thread: tuple[Said, ...]) -> str:
    return "\n\n".join(f"{said.author}\n{said.time}\n\n{said.text}\n\nReply" for said in thread)


def with_role(thread: tuple[Said, ...]) -> str:
    return "\n".join(f"{said.author}\nMember\n{said.time}\n\n{said.text}\n\n3\nReply\n" for said in thread)


def footer(thread: tuple[Said, ...]) -> str:
    return "\n\n".join(f"{said.text}\n\nPosted by: {said.author} | {said.time}" for said in thread)


def comment_by(thread: tuple[Said, ...]) -> str:
    return "\n\n".join(f"{said.text}\n\nComment by {said.author} — {said.time}" for said in thread)


def blogger(thread: tuple[Said, ...]) -> str:
    return "\n".join(f"{said.author} said...\n{said.text}\n{said.time}" for said in thread)


def drupal(thread: tuple[Said, ...]) -> str:
    return "\n\n".join(f"Submitted by {said.author} on {said.time}\n\n{said.text}\n\nreply" for said in thread)


def movable_type(thread: tuple[Said, ...]) -> str:
    return "\n\n".join(f"{said.author} | {said.time} | Reply\n\n{said.text}" for said in thread)


def disqus(thread: tuple[Said, ...]) -> str:
    return "\n".join(f"Avatar\n{said.author} • {said.time}\n{said.text}\n0 • Reply•Share ›" for said in thread)


def without_blank_lines(thread: tuple[Said, ...]) -> str:
    return says(thread).replace("\n\n", "\n")


def inscriptis(thread: tuple[Said, ...]) -> str:
    return "\n".join(
        f"    {number}. {said.author} says:\n       {said.time}\n\n{indented(said.text, 7)}\n\n       Reply"
        for number, said in enumerate(thread, 1)
    )


def html2text(thread: tuple[Said, ...]) -> str:
    return "\n\n".join(
        f"  {number}. ![](https://img.example/a.png?s=48) **[{said.author}](https://example.test/u/{number})** says:\n\n"
        f"[ {said.time} ](https://example.test/ferry/#comment-{number})\n\n{said.text}\n\n"
        f"[Reply](https://example.test/ferry/?replytocom={number}#respond)"
        for number, said in enumerate(thread, 1)
    )


def avatars(thread: tuple[Said, ...]) -> str:
    return "\n\n".join(f"{said.author}'s avatar\n\n{said.text}" for said in thread)


DATED: tuple[Callable[[tuple[Said, ...]], str], ...] = (
    says,
    on_said,
    one_line,
    glued,
    stacked,
    with_role,
    footer,
    comment_by,
    blogger,
    drupal,
    movable_type,
    disqus,
    without_blank_lines,
    inscriptis,
    html2text,
)


def parse(thread: str, heading: str = "4 Comments", form: str = FORM) -> ParsedPage:
    text = f"{ARTICLE}{heading}\n\n{thread}{form}"
    return parse_text_page(text, url=None, captured_at=CAPTURED, limits=Limits())


@pytest.mark.parametrize("write", DATED, ids=lambda write: write.__name__)
def test_names_times_and_words_come_back(write: Callable[[tuple[Said, ...]], str]):
    page = parse(write(THREAD))
    found = page.thread.comments
    assert [comment.author for comment in found] == [said.author for said in THREAD]
    assert [comment.text.replace("\n\n", "\n") for comment in found] == [
        said.text.replace("\n\n", "\n") for said in THREAD
    ]
    assert found[0].posted.at == datetime(2021, 3, 4, 9, 15, tzinfo=UTC)
    assert found[3].posted.at == datetime(2021, 3, 6, 23, 59, tzinfo=UTC)
    assert page.thread.completeness is Completeness.COMPLETE
    assert page.thread.evidence == "flat-text"


@pytest.mark.parametrize("write", DATED, ids=lambda write: write.__name__)
def test_the_article_holds_nothing_of_the_thread(write: Callable[[tuple[Said, ...]], str]):
    article = parse(write(THREAD)).article
    assert article.title == "The Ferry Stays"
    assert article.body is not None
    assert article.body.startswith("Elmsport keeps its ferry")
    assert article.body.endswith("said the chair of the board.")


def test_names_are_read_off_avatars():
    found = parse(avatars(THREAD), "Discussion about this post").thread
    assert [comment.author for comment in found.comments] == [said.author for said in THREAD]
    assert found.completeness is Completeness.UNDECLARED


def test_a_list_without_names_or_times_still_gives_the_boundaries():
    thread = "\n\n".join(f"  {number}. {indented(said.text, 4).strip()}" for number, said in enumerate(THREAD, 1))
    found = parse(thread).thread.comments
    assert [comment.author for comment in found] == [None] * 4
    assert [comment.text for comment in found] == [said.text.replace("\n\n", "\n\n") for said in THREAD]


def test_indentation_gives_depth_and_no_parent():
    text = (
        "  * Quill says:\n    March 5, 2021 at 7:40 pm\n\n    The boat is older than the bridge, and better kept.\n\n    Reply\n"
        "      + Marek Holm says:\n        March 6, 2021 at 8:00 am\n\n        It was built twice, though.\n\n        Reply\n"
        "  * Odile Tamsin says:\n    March 7, 2021 at 8:00 am\n\n    Both of you are right about that.\n\n    Reply\n"
    )
    found = parse(text, "3 Comments").thread.comments
    assert [comment.depth for comment in found] == [0, 1, 0]
    assert {comment.parent for comment in found} == {None}


def test_a_thread_that_cannot_be_told_apart_is_one_record_that_says_so():
    bodies = "\n\n".join(f"{said.text} Everybody in town has said as much, and more than once." for said in THREAD)
    article = (
        ARTICLE + "The vote was five to two, and the two who lost it asked for figures, which they had not seen. " * 4
    )
    page = parse_text_page(f"{article}\n\n4 Comments\n\n{bodies}{FORM}", url=None, captured_at=None, limits=Limits())
    (only,) = page.thread.comments
    assert only.author is None
    assert only.confidence <= 0.3
    assert "They never do." in only.text
    assert "bicycles" in only.text
    assert page.thread.completeness_reason == "unsegmented"
    assert page.thread.completeness is Completeness.PARTIAL


def test_links_from_other_sites_are_pingbacks_of_their_own():
    thread = says(THREAD[:2]) + "\n\nPingback: Ferries of the north\n\n" + says(THREAD[2:])
    found = parse(thread, "5 Comments").thread
    assert [comment.kind for comment in found.comments] == [
        Kind.COMMENT,
        Kind.COMMENT,
        Kind.PINGBACK,
        Kind.COMMENT,
        Kind.COMMENT,
    ]
    assert found.completeness is Completeness.COMPLETE


@pytest.mark.parametrize("write", [says, stacked, one_line], ids=lambda write: write.__name__)
def test_fewer_comments_than_declared_are_partial_and_none_is_invented(write: Callable[[tuple[Said, ...]], str]):
    found = parse(write(THREAD), "9 Comments").thread
    assert len(found.comments) == 4
    assert found.completeness is Completeness.PARTIAL


def test_a_plain_article_has_no_comments():
    text = ARTICLE * 3 + "By Odile Tamsin on March 4, 2021\n\nRelated articles\n\nThe Bridge Closes\nMarch 1, 2021\n"
    page = parse_text_page(text, url=None, captured_at=None, limits=Limits())
    assert page.thread.comments == ()
    assert page.thread.completeness is Completeness.NONE


def test_a_list_of_teasers_is_no_thread():
    teasers = "".join(
        f"{name}\nMarch {day}, 2021\nWhat the board will do about the {thing} this year\n\n"
        for day, (name, thing) in enumerate(
            [
                ("News", "bridge"),
                ("Opinion", "slipway"),
                ("News", "dredger"),
                ("Sport", "regatta"),
                ("Opinion", "pier"),
            ],
            1,
        )
    )
    page = parse_text_page(ARTICLE + teasers + "© The Lantern\n", url=None, captured_at=None, limits=Limits())
    assert page.thread.comments == ()
