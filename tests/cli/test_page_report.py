import io
import json
from datetime import UTC, datetime

from rich.console import Console

from belowtheline.cli.page_report import as_record, report
from belowtheline.records import (
    Capture,
    Completeness,
    DeclaredCount,
    Kind,
    Media,
    ParsedArticle,
    ParsedComment,
    ParsedPage,
    ParsedThread,
    Precision,
    Timestamp,
)

CAPTURE = Capture("file:///d/page.html", 0, "html", Media.HTML, b"<p>", url="https://example-gazette.test/a")
NOON = Timestamp("noon", datetime(2024, 3, 1, 12, tzinfo=UTC), Precision.MINUTE)
COUNT = DeclaredCount(4, "heading", "4 thoughts")


def page(*comments: ParsedComment) -> ParsedPage:
    thread = ParsedThread(
        comments, "wordpress", "wordpress", COUNT, (COUNT,), Completeness.PARTIAL, "paged", ("two readings agree",)
    )
    return ParsedPage(ParsedArticle(title="A ferry", body="Some words here."), thread, "html")


def printed(parsed: ParsedPage, comments: int = 200) -> str:
    file = io.StringIO()
    report(Console(file=file, width=100, markup=False), CAPTURE, parsed, comments)
    return file.getvalue()


def test_reply_stands_under_its_parent():
    lines = printed(
        page(ParsedComment("One.", author="Dora"), ParsedComment("Two.", author="Tom", parent=0))
    ).splitlines()
    dora, tom = (next(line for line in lines if name in line) for name in ("Dora", "Tom"))
    assert tom.index("Tom") == dora.index("Dora") + 4


def test_time_votes_id_and_confidence_stand_beside_the_name():
    text = printed(
        page(ParsedComment("x", author="Dora", posted=NOON, likes=3, dislikes=1, native_id="77", confidence=0.875))
    )
    assert "Dora  2024-03-01 12:00 · +3 −1 · #77 · 0.88" in text


def test_verdict_is_shown_with_counts_evidence_and_notes():
    text = printed(page(ParsedComment("x")))
    for fact in (
        "evidence      wordpress",
        "declared      4 (heading)",
        "parsed        1",
        "completeness  partial (paged)",
        "count found   4 in heading: 4 thoughts",
        "note          two readings agree",
    ):
        assert fact in text


def test_what_is_not_told_is_said_to_be_not_told():
    text = printed(page(ParsedComment("x", depth=2, kind=Kind.PLACEHOLDER, posted=Timestamp("long ago"))))
    assert "(no name)  placeholder · “long ago” · depth 2, parent not told" in text


def test_depths_without_parents_still_indent_nothing():
    lines = printed(page(ParsedComment("a", author="A"), ParsedComment("b", author="B", depth=1))).splitlines()
    a, b = (next(line for line in lines if f"── {name}" in line) for name in "AB")
    assert a.index("A") == b.index("B")


def test_only_the_first_comments_are_shown_and_the_rest_counted():
    text = printed(page(*(ParsedComment(f"text {n}") for n in range(5))), comments=2)
    assert "text 1" in text
    assert "text 2" not in text
    assert "… 3 more" in text


def test_zero_shows_all():
    assert "text 299" in printed(page(*(ParsedComment(f"text {n}") for n in range(300))), comments=0)


def test_a_very_deep_thread_is_drawn_within_the_line():
    deep = [ParsedComment("root", author="A0")] + [
        ParsedComment("more", author=f"A{n}", parent=n - 1) for n in range(1, 400)
    ]
    text = printed(page(*deep), comments=0)
    assert all(f"A{n} " in text for n in range(400))


def test_text_of_a_page_cannot_drive_the_terminal_or_the_markup():
    text = printed(page(ParsedComment("\x1b[2J[bold]x[/oops]", author="\x1b]0;title\x07")))
    assert "\x1b" not in text
    assert "[bold]x[/oops]" in text


def test_json_holds_every_field_with_texts_whole():
    long = "word " * 500
    record = json.loads(json.dumps(as_record(CAPTURE, page(ParsedComment(long, posted=NOON))), default=str))
    assert record["thread"]["comments"][0]["text"] == long
    assert record["thread"]["comments"][0]["posted"]["at"] == "2024-03-01 12:00:00+00:00"
    assert record["capture"]["source"] == CAPTURE.source
    assert record["article"]["authors"] == []
