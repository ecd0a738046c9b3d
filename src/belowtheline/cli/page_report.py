"""A parsed page, laid out for reading."""

import dataclasses
from typing import Any

from rich.console import Console
from rich.table import Table
from rich.text import Text
from rich.tree import Tree

from belowtheline.cli.console import number, printable
from belowtheline.records import Capture, Kind, ParsedComment, ParsedPage, Timestamp

_WORDS = 90  # characters of a comment or body shown
_LEVELS = 10  # deeper replies are drawn at this level: a line has only so much room


def as_record(capture: Capture, page: ParsedPage) -> dict[str, Any]:
    """Return everything that was found, as JSON can hold it: every text whole."""
    where = {
        "source": capture.source,
        "source_offset": capture.offset,
        "format": capture.format,
        "media": capture.media,
        "url": capture.url,
        "captured_at": capture.captured_at,
        "bytes": len(capture.payload),
    }
    return {"capture": where, **dataclasses.asdict(page)}


def report(console: Console, capture: Capture, page: ParsedPage, comments: int) -> None:
    """Print a page: where it came from, its article, the verdict on its thread, and the thread as a tree."""
    for title, rows in (
        ("capture", _capture(capture, page)),
        ("article", _article(page)),
        ("thread", _thread(page)),
    ):
        table = Table(
            title=title, title_justify="left", title_style="bold", box=None, show_header=False, pad_edge=False
        )
        table.add_column(style="dim", no_wrap=True)
        table.add_column(overflow="fold")
        for name, value in rows:
            table.add_row(name, Text(printable(value)))
        console.print(table)
        console.print()
    if page.thread.comments:
        console.print(_tree(page, comments))


def _capture(capture: Capture, page: ParsedPage) -> list[tuple[str, str]]:
    return _given(
        ("source", f"{capture.source}#{capture.offset}"),
        ("read as", f"{capture.format}, {capture.media}, {number(len(capture.payload))} bytes, by {page.parser}"),
        ("address", capture.url),
        ("captured", str(capture.captured_at) if capture.captured_at else None),
    )


def _article(page: ParsedPage) -> list[tuple[str, str]]:
    article = page.article
    body = article.body or ""
    return _given(
        ("title", article.title),
        ("authors", ", ".join(article.authors)),
        ("published", _time(article.published)),
        ("modified", str(article.modified_at) if article.modified_at else None),
        ("site", article.site),
        ("canonical", article.canonical_url),
        ("language", article.language),
        ("section", article.section),
        ("description", article.description and _short(article.description)),
        ("body", f"{number(len(body.split()))} words: {_short(body)}" if body else "none found"),
    )


def _thread(page: ParsedPage) -> list[tuple[str, str]]:
    thread = page.thread
    declared = f"{thread.declared.value} ({thread.declared.source})" if thread.declared else "no count stated"
    reason = f" ({thread.completeness_reason})" if thread.completeness_reason else ""
    return _given(
        ("system", thread.system),
        ("evidence", thread.evidence),
        ("declared", declared),
        ("parsed", str(len(thread.comments))),
        ("completeness", f"{thread.completeness}{reason}"),
        *(
            ("count found", f"{c.value} in {c.source}" + (f": {_short(c.text)}" if c.text else ""))
            for c in thread.counts
        ),
        *(("note", note) for note in thread.notes),
    )


def _given(*rows: tuple[str, str | None]) -> list[tuple[str, str]]:
    return [(name, value) for name, value in rows if value]


def _tree(page: ParsedPage, limit: int) -> Tree:
    comments = page.thread.comments
    shown = comments[:limit] if limit else comments
    root = Tree(Text(f"{len(comments)} comment{'s' if len(comments) != 1 else ''}", style="bold"), guide_style="dim")
    branches: list[Tree] = []
    levels: list[int] = []
    for position, comment in enumerate(shown):
        parent = comment.parent if comment.parent is not None and comment.parent < position else None
        level = 0 if parent is None else levels[parent] + 1
        holder = root if parent is None else branches[parent]
        if level > _LEVELS and parent is not None:  # beside its parent, which is on the last level drawn
            branches.append(branches[parent])
            holder.add(_line(comment))
        else:
            branches.append(holder.add(_line(comment)))
        levels.append(level)
    if len(shown) < len(comments):
        root.add(Text(f"… {len(comments) - len(shown)} more; --comments 0 shows all", style="dim"))
    return root


def _line(comment: ParsedComment) -> Text:
    votes = (
        f"+{comment.likes}" if comment.likes is not None else "",
        f"−{comment.dislikes}" if comment.dislikes is not None else "",
        f"score {comment.score}" if comment.score is not None else "",
    )
    facts = (
        "" if comment.kind is Kind.COMMENT else str(comment.kind),
        _time(comment.posted) or "",
        " ".join(vote for vote in votes if vote),
        # A depth without a parent: the page shows nesting but not whose reply it is.
        f"depth {comment.depth}, parent not told" if comment.depth and comment.parent is None else "",
        f"#{comment.native_id}" if comment.native_id else "",
        f"{comment.confidence:.2f}",
    )
    line = Text(printable(comment.author or "(no name)"), style="bold")
    line.append(printable("  " + " · ".join(fact for fact in facts if fact)), style="not bold dim")
    return line.append(printable("\n" + _short(comment.text)), style="not bold")


def _time(time: Timestamp) -> str | None:
    if time.at is None:
        return time.text and f"“{time.text}”"
    shape = {"second": "%Y-%m-%d %H:%M:%S", "day": "%Y-%m-%d"}.get(time.precision, "%Y-%m-%d %H:%M")
    return time.at.strftime(shape) + (" (relative)" if time.precision == "relative" else "")


def _short(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= _WORDS else words[:_WORDS].rstrip() + "…"
