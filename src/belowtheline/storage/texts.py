"""Texts by part and place, whoever kept them: this run in its scratch files, or an earlier one in its index part."""

import numpy as np

from belowtheline.repeats.grams import U64
from belowtheline.repeats.sides import Source
from belowtheline.storage import index, scratch
from belowtheline.storage.earlier import Earlier
from belowtheline.storage.paths import AnyPath

_NOTHING = Source("", "\0", None, 0)


def read(folder: AnyPath, earlier: tuple[Earlier, ...], parts: U64, places: U64) -> list[Source]:
    """Return the texts at some places, in the order asked for."""
    found: list[Source] = [_NOTHING] * len(parts)
    left = np.ones(len(parts), bool)
    present = set(np.unique(parts).tolist())
    for run in earlier:
        if run.part in present:
            mine = parts == run.part
            left &= ~mine
            _put(found, mine, index.read_texts(run, places[mine]))
    _put(found, left, scratch.read_texts(folder, parts[left], places[left]))
    return found


def _put(found: list[Source], mine: "np.ndarray[tuple[int], np.dtype[np.bool_]]", texts: list[Source]) -> None:
    for at, source in zip(np.flatnonzero(mine).tolist(), texts, strict=True):
        found[at] = source
