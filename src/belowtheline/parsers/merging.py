"""What JSON-LD says of a thread, laid over what the markup says."""

import unicodedata
from collections.abc import Sequence
from dataclasses import replace

from belowtheline.records import ParsedComment

_KEY = 80  # letters and digits that tell a comment's text; JSON-LD often cuts the rest
_SHORT_KEY = 30


def merge(printed: Sequence[ParsedComment], stated: Sequence[ParsedComment]) -> tuple[tuple[ParsedComment, ...], int]:
    """Return `printed` with gaps filled from `stated`, what only `stated` has behind it, and how many those are."""
    if not stated:
        return tuple(printed), 0
    waiting: dict[str, list[int]] = {}
    for index, comment in enumerate(printed):
        waiting.setdefault(text_key(comment.text), []).append(index)
    merged = list(printed)
    place: dict[int, int] = {}  # index in `stated` → index in `merged`
    extra: list[int] = []
    for index, comment in enumerate(stated):
        found = waiting.get(text_key(comment.text))
        if found:
            at = found.pop(0)
            merged[at] = _filled(merged[at], comment)
            place[index] = at
        elif not _is_part(comment, printed):
            place[index] = len(printed) + len(extra)
            extra.append(index)
    for index in extra:
        parent = stated[index].parent
        merged.append(replace(stated[index], parent=place.get(parent) if parent is not None else None))
    return tuple(merged), len(extra)


def text_key(text: str) -> str:
    """Return the first letters and digits of a text, without case, accents' forms and punctuation."""
    folded = unicodedata.normalize("NFKC", text[: 4 * _KEY]).casefold()
    return "".join(c for c in folded if c.isalnum())[:_KEY]


def shares_text(printed: Sequence[ParsedComment], stated: Sequence[ParsedComment]) -> bool:
    """Tell whether any comment stands in both."""
    keys = {text_key(comment.text)[:_SHORT_KEY] for comment in printed}
    return any(text_key(comment.text)[:_SHORT_KEY] in keys for comment in stated)


def _is_part(comment: ParsedComment, printed: Sequence[ParsedComment]) -> bool:
    """Tell whether a comment is one of `printed` all the same, its text cut or written otherwise."""
    key = text_key(comment.text)
    if not key:
        return True
    for other in printed:
        theirs = text_key(other.text)
        if theirs and (theirs.startswith(key) or key.startswith(theirs)) and _may_be_same(comment, other):
            return True
        if comment.native_id is not None and comment.native_id == other.native_id:
            return True
    return False


def _may_be_same(one: ParsedComment, other: ParsedComment) -> bool:
    return one.author is None or other.author is None or one.author.casefold() == other.author.casefold()


def _filled(comment: ParsedComment, source: ParsedComment) -> ParsedComment:
    """Fill what the markup leaves out; what it says stays."""
    if comment.author and source.author and comment.author.casefold() != source.author.casefold():
        return comment
    better_time = comment.posted.at is None and source.posted.at is not None
    return replace(
        comment,
        author=comment.author or source.author,
        author_url=comment.author_url or source.author_url,
        native_id=comment.native_id or source.native_id,
        permalink=comment.permalink or source.permalink,
        posted=replace(source.posted, text=comment.posted.text or source.posted.text)
        if better_time
        else comment.posted,
        likes=source.likes if comment.likes is None and comment.score is None else comment.likes,
    )
