"""States as columns: packed ones of `repeats.states` as Arrow, by the names of the datasets."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from belowtheline.repeats.grams import U64
from belowtheline.repeats.normalise import Words, words_of
from belowtheline.repeats.readings import NO_TIME, Packed, reading_of
from belowtheline.repeats.sides import Fetch
from belowtheline.repeats.similarity import similarity
from belowtheline.repeats.states import Rows
from belowtheline.repeats.verdicts import RELATION_NAMES, REPEATED_IN_NAMES, Relation

Mask = npt.NDArray[np.bool_]

FACTS = ("cluster_id", "occurrences", "copy_of", "quotes_id", "first_seen", "last_seen", "captures")
"""State that every row of comments/ and repeats/ has."""

RELATED = ("relation", "canonical_id", "similarity", "repeated_in")
"""State that rows of repeats/ have beside."""

_TIME = pa.timestamp("us", tz="UTC")


def rows_of(table: pa.Table, readings: U64, captured: str) -> Rows:
    """Return what `repeats.states` needs of rows; `captured` is the column with the time of each one's own capture."""
    return Rows(readings, numbers_of(table["comment_id"]), micros_of(table[captured]))


def facts(states: Packed) -> dict[str, pa.Array]:
    """Return the columns FACTS."""
    return {
        "cluster_id": ids_of(states, "cluster"),
        "occurrences": pa.array(states["occurrences"].astype(np.int64)),
        "copy_of": ids_of(states, "copy_of", states["has_copy_of"] == 1),
        "quotes_id": ids_of(states, "quotes", states["has_quotes"] == 1),
        "first_seen": _times(states["first"]),
        "last_seen": _times(states["last"]),
        "captures": pa.array(states["captures"].astype(np.int64)),
    }


def related(states: Packed, similar: npt.NDArray[np.float64]) -> dict[str, pa.Array]:
    """Return the columns RELATED, null where a row repeats nothing; `similar` is NaN where it is not known."""
    none = states["relation"] == Relation.NONE
    places = pa.array(states["repeated_in"], mask=none)
    return {
        "relation": pc.take(pa.array(RELATION_NAMES), pa.array(states["relation"], mask=none)),
        "canonical_id": ids_of(states, "canonical", ~none),
        "similarity": pa.array(similar, mask=none | np.isnan(similar)),
        "repeated_in": pc.take(pa.array(REPEATED_IN_NAMES), places),
    }


def similarities(states: Packed, texts: Sequence[str], fetch: Fetch) -> npt.NDArray[np.float64]:
    """Return how much of the words of each row are its canonical comment's: 1 where they are the same."""
    similar = np.ones(len(states))
    asked = np.flatnonzero((states["relation"] != Relation.NONE) & (states["same_text"] == 0))
    found = fetch(states["part"][asked], states["place"][asked].astype(np.uint64))
    for row, source in zip(asked.tolist(), found, strict=True):
        similar[row] = similarity(int(states["relation"][row]), words_of(texts[row]), Words(source.bare, False))
    return similar


def ids_of(packed: Packed, name: str, known: Mask | None = None) -> pa.Array:
    """Return ids as 32 hex digits each, null where not `known`."""
    halves = np.stack([packed[f"{name}_hi"], packed[f"{name}_lo"]], 1).astype(">u8")
    digits = pa.py_buffer(halves.tobytes().hex().encode())
    offsets = pa.py_buffer(np.arange(len(packed) + 1, dtype=np.int32) * 32)
    ids = pa.Array.from_buffers(pa.string(), len(packed), [None, offsets, digits])
    return ids if known is None else pc.if_else(pa.array(known), ids, pa.scalar(None, pa.string()))


def numbers_of(ids: pa.ChunkedArray) -> tuple[U64, U64]:
    """Return the upper and lower halves of ids."""
    halves = np.frombuffer(bytes.fromhex("".join(ids.to_pylist())), ">u8").reshape(-1, 2).astype(np.uint64)
    return halves[:, 0], halves[:, 1]


def micros_of(times: pa.ChunkedArray) -> npt.NDArray[np.int64]:
    """Return times as microseconds, NO_TIME for null."""
    micros: npt.NDArray[np.int64] = pc.fill_null(pc.cast(times, pa.int64()), NO_TIME).to_numpy()
    return micros


def _times(micros: npt.NDArray[np.int64]) -> pa.Array:
    return pa.array(micros, mask=micros == NO_TIME).cast(_TIME)


def readings_of(table: pa.Table) -> U64:
    """Return the number of the reading behind each row, from where it was read."""
    sources = pc.dictionary_encode(table["source"]).combine_chunks()
    codes, offsets = sources.indices.to_numpy(), table["source_offset"].to_numpy()
    names = sources.dictionary.to_pylist()
    captures, inverse = np.unique(np.stack([codes, offsets], 1), axis=0, return_inverse=True)
    bases = np.array([reading_of(names[code], offset) for code, offset in captures.tolist()], np.uint64)
    positions = table["position"].to_numpy().astype(np.uint64)
    numbers: U64 = bases[inverse.reshape(-1)] + positions if len(bases) else positions
    return numbers
