"""WARC, WET and WAT files → captures. Records that are no pages are counted by kind.

| record                                                             | becomes                                  |
|--------------------------------------------------------------------|------------------------------------------|
| response with status 2xx that is HTML by its type, or by its content where it has none | capture              |
| resource, conversion of type text/html                             | capture                                  |
| conversion of type text/plain (WET)                                | capture of flat text, format "wet"       |
| other status or type                                               | skipped: "http:404", "type:image/png"    |
| request, revisit, metadata (WAT), warcinfo, continuation …         | skipped: "warc:request" …                |

Offsets are bytes in the stored file. Where a whole WARC was compressed as one stream its records have no place of
their own in it: there the offset is that in the decompressed stream.
"""

from collections.abc import Iterator

from belowtheline.captures import warc_members
from belowtheline.captures.compression import compression_of, open_plain, skip
from belowtheline.captures.warc_frames import Damage, Frame, boundaries, frames
from belowtheline.captures.warc_pages import to_read
from belowtheline.options import Limits
from belowtheline.records import Read, ReadRange, Refused
from belowtheline.storage import files

_BY_MEMBER = ("gzip", "zstd", "lz4")  # FastWARC reads these; bzip2 and xz are one stream in practice


def read(piece: ReadRange, limits: Limits) -> Iterator[Read]:
    """Yield what the records of one piece are, in order. Raises OSError."""
    with files.open_binary(piece.source) as stored:
        compression = compression_of(stored.read(8))
        if compression in _BY_MEMBER and warc_members.holds_one_record_a_member(stored, compression):
            found = warc_members.frames(stored, piece.start, compression, limits)
            yield from _reads(found, piece, limits)
            return
    with open_plain(piece.source, limits) as stream:
        size = None if compression else files.size(piece.source)
        skip(stream, piece.start)
        yield from _reads(frames(stream, piece.start, piece.end, size), piece, limits)


def _reads(found: Iterator[Frame | Damage], piece: ReadRange, limits: Limits) -> Iterator[Read]:
    for frame in found:
        if piece.end is not None and frame.offset >= piece.end:
            return
        if isinstance(frame, Damage):
            problem = frame.problem
            yield Refused(piece.source, frame.offset, problem.STAGE, problem.reason, str(problem))
        else:
            yield to_read(frame, piece.source, limits)


def split(uri: str, size: int, target: int, limits: Limits) -> list[ReadRange]:
    """Split a plain file between records into pieces of about `target` bytes; what follows damage is one piece."""
    with open_plain(uri, limits) as stored:
        starts = [0, *boundaries(stored, size, target)]
    ends = [*starts[1:], None]
    return [
        ReadRange(uri, "warc", start, end, (size if end is None else end) - start)
        for start, end in zip(starts, ends, strict=True)
    ]
