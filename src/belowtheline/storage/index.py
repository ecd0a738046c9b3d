"""The index part of a run: its readings, keys and texts, cut as the graph meets them, for later runs to settle over.

Readings and texts are cut by comment id, keys by key, each in an order that follows from the content alone; the same
part can be made again from the run's Parquet (`reindex`).
"""

from collections.abc import Collection, Mapping, Sequence
from functools import lru_cache
from typing import Any

import numpy as np
import xxhash

from belowtheline.repeats import candidates, memo, nodes, normalise, recorded
from belowtheline.repeats.candidates import KEY
from belowtheline.repeats.grams import U64
from belowtheline.repeats.memo import Memo
from belowtheline.repeats.readings import NO_TIME, READING, Packed, buckets_of
from belowtheline.repeats.sides import Fetch, Source
from belowtheline.storage import frames, scratch, sections
from belowtheline.storage.earlier import Earlier
from belowtheline.storage.paths import AnyPath
from belowtheline.storage.sections import Directory, Section

VERSION = 1
"""Version of everything here and of `sections` and `frames`; parts of another version are made again."""

PARTITIONS = 64
"""Hash ranges of comment ids and keys: how parts are cut, and the most workers that can settle repeats side by side."""

PART = ("readings", "keys", "texts")
_KINDS = (*PART, *memo.KINDS)
_NAMES = "id_hi id_lo node article site author captured posted reading text said position length cut".split()
KEPT = np.dtype([(name, READING[name]) for name in _NAMES])
"""A reading as a part holds it, what can be worked out left out; the nth one's text is the nth."""


def shape() -> dict[str, Any]:
    """Return what a part must have been made under to be of use now."""
    tiers = (candidates.AUTHOR, candidates.PAGE, candidates.NAMELESS, candidates.ANYWHERE)
    return {
        "version": VERSION,
        "match_version": normalise.MATCH_VERSION,
        "nodes": [nodes.SHORT, nodes.LONG],
        "keys": [candidates.SHORTEST, candidates.LONG, *([t.salt, t.ends, t.gram, t.smallest] for t in tiers)],
        "partitions": PARTITIONS,
    }


# ------------------------------------------------------------------------------------------------------------- writing


def write_readings(folder: AnyPath, partition: int, packed: Packed, fetch: Fetch) -> None:
    """Write down the readings of one partition of ids, and their texts, on the way to a part."""
    ordered = packed[np.lexsort([packed[name] for name in ("reading", "id_lo", "id_hi")])]
    kept = np.empty(len(ordered), KEPT)
    for name in _NAMES:
        kept[name] = ordered[name]
    sources = fetch(ordered["part"], ordered["place"].astype(np.uint64))
    scratch.write_section(folder, Section("readings", partition, len(kept), sections.pack(kept)))
    scratch.write_section(folder, Section("texts", partition, len(kept), frames.pack(sources)))


def write_keys(folder: AnyPath, shard: int, keys: candidates.Keys) -> None:
    """Write down the keys of one shard (distinct, sorted) on the way to a part."""
    scratch.write_section(folder, Section("keys", shard, len(keys), sections.pack(keys)))


def write_memo(folder: AnyPath, partition: int, found: Memo) -> None:
    """Write down what comparing the pairs of one partition of nodes came to."""
    for kind, records in found._asdict().items():
        scratch.write_section(folder, Section(kind, partition, len(records), sections.pack(records)))


def facts_of(run: Mapping[str, Any], *, near: bool) -> dict[str, Any]:
    """Return what a part says of itself: the shape it has, with keys or without, and the files it stands for."""
    data = ("comments/", "repeats/")
    files = sorted([file["path"], file["digest"]] for file in run["files"] if file["path"].startswith(data))
    return {"shape": shape(), "near": near, "run_id": run["run_id"], "files": files}


def memo_facts(run: Mapping[str, Any]) -> dict[str, Any]:
    """Return what a run's memo says of itself: it is of use as long as rules and parts are these."""
    return {"shape": shape(), "rules": recorded.rules(), "run_id": run["run_id"]}


