"""What a run writes down on its way, beside the staged rows: texts to compare, and settled readings. Swept away after.

Texts are records of their own bytes, so that one is read in a microsecond by its place; the number of a part is
made of its name, so that numbers are all that crosses a shuffle.
"""

import struct
from collections.abc import Iterable, Iterator

import numpy as np

from belowtheline.repeats.candidates import PAIR
from belowtheline.repeats.grams import U64
from belowtheline.repeats.readings import READING, Packed, Texts, short_digest
from belowtheline.repeats.sides import Source
from belowtheline.storage.paths import AnyPath, Bytes, array, sliced, write_whole
from belowtheline.storage.sections import Section

_HEAD = struct.Struct("<III16s")  # lengths of text, skeleton and name (0: none, else 1 more); parent


def write_texts(folder: AnyPath, name: str, sources: Iterable[Source]) -> Texts:
    """Keep texts under a name that is unique to them, and return where each one is."""
    part = short_digest(name) or 1
    places: list[int] = []
    blocks: list[bytes] = []
    place = 0
    for source in sources:
        text, bare = (s.encode("utf-8", "surrogatepass") for s in (source.text, source.bare))
        name_bytes = b"" if source.name is None else source.name.encode("utf-8", "surrogatepass")
        size = 0 if source.name is None else len(name_bytes) + 1
        head = _HEAD.pack(len(text), len(bare), size, source.parent.to_bytes(16, "little"))
        blocks += (head, text, bare, name_bytes)
        places.append(place)
        place += _HEAD.size + len(text) + len(bare) + len(name_bytes)
    write_whole(_texts_file(folder, part), b"".join(blocks))
    return Texts(part, places)


def read_texts(folder: AnyPath, parts: U64, places: U64) -> list[Source]:
    """Return the texts at some places, in the order asked for; each part is opened once."""
    order = np.lexsort((places, parts))
    found: list[Source] = [_NOTHING] * len(order)
    begin = 0
    for end in [*(np.flatnonzero(np.diff(parts[order])) + 1).tolist(), len(order)]:
        if end > begin:
            rows = order[begin:end].tolist()
            with sliced(_texts_file(folder, int(parts[rows[0]]))) as mapped:
                for row in rows:
                    found[row] = _source(mapped, int(places[row]))
        begin = end
    return found


_NOTHING = Source("", "\0", None, 0)


def _source(mapped: Bytes, place: int) -> Source:
    at = place + _HEAD.size
    text, bare, name, parent = _HEAD.unpack(mapped[place:at])
    middle, end = at + text, at + text + bare
    return Source(
        mapped[at:middle].decode("utf-8", "surrogatepass"),
        mapped[middle:end].decode("utf-8", "surrogatepass"),
        mapped[end : end + name - 1].decode("utf-8", "surrogatepass") if name else None,
        int.from_bytes(parent, "little"),
    )


def _texts_file(folder: AnyPath, part: int) -> AnyPath:
    return folder / f"texts-{part:016x}.bin"


def write_partition(folder: AnyPath, partition: int, readings: Packed, pairs: Packed) -> None:
    """Keep the settled readings of one partition of nodes, and the pairs that are compared there."""
    write_whole(_readings_file(folder, partition), readings.tobytes())
    write_whole(_pairs_file(folder, partition), pairs.tobytes())


def read_readings(folder: AnyPath, partition: int) -> Packed:
    """Return the settled readings of one partition of nodes."""
    return array(_readings_file(folder, partition), READING)


def read_pairs(folder: AnyPath, partition: int) -> Packed:
    """Return the pairs that are compared in one partition of nodes."""
    return array(_pairs_file(folder, partition), PAIR)


def write_section(folder: AnyPath, section: Section) -> None:
    """Keep a section of the run's index part."""
    write_whole(
        folder / f"index-{section.kind}-{section.number:05d}.bin",
        section.records.to_bytes(8, "little") + section.content,
    )


def read_sections(folder: AnyPath) -> Iterator[Section]:
    """Yield the sections kept for the run's index part."""
    for path in folder.glob("index-*.bin"):
        _, kind, number = path.stem.split("-")
        content = path.read_bytes()
        yield Section(kind, int(number), int.from_bytes(content[:8], "little"), content[8:])


def _pairs_file(folder: AnyPath, partition: int) -> AnyPath:
    return folder / f"pairs-{partition:05d}.bin"


def _readings_file(folder: AnyPath, partition: int) -> AnyPath:
    return folder / f"readings-{partition:05d}.bin"
