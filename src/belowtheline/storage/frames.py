"""Texts in frames: some hundred compressed together, each to be had without the frames around its own.

A section is the number of frames, for each its length in bytes and the number of its texts, then the frames.
"""

import struct
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt

from belowtheline.repeats.normalise import words_of
from belowtheline.repeats.sides import Source
from belowtheline.storage.sections import Entry, expand, squeeze

FRAME = 32 << 10
"""Bytes of text in a frame, about: larger ones are smaller on disk, and slower to get one text out of."""

_HEAD = struct.Struct("<III")  # lengths of text and name (0: none, else 1 more), 1 if a parent follows


def pack(sources: Sequence[Source]) -> bytes:
    """Return texts as one section, in their order."""
    frames: list[tuple[bytes, int]] = []
    held: list[bytes] = []
    size = 0
    for source in sources:
        record = _record(source)
        held.append(record)
        size += len(record)
        if size >= FRAME:
            frames.append((squeeze(b"".join(held)), len(held)))
            held, size = [], 0
    if held:
        frames.append((squeeze(b"".join(held)), len(held)))
    listed = np.array([(len(frame), count) for frame, count in frames], "<u4")
    return len(frames).to_bytes(4, "little") + listed.tobytes() + b"".join(frame for frame, _ in frames)


def _record(source: Source) -> bytes:
    text = source.text.encode()
    name = b"" if source.name is None else source.name.encode()
    parent = source.parent.to_bytes(16, "little") if source.parent else b""
    return _HEAD.pack(len(text), 0 if source.name is None else len(name) + 1, bool(parent)) + text + name + parent


def read(path: Path, entry: Entry, wanted: npt.NDArray[np.int64]) -> list[Source]:
    """Return the texts of a section at some places (ascending, each once), in that order."""
    found: list[Source] = []
    with path.open("rb") as file:
        file.seek(entry.offset)
        frames = int.from_bytes(file.read(4), "little")
        listed = np.frombuffer(file.read(8 * frames), "<u4").reshape(-1, 2).astype(np.int64)
        begins = entry.offset + 4 + 8 * frames + np.cumsum(listed[:, 0]) - listed[:, 0]
        first = np.cumsum(listed[:, 1]) - listed[:, 1]
        frame_of = np.searchsorted(first, wanted, "right") - 1
        for frame in np.unique(frame_of).tolist():
            file.seek(int(begins[frame]))
            raw = expand(file.read(int(listed[frame, 0])))
            found += _chosen(raw, (wanted[frame_of == frame] - first[frame]).tolist())
    return found


def _chosen(raw: bytes, wanted: list[int]) -> list[Source]:
    """Return the texts of a frame at some places, ascending."""
    found, at, place = [], 0, 0
    for chosen in wanted:
        while True:
            text, name, parent = _HEAD.unpack_from(raw, at)
            begin, middle = at + _HEAD.size, at + _HEAD.size + text
            end = middle + max(name - 1, 0)
            at = end + 16 * parent
            place += 1
            if place > chosen:
                break
        said = raw[begin:middle].decode()
        found.append(
            Source(
                said,
                words_of(said).bare,
                raw[middle:end].decode() if name else None,
                int.from_bytes(raw[end:at], "little"),
            )
        )
    return found
