"""Invented records as pages without markup: whole runs over every kind of repeat, without a parser in between."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from belowtheline import captures, parsers
from belowtheline.records import Capture, Media, ParsedArticle, ParsedComment, ParsedPage, ParsedThread, Timestamp

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
TOGETHER = 2
"""Comments on one page; the next ones of an article are on another capture of it."""


def pages_of(records):
    """Return [(captured, page)]: some comments of one article each, answers beside what they answer where they can be."""
    by_article = {}
    for record in records:
        by_article.setdefault(record.article, []).append(record)
    return [
        _page(article, thread[start : start + TOGETHER])
        for article, thread in by_article.items()
        for start in range(0, len(thread), TOGETHER)
    ]


def _page(article, thread):
    places = {record.comment_id: place for place, record in enumerate(thread)}
    comments = tuple(
        ParsedComment(
            record.text,
            author=record.name,
            native_id=record.comment_id,
            parent=places[record.parent] if places.get(record.parent, place) < place else None,
            posted=Timestamp("x", None if record.posted is None else EPOCH + timedelta(microseconds=record.posted)),
            likes=record.capture % 7,
        )
        for place, record in enumerate(thread)
    )
    url = f"https://example-gazette.test/{article}"
    newest = max(record.captured for record in thread)
    told = ParsedArticle(
        f"Title {newest % 3}" if newest % 2 else None,
        authors=("Ida",) if newest % 5 == 0 else (),
        site="example-gazette.test",
        url=f"{url}?{newest}",
        canonical_url=url,
        section="Harbour" if newest % 3 == 0 else None,
    )
    # Some captures are of one time, some of none: what is then the newest is for the rules to say.
    captured = None if newest % 11 == 0 else EPOCH + timedelta(microseconds=newest // 4 * 4)
    return captured, ParsedPage(told, ParsedThread(comments, "x", "x"), "html")


def install(monkeypatch, pages):
    """Let files that `dump` writes stand for pages."""

    def read(piece, _):
        for number in map(int, Path(piece.source.removeprefix("file://")).read_text().split()[1:]):
            yield Capture(piece.source, number, "html", Media.HTML, b"%d" % number, None, pages[number][0])

    monkeypatch.setattr(captures, "read", read)
    monkeypatch.setattr(parsers, "parse_page", lambda capture, _: pages[capture.offset][1])


def dump(path, numbers):
    """Write a file that stands for the pages with some numbers."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"<html> {' '.join(map(str, numbers))}")
    return path
