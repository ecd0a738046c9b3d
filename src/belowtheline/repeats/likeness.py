"""Which proposed pairs are alike at all: gram sets of many texts compared at once, so that few pairs need the rules."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from belowtheline.repeats.grams import I64, NOTHING, U64, Grams, units_of

GRAM = 5
"""Units of the grams that likeness is measured with."""

LOOKED_UP = 128
"""About so many grams of the shorter text are looked up in the longer one."""

ALIKE, HELD = 0.35, 0.55
"""Least share of common grams, of both texts or of the shorter one, for a pair to be looked at."""

CHANCE = 0.1
"""Taken off both where only a sample is looked up: more than chance does in 128 grams."""

_BLOCK = 1 << 22
"""Units held at a time: bounds memory at some 100 MB."""

_HASH = np.uint64((1 << 40) - 1)


def alike(bares: Sequence[str], one: I64, other: I64) -> npt.NDArray[np.bool_]:
    """Tell for pairs of places in `bares` which of them might be related."""
    hopeful = np.zeros(len(one), bool)
    sizes = np.fromiter(map(len, bares), np.int64, len(bares))
    weight = np.cumsum(sizes[one] + sizes[other])
    begin = 0
    while begin < len(one):
        spent = weight[begin - 1] if begin else 0
        end = max(begin + 1, int(np.searchsorted(weight, spent + _BLOCK, "right")))
        places, index = np.unique(np.concatenate([one[begin:end], other[begin:end]]), return_inverse=True)
        half = end - begin
        hopeful[begin:end] = _alike([bares[place] for place in places.tolist()], index[:half], index[half:])
        begin = end
    return hopeful


def _alike(bares: Sequence[str], one: I64, other: I64) -> npt.NDArray[np.bool_]:
    index, starts = _index(bares)
    sizes = np.diff(starts)
    swap = sizes[one] > sizes[other]
    small, large = np.where(swap, other, one), np.where(swap, one, other)
    step = np.maximum(1, sizes[small] // LOOKED_UP)
    asked = -(-sizes[small] // step)
    # Every step-th gram of the shorter text: they are in order of their hashes, so that is a fair sample.
    begin = np.cumsum(asked) - asked
    place = np.repeat(starts[small], asked) + (np.arange(int(asked.sum())) - np.repeat(begin, asked)) * np.repeat(step, asked)
    wanted = (index[place] & _HASH) | (np.repeat(large, asked).astype(np.uint64) << np.uint64(40))
    at = np.searchsorted(index, wanted)
    found = index[np.minimum(at, len(index) - 1)] == wanted
    common = np.add.reduceat(found, begin, dtype=np.int64) / asked * sizes[small]
    held = common / sizes[small]
    jaccard = common / (sizes[small] + sizes[large] - common)
    slack = np.where(step > 1, CHANCE, 1e-9)
    return (held >= HELD - slack) | (jaccard >= ALIKE - slack)


def _index(bares: Sequence[str]) -> tuple[U64, I64]:
    """Return the distinct grams of all texts, by text and hash, and where each text's start. No text is empty."""
    units = units_of(bares)
    lengths = units.lengths
    hashes = Grams(units).whole(GRAM)
    hashes[units.starts[:-1][lengths < GRAM]] = np.uint64(0)
    text = np.repeat(np.arange(len(bares), dtype=np.uint64), lengths)
    kept = hashes != NOTHING
    index = np.sort((hashes[kept] & _HASH) | (text[kept] << np.uint64(40)))
    index = index[np.append(True, index[1:] != index[:-1])]
    starts = np.searchsorted(index, np.arange(len(bares) + 1, dtype=np.uint64) << np.uint64(40))
    return index, starts.astype(np.int64)
