"""A dump file → captures, by format: planned in pieces, read piece by piece, any capture read again by its address."""

from collections.abc import Iterator
from types import ModuleType

from belowtheline.captures import avro, html, jsonl, parquet, sidecar, text, warc
from belowtheline.captures.charset import to_utf8
from belowtheline.captures.sniff import look
from belowtheline.errors import ReadRefusal
from belowtheline.options import Limits
from belowtheline.records import Again, Capture, Read, ReadRange, Refused, Skipped

__all__ = ["plan", "read", "read_again", "read_one", "to_utf8"]

_FORMATS: dict[str, ModuleType] = {
    "avro": avro,
    "html": html,
    "jsonl": jsonl,
    "parquet": parquet,
    "text": text,
    "warc": warc,
}
_MODULE_OF = {"wet": "warc"}  # a capture's format is its record's; the file's reader may be another's


def plan(uri: str, limits: Limits, *, target_bytes: int = 64 << 20) -> list[ReadRange | Refused]:
    """Return the pieces of one file, each for one worker; none for a sidecar; a refusal for what holds no pages.

    Plain WARC and JSON Lines files of more than `target_bytes` are split between records; reading all pieces
    gives what reading the file whole gives.
    """
    try:
        found = look(uri, limits)
        if sidecar.is_sidecar(uri, found.head):
            problem = sidecar.problem_of(uri)
            return [_refused(uri, 0, ReadRefusal("bad-row", problem))] if problem else []
        if found.compression is None and found.size > target_bytes:
            if found.format == "warc":
                return [*warc.split(uri, found.size, target_bytes, limits)]
            if found.format == "jsonl" and not jsonl.is_document(found.head):
                return [*jsonl.split(uri, found.size, target_bytes)]
        return [ReadRange(uri, found.format, 0, None, found.size)]
    except ReadRefusal as problem:
        return [_refused(uri, 0, problem)]
    except OSError as error:
        return [_refused(uri, 0, _unreadable(error))]


def read(range: ReadRange, limits: Limits) -> Iterator[Read]:
    """Yield what stands in one piece of a file, in order: captures, other records by kind, and refusals."""
    try:
        yield from _FORMATS[range.format].read(range, limits)
    except ReadRefusal as problem:
        yield _refused(range.source, range.start, problem)
    except OSError as error:
        yield _refused(range.source, range.start, _unreadable(error))


def read_one(source: str, offset: int, format: str, limits: Limits) -> Capture | Refused:
    """Read the capture at an address again: straight from its place where the format allows, else by looking for it."""
    name = _MODULE_OF.get(format, format)
    if name not in _FORMATS:
        return _refused(source, offset, ReadRefusal("unknown-format", f"no dump format is called {format!r}"))
    for start in dict.fromkeys((offset, 0)):
        for found in read(ReadRange(source, name, start, offset + 1), limits):
            if found.offset != offset:
                continue
            if isinstance(found, Skipped):
                return _no_page(source, offset, found.kind)
            if isinstance(found, Capture) or start == 0:
                return found
    return _refused(source, offset, ReadRefusal("corrupt", f"no record begins at {offset}"))


def read_again(again: Again, limits: Limits) -> Iterator[Read]:
    """Read what dead letters of one file stand for; what has rows already, or is not asked for, is left out.

    A letter whose place holds nothing any more (the file is gone, or another one) is refused again.
    """
    pieces = plan(again.source, limits)
    unreadable = next((p for p in pieces if isinstance(p, Refused) and p.reason == "unreadable"), None)
    if unreadable is not None:
        for offset in sorted({*again.onward, *(offset for offset, _ in again.captures)}):
            yield _refused(again.source, offset, ReadRefusal("unreadable", unreadable.message))
        return
    met: set[int] = set()
    if again.onward:
        yield from _onward(pieces, again, limits, met)
    for offset, format in again.captures:
        if offset not in met:
            yield read_one(again.source, offset, format, limits)


def _onward(pieces: list[ReadRange | Refused], again: Again, limits: Limits, met: set[int]) -> Iterator[Read]:
    """Yield what stands from the first letter on; `met` is filled with the places of single captures passed by."""
    first, last, wanted = min(again.onward), -1, {offset for offset, _ in again.captures}
    for piece in pieces:
        for found in [piece] if isinstance(piece, Refused) else read(piece, limits):
            last = max(last, found.offset)
            if found.offset < first or found.offset in again.others:
                continue
            if found.offset in wanted:
                met.add(found.offset)
            if not (isinstance(found, Capture) and found.offset in again.held):
                yield found
    for place in again.onward if pieces else ():  # no pieces: a sidecar, which holds no pages and is in order now
        if place > last:
            yield _refused(
                again.source, place, ReadRefusal("corrupt", f"nothing stands at {place} or after it any more")
            )


def _no_page(source: str, offset: int, kind: str) -> Refused:
    return _refused(source, offset, ReadRefusal("unknown-format", f"the record is no page ({kind})"))


def _refused(source: str, offset: int, problem: ReadRefusal) -> Refused:
    return Refused(source, offset, problem.STAGE, problem.reason, str(problem))


def _unreadable(error: OSError) -> ReadRefusal:
    return ReadRefusal("unreadable", f"cannot be read: {error.strerror or error}")
