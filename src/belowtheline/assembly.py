"""A parsed page becomes rows: identity added, threads closed, names treated as the run asks."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from belowtheline import __version__, identity
from belowtheline.records import Capture, Kind, ParsedArticle, ParsedComment, ParsedPage, Refused
from belowtheline.repeats.nodes import node_of
from belowtheline.repeats.normalise import words_of
from belowtheline.repeats.readings import Reading, reading_of
from belowtheline.text import storable, word_count
from belowtheline.validation import Row


@dataclass(frozen=True, slots=True)
class Authors:
    """How the run treats people's names: `mode` is keep, pseudonymise or drop; `key` keys author_key."""

    mode: str = "keep"
    key: bytes = b""


@dataclass(frozen=True, slots=True)
class PageRows:
    """The rows of one page, tuples in the column order of their schemas, and one reading a comment."""

    article_id: str
    article: Row
    comments: list[Row]
    readings: list[Reading]


def assemble(capture: Capture, page: ParsedPage, authors: Authors = Authors()) -> PageRows:
    """Return the rows of a parsed capture."""
    article, thread = page.article, page.thread
    payload_digest = identity.content_digest(capture.payload)
    article_id = identity.article_id(article.canonical_url, article.title, article.body, payload_digest)
    ids = comment_ids(article_id, article.site, thread.comments)
    rows, readings = [], []
    address = article.canonical_url or article.url
    base = reading_of(capture.source, capture.offset)
    places = _places(thread.comments)
    for position, (comment, comment_id) in enumerate(zip(thread.comments, ids, strict=True)):
        key = identity.author_key(article.site, comment.author, authors.key)
        name, link, shown_key = _shown(authors.mode, comment.author, comment.author_url, key)
        parent = comment.parent
        depth, root = places[position]
        rows.append((
            comment_id, article_id, None if parent is None else ids[parent],
            None if root is None else ids[root], depth, position,
            comment.native_id, comment.kind.value, name, link, shown_key,
            comment.posted.at, comment.posted.text, comment.posted.precision.value, comment.edited_at,
            comment.text, comment_id, 1, None, None, comment.likes, comment.dislikes, comment.score,
            comment.permalink, article.language, thread.evidence, float(comment.confidence),
            capture.captured_at, capture.captured_at, 1, article.site, address,
            capture.source, capture.offset, page.parser, __version__,
        ))  # fmt: skip
        words = words_of(comment.text)
        units = words.units
        # A reading holds what the row holds and nothing more: later runs have only the row to make it of.
        readings.append(
            Reading(
                comment_id=comment_id,
                node=node_of(words, units, shown_key, article_id) if comment.kind is Kind.COMMENT else 0,
                article=article_id,
                site=article.site,
                author=shown_key,
                captured_at=capture.captured_at,
                posted_at=comment.posted.at,
                reading=(base + position) % (1 << 64),
                position=position,
                words=words,
                units=units,
                text=comment.text,
                name=name,
                parent=None if parent is None else ids[parent],
            )
        )
    return PageRows(article_id, _article_row(capture, page, article_id, payload_digest), rows, readings)


def _article_row(capture: Capture, page: ParsedPage, article_id: str, payload_digest: str) -> Row:
    article: ParsedArticle = page.article
    thread = page.thread
    declared = thread.declared
    return (
        article_id, article.url, article.canonical_url, article.site, article.title, list(article.authors),
        article.published.at, article.published.text, article.modified_at, article.language, article.section,
        article.description, article.body, None if article.body is None else word_count(article.body),
        thread.system, declared.value if declared else None, declared.source if declared else None,
        len(thread.comments), thread.completeness.value, thread.completeness_reason,
        capture.captured_at, capture.captured_at, 1, capture.source, capture.offset, payload_digest,
        page.parser, __version__,
    )  # fmt: skip


def comment_ids(article_id: str, site: str | None, comments: Sequence[ParsedComment]) -> list[str]:
    """Return the identity of each comment of a thread, all different.

    Native ids that only number the thread (1, 2, 3 … in printed order) say nothing about the comment and are
    passed over: another page's third comment is a different one.
    """
    use_native = site is not None and not _only_numbering(comments)
    seen: dict[str, int] = {}
    ids = []
    for comment in comments:
        if use_native and site is not None and comment.native_id:
            plain = identity.native_comment_id(site, comment.native_id, comment.author)
        else:
            plain = identity.content_comment_id(article_id, comment.author, identity.skeleton(comment.text))
        occurrence = seen.get(plain, 0)
        seen[plain] = occurrence + 1
        ids.append(identity.occurrence_id(plain, occurrence))
    return ids


def _only_numbering(comments: Sequence[ParsedComment]) -> bool:
    numbers = sorted(int(c.native_id) for c in comments if c.native_id and c.native_id.isdecimal())
    return bool(numbers) and numbers[0] <= 1 and numbers[-1] <= len(comments)


def _places(comments: Sequence[ParsedComment]) -> list[tuple[int | None, int | None]]:
    """Return (depth, index of the root) of every comment; None where the dump does not tell where it hangs."""
    places: list[tuple[int | None, int | None] | None] = [None] * len(comments)
    for start in range(len(comments)):
        path, at = [], start
        while places[at] is None:
            path.append(at)
            parent = comments[at].parent
            if parent is None or len(path) > len(comments):  # a root, or a cycle that `threads` should have broken
                printed = comments[at].depth
                places[at] = (printed, at if printed == 0 else None)
                break
            at = parent
        for index in reversed(path):
            if places[index] is None:
                depth, root = places[at] or (None, None)
                # A parent whose own depth is unknown was named by a reply-to line in text without structure.
                places[index] = (None if depth is None else depth + 1, root)
            at = index
    return [place or (None, None) for place in places]


def _shown(
    mode: str, author: str | None, url: str | None, key: str | None
) -> tuple[str | None, str | None, str | None]:
    match mode:
        case "keep":
            return author, url, key
        case "pseudonymise":
            return (None if key is None else f"author-{key[:12]}"), None, key
        case "drop":
            return None, None, None
    raise ValueError(f"unknown treatment of authors: {mode!r}")


def dead_letter(refused: Refused, dump_format: str, position: int | None = None) -> Row:
    """Return the row of `dead_letters` for a refusal."""
    message = storable(refused.message)
    url = None if refused.url is None else storable(refused.url)
    letter = identity.digest(
        refused.source, str(refused.offset), refused.stage, refused.reason, "" if position is None else str(position)
    )
    captured: datetime | None = refused.captured_at
    row: tuple[Any, ...] = (
        letter, refused.stage, refused.reason, message, refused.source, refused.offset, dump_format,
        position, url, captured, __version__,
    )  # fmt: skip
    return row
