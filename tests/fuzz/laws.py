"""What holds of every result, whatever the input was."""

import dataclasses
import re
from collections.abc import Iterator
from typing import Any

from belowtheline.assembly import Authors, assemble, dead_letter
from belowtheline.errors import ReadRefusal
from belowtheline.options import Limits
from belowtheline.records import Capture, ParsedArticle, ParsedComment, ParsedPage, Read, Reading, Refused, Skipped
from belowtheline.threads import break_cycles
from belowtheline.validation import to_table
from tests.fuzz.harness import law

_ID = re.compile(r"[0-9a-f]{32}")
_BAD = re.compile("[\x00\ud800-\udfff]")
_MOST = 1 << 63


def strings_in(value: Any) -> Iterator[str]:
    """Yield every string of a record."""
    if isinstance(value, str):
        yield str(value)
    elif isinstance(value, tuple | list):
        for item in value:
            yield from strings_in(item)
    elif dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            yield from strings_in(getattr(value, field.name))


def storable(record: Any) -> None:
    """No NUL and no half of a surrogate pair in any string: Parquet takes it, and so does every reader of it."""
    for text in strings_in(record):
        found = _BAD.search(text)
        law(found is None, f"{found[0]!r} in a string of {type(record).__name__}" if found else "")


def sound_comments(comments: tuple[ParsedComment, ...]) -> None:
    """Texts are there, parents are in the thread and not in a circle, numbers fit."""
    parents = [comment.parent for comment in comments]
    law(break_cycles(parents) == parents, f"parents that are outside or in a circle: {parents[:20]}")
    for comment in comments:
        law(isinstance(comment.text, str), "a comment without text")
        law(0.0 <= comment.confidence <= 1.0, f"confidence of {comment.confidence}")
        law(comment.depth is None or 0 <= comment.depth < _MOST, f"depth of {comment.depth}")
        for number in (comment.likes, comment.dislikes, comment.score):
            law(number is None or -_MOST <= number < _MOST, f"a count of {number}")
        for when in (comment.posted.at, comment.edited_at):
            law(when is None or when.utcoffset() is not None, "a time without a zone")
        storable(comment)


def sound_reading(reading: Reading | None) -> None:
    """A reading of one parser."""
    if reading is None:
        return
    sound_comments(reading.comments)
    for count in reading.declared:
        law(0 <= count.value < _MOST, f"a declared count of {count.value}")
        storable(count)


def sound_article(article: ParsedArticle) -> None:
    """An article."""
    storable(article)
    for when in (article.published.at, article.modified_at):
        law(when is None or when.utcoffset() is not None, "a time without a zone")


def sound_page(capture: Capture, page: ParsedPage) -> None:
    """A parsed page, and the rows made of it: every one fits its schema."""
    sound_article(page.article)
    sound_comments(page.thread.comments)
    storable(page.thread)
    rows = assemble(capture, page, Authors())
    ids = [row[0] for row in rows.comments]
    law(len(ids) == len(page.thread.comments) == len(rows.readings), "rows were lost or made")
    law(len(set(ids)) == len(ids), "two comments of one id")
    law(all(_ID.fullmatch(one) for one in (*ids, rows.article_id)), "an id that is none")
    law([row[5] for row in rows.comments] == list(range(len(ids))), "positions out of order")
    known = set(ids)
    law(all(row[n] is None or row[n] in known for row in rows.comments for n in (2, 3)), "a parent that is not there")
    for table, found in (("articles", [rows.article]), ("comments", rows.comments)):
        built, misfits = to_table(table, found)
        law(not misfits, f"{table}: {misfits[:1]}")
        built.validate(full=True)


def sound_reads(found: list[Read], uri: str, limits: Limits) -> None:
    """What a reader yields: addresses in the file, refusals with a known reason that can be filed."""
    for item in found:
        law(isinstance(item, Capture | Skipped | Refused), f"a {type(item).__name__} was read")
        law(item.source == uri and 0 <= item.offset < _MOST, f"an address of {item.source} {item.offset}")
        if isinstance(item, Capture):
            law(0 < len(item.payload) <= limits.max_page_bytes, f"a page of {len(item.payload)} bytes")
            storable((item.url, item.charset))
        elif isinstance(item, Refused):
            law(item.reason in ReadRefusal.REASONS - {"unexpected"}, f"a refusal for {item.reason}")
    letters = [dead_letter(item, "any") for item in found if isinstance(item, Refused)]
    law(not to_table("dead_letters", letters)[1], f"dead letters that cannot be filed: {letters[:1]}")
