"""Fuzzed bytes as a file on disk, planned and read the way a run does it."""

import os
import tempfile
from pathlib import Path

from belowtheline import captures
from belowtheline.options import Limits
from belowtheline.records import Capture, Read, Refused
from tests.fuzz.harness import law
from tests.fuzz.laws import sound_reads

LIMITS = Limits(max_page_bytes=60_000)
_FOLDER = tempfile.TemporaryDirectory(prefix="btl-fuzz-", dir="/dev/shm" if Path("/dev/shm").is_dir() else None)


def read_file(data: bytes, name: str) -> list[Read]:
    """Write, plan and read a file; what is read can be read again from its address, and in pieces."""
    path = Path(_FOLDER.name) / f"{os.getpid()}-{name}"
    path.write_bytes(data)
    uri = path.as_uri()
    found = _pieces(uri, 1 << 30)
    sound_reads(found, uri, LIMITS)
    for item in [item for item in found if isinstance(item, Capture)][:2]:
        again = captures.read_one(uri, item.offset, item.format, LIMITS)
        law(again == item, f"the capture at {item.offset} reads differently again")
    pieces = _pieces(uri, 700)
    sound_reads(pieces, uri, LIMITS)
    pages, cut = ([item for item in one if isinstance(item, Capture)] for one in (found, pieces))
    law(pages == cut, f"{len(pages)} captures in one piece, {len(cut)} in several, or different ones")
    return found


def _pieces(uri: str, target: int) -> list[Read]:
    found: list[Read] = []
    for piece in captures.plan(uri, LIMITS, target_bytes=target):
        found += [piece] if isinstance(piece, Refused) else captures.read(piece, LIMITS)
    return found