def assemble(folder: AnyPath, path: AnyPath, facts: Mapping[str, Any], kinds: Collection[str] = PART) -> None:
    """Make a part, or a memo, of what was written down in `folder`."""
    found = sorted(scratch.read_sections(folder), key=lambda s: (_KINDS.index(s.kind), s.number))
    sections.write(path, facts, (s for s in found if s.records and s.kind in kinds))


# ------------------------------------------------------------------------------------------------------------- reading


@lru_cache(256)
def _directory(path: AnyPath, stamp: str) -> Directory:  # noqa: ARG001 - another stamp is another file
    return sections.read_directory(path)


def read_readings(earlier: Earlier, partition: int) -> Packed:
    """Return the readings of an earlier run in one partition of ids, as this run sees them."""
    directory = _directory(earlier.path, earlier.stamp)
    entry = directory.entries.get(("readings", partition))
    if entry is None:
        return np.zeros(0, READING)
    kept = sections.unpack(sections.read_section(earlier.path, entry), KEPT, entry.records)
    packed = np.zeros(len(kept), READING)
    for name in _NAMES:
        packed[name] = kept[name]
    packed["run"], packed["part"], packed["first"] = earlier.number, earlier.part, NO_TIME
    packed["bucket"] = buckets_of(kept["article"], earlier.buckets) * earlier.files // earlier.buckets
    packed["place"] = _starts(directory)[partition] + np.arange(len(kept))
    return packed


def read_keys(earlier: Earlier, shard: int) -> candidates.Keys:
    """Return the keys of an earlier run in one shard."""
    entry = _directory(earlier.path, earlier.stamp).entries.get(("keys", shard))
    if entry is None:
        return candidates.NO_KEYS
    return sections.unpack(sections.read_section(earlier.path, entry), KEY, entry.records)


def read_memo(memos: Sequence[tuple[AnyPath, str]], partition: int) -> Memo:
    """Return all that is remembered of pairs in one partition of nodes, by memos (path and stamp) of some runs."""
    found: list[Memo] = [memo.NO_MEMO]
    for path, stamp in memos:
        held = dict(memo.NO_MEMO._asdict())
        for (kind, number), entry in _directory(path, stamp).entries.items():
            if number == partition:
                held[kind] = sections.unpack(sections.read_section(path, entry), memo.KINDS[kind], entry.records)
        found.append(Memo(**held))
    return memo.memo(found)


def read_texts(earlier: Earlier, places: U64) -> list[Source]:
    """Return the texts of an earlier run at some places, in the order asked for."""
    directory = _directory(earlier.path, earlier.stamp)
    starts = _starts(directory)
    wanted, inverse = np.unique(places.astype(np.int64), return_inverse=True)
    partition = np.searchsorted(starts, wanted, "right") - 1
    found: list[Source] = []
    for number in np.unique(partition).tolist():
        entry = directory.entries["texts", number]
        found += frames.read(earlier.path, entry, wanted[partition == number] - starts[number])
    return [found[at] for at in inverse.tolist()]


def _starts(directory: Directory) -> "np.ndarray[Any, np.dtype[np.int64]]":
    """Return the place of the first text of each partition, and the number of all."""
    counts = np.zeros(PARTITIONS, np.int64)
    for (kind, number), entry in directory.entries.items():
        if kind == "texts":
            counts[number] = entry.records
    return np.cumsum(counts) - counts


def content(path: AnyPath) -> tuple[dict[str, Any], dict[tuple[str, int], bytes]]:
    """Return what a part holds, whatever the compression: its facts and the digest of each section, unpacked."""
    directory = sections.read_directory(path)
    found = {}
    for (kind, number), entry in directory.entries.items():
        raw = sections.read_section(path, entry)
        if kind == "texts":
            texts = frames.read(path, entry, np.arange(entry.records))
            raw = repr(texts).encode("utf-8", "surrogatepass")
        else:
            raw = sections.unpack(raw, KEPT if kind == "readings" else KEY, entry.records).tobytes()
        found[kind, number] = xxhash.xxh3_128_digest(raw)
    return directory.facts, found
