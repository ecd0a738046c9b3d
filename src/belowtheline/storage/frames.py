"""Texts in frames: some dozens compressed together, each to be had without the frames around its own.

A section is a directory (how long every record is, and how many are in each frame) and then the frames; a record is
a text, its author's name and what it answers.
"""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from belowtheline.repeats.normalise import words_of
from belowtheline.repeats.sides import Source
from belowtheline.storage.paths import AnyPath
from belowtheline.storage.sections import Entry, expand, squeeze

FRAME = 8 << 10
"""Bytes of text in a frame, about: larger ones are smaller on disk, and slower to get one text out of."""

_PARENT = 16  # bytes
_LENGTHS = np.dtype("<u4")


def pack(sources: Sequence[Source]) -> bytes:
    """Return texts as one section, in their order."""
    lengths = np.zeros((3, len(sources)), _LENGTHS)  # of text, name (0: none, else 1 more) and parent
    frames: list[bytes] = []
    counts: list[int] = []
    held: list[bytes] = []
    size = 0
    for place, source in enumerate(sources):
        text, name = source.text.encode(), b"" if source.name is None else source.name.encode()
        parent = source.parent.to_bytes(_PARENT, "little") if source.parent else b""
        lengths[:, place] = len(text), 0 if source.name is None else len(name) + 1, len(parent)
        held += (text, name, parent)
        size += len(text) + len(name) + len(parent)
        if size >= FRAME or place + 1 == len(sources):
            frames.append(squeeze(b"".join(held)))
            counts.append(place + 1 - sum(counts))
            held, size = [], 0
    listed = np.array([[len(frame) for frame in frames], counts], _LENGTHS)
    directory = squeeze(len(frames).to_bytes(4, "little") + listed.tobytes() + lengths.tobytes())
    return len(directory).to_bytes(4, "little") + directory + b"".join(frames)


def read(path: AnyPath, entry: Entry, wanted: npt.NDArray[np.int64]) -> list[Source]:
    """Return the texts of a section at some places (ascending, each once), in that order."""
    found: list[Source] = []
    with path.open("rb") as file:
        file.seek(entry.offset)
        size = int.from_bytes(file.read(4), "little")
        directory = expand(file.read(size))
        frames = int.from_bytes(directory[:4], "little")
        numbers = np.frombuffer(directory, _LENGTHS, offset=4).astype(np.int64)
        sizes, counts = numbers[:frames], numbers[frames : 2 * frames]
        lengths = numbers[2 * frames :].reshape(3, -1)
        begins, first = entry.offset + 4 + size + np.cumsum(sizes) - sizes, np.cumsum(counts) - counts
        frame_of = np.searchsorted(first, wanted, "right") - 1
        whole = lengths[0] + np.maximum(lengths[1] - 1, 0) + lengths[2]
        place = np.cumsum(whole) - whole
        for frame in np.unique(frame_of).tolist():
            file.seek(int(begins[frame]))
            raw = expand(file.read(int(sizes[frame])))
            mine = wanted[frame_of == frame]
            for at, said in zip((place[mine] - place[first[frame]]).tolist(), lengths[:, mine].T.tolist(), strict=True):
                found.append(_source(raw, at, *said))
    return found


def _source(raw: bytes, at: int, text: int, name: int, parent: int) -> Source:
    middle = at + text
    end = middle + max(name - 1, 0)
    said = raw[at:middle].decode()
    return Source(
        said,
        words_of(said).bare,
        raw[middle:end].decode() if name else None,
        int.from_bytes(raw[end : end + parent], "little"),
    )
