"""A file that is one page."""

from collections.abc import Iterator

from belowtheline.captures import rows
from belowtheline.captures.compression import damage_of, open_plain, too_large
from belowtheline.captures.markup import saved_from
from belowtheline.captures.sidecar import beside
from belowtheline.errors import ReadRefusal
from belowtheline.options import Limits
from belowtheline.records import Capture, Media, Read, ReadRange


def read_page(piece: ReadRange, media: Media, limits: Limits) -> Iterator[Read]:
    """Yield the one capture of a file; its address from a sidecar, else from the browser's own note in the page."""
    at = rows.Address(piece.source, 0, piece.format)
    url, captured_at, charset = beside(piece.source)
    try:
        with open_plain(piece.source, limits) as stream:
            payload = stream.read(limits.max_page_bytes + 1)
            damage = damage_of(stream)
            if damage is None and len(payload) > limits.max_page_bytes:
                damage = too_large(stream, limits.max_page_bytes)
    except OSError as error:
        damage, payload = ReadRefusal("unreadable", f"cannot be read: {error.strerror or error}"), b""
    if media is Media.HTML:
        url = url or saved_from(payload)
    if damage is None and not payload:
        damage = ReadRefusal("empty", "the file is empty")
    if damage:
        yield rows.refused(at, damage, url, captured_at)
    else:
        yield Capture(piece.source, 0, piece.format, media, payload, url, captured_at, charset)
