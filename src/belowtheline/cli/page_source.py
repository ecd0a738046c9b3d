"""Which capture of a dump `btl inspect` was asked for."""

from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from belowtheline import captures
from belowtheline.errors import UsageError
from belowtheline.options import Limits
from belowtheline.records import Capture, ReadRange, Refused
from belowtheline.storage import files

_SHOWN = 10  # captures listed when the choice is not clear


def find_capture(page: str, offset: int | None, url: str | None, limits: Limits) -> Capture | Refused:
    """Return the one capture behind `file`, `file#offset`, --offset or --url.

    Raises UsageError, listing what there is, when it is not exactly one.
    """
    page, offset = _split(page, offset)
    uris = files.expand([page])
    if len(uris) > 1:
        raise UsageError(f"{page}: {len(uris)} files; name one")
    wanted = (item for item in _read(uris[0], offset, limits) if url is None or url == item.url)
    found = list(islice(wanted, 1 if offset is not None or url is not None else _SHOWN + 1))
    if not found:
        raise UsageError(f"{page}: no page {_named(offset, url)}in it")
    if len(found) > 1:
        more = "\n  …" if len(found) > _SHOWN else ""
        lines = "".join(f"\n  {page}#{item.offset}  {item.url or ''}" for item in found[:_SHOWN])
        raise UsageError(f"{page} holds many pages; name one with --offset or --url:{lines}{more}")
    return found[0]


def _split(page: str, offset: int | None) -> tuple[str, int | None]:
    name, mark, digits = page.rpartition("#")
    if not mark or not digits.isascii() or not digits.isdigit() or ("://" not in page and Path(page).exists()):
        return page, offset
    if offset is not None and offset != int(digits):
        raise UsageError(f"{page} and --offset {offset} name two different places; give one of them")
    return name, int(digits)


def _read(uri: str, offset: int | None, limits: Limits) -> Iterator[Capture | Refused]:
    for piece in captures.plan(uri, limits):
        if isinstance(piece, Refused):
            yield piece
        elif offset is None or _may_hold(piece, offset):
            for item in captures.read(piece, limits):
                if isinstance(item, Capture | Refused) and (offset is None or item.offset == offset):
                    yield item


def _may_hold(piece: ReadRange, offset: int) -> bool:
    return piece.end is None or piece.start <= offset < piece.end


def _named(offset: int | None, url: str | None) -> str:
    return (f"at offset {offset} " if offset is not None else "") + (f"with the address {url} " if url else "")
