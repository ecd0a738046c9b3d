"""Which proposed pairs are alike at all: gram sets of many texts compared at once, so that few pairs need the rules."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from belowtheline.repeats.grams import I64, NOTHING, U64, Grams, Units, blocks_of, units_of

Mask = npt.NDArray[np.bool_]

GRAM = 5
"""Units of the grams that likeness is measured with."""

LOOKED_UP = 128
"""About so many grams of the shorter text are looked up in the longer one."""

ALIKE, HELD = 0.35, 0.55
"""Least share of common grams, of both texts or of the shorter one, for a pair to be looked at."""

APART = 0.5
"""The same, of both texts, for different authors on different pages."""

CHANCE = 0.1
"""Taken off both where only a sample is looked up: more than chance does in 128 grams."""

CLOSEST = 8
"""Of the pairs of one node with later ones so many go on to the rules, the closest: a spammer's template has no end."""

_BLOCK = 1 << 24
"""Units indexed at a time, and grams looked up at a time: bounds memory at some 300 MB."""

_HASH = np.uint64((1 << 40) - 1)


def alike(bares: Sequence[str], one: I64, other: I64, apart: Mask) -> Mask:
    """Tell which pairs of places in `bares` might be related: those alike, of each `one` the CLOSEST.

    `apart` marks pairs that have neither author nor page in common. All pairs of one `one` are given together.
    """
    return closest(scores(bares, one, other, apart), one, other)


def closest(score: npt.NDArray[np.float64], one: I64, other: I64) -> Mask:
    """Tell which pairs are among the CLOSEST of their `one`; of equally close ones those with the lower `other`."""
    order = np.lexsort((other, -score, one))
    first = np.searchsorted(one[order], one[order])
    close = np.zeros(len(one), bool)
    close[order] = np.arange(len(one)) - first < CLOSEST
    return close & (score > 0)


def scores(bares: Sequence[str], one: I64, other: I64, apart: Mask) -> npt.NDArray[np.float64]:
    """Return how close pairs are; 0 for those that are not alike."""
    score = np.zeros(len(one))
    sizes = np.fromiter(map(len, bares), np.int64, len(bares))
    # Of two texts the shorter of which is not half as long as the longer, no more than half can be common.
    asked = np.flatnonzero(~apart | (2 * np.minimum(sizes[one], sizes[other]) >= np.maximum(sizes[one], sizes[other])))
    weight, begin = np.cumsum(sizes[one[asked]] + sizes[other[asked]]), 0
    if sizes.sum() <= _BLOCK:
        weight[:] = 0  # all in one go
    while begin < len(asked):
        spent = int(weight[begin - 1]) if begin else 0
        end = max(begin + 1, int(np.searchsorted(weight, spent + _BLOCK, "right")))
        part = asked[begin:end]
        places, index = np.unique(np.concatenate([one[part], other[part]]), return_inverse=True)
        chosen = [bares[place] for place in places.tolist()]
        score[part] = _alike(chosen, index[: len(part)], index[len(part) :], apart[part])
        begin = end
    return score


def _alike(bares: Sequence[str], one: I64, other: I64, apart: Mask) -> npt.NDArray[np.float64]:
    index, starts = _index(bares)
    sizes = np.diff(starts)
    swap = sizes[one] > sizes[other]
    small, large = np.where(swap, other, one), np.where(swap, one, other)
    step = np.maximum(1, sizes[small] // LOOKED_UP)
    common, share = np.zeros(len(one), np.int64), 1 << 15
    for begin in range(0, len(one), share):
        part = slice(begin, begin + share)
        common[part] = _common(index, starts, small[part], large[part], step[part])
    estimate = common / -(-sizes[small] // step) * sizes[small]
    held = estimate / sizes[small]
    jaccard = estimate / (sizes[small] + sizes[large] - estimate)
    slack = np.where(step > 1, CHANCE, 1e-9)
    hopeful = np.where(apart, jaccard >= APART - slack, (held >= HELD - slack) | (jaccard >= ALIKE - slack))
    return np.where(hopeful, held + jaccard, 0.0)


def _common(index: U64, starts: I64, small: I64, large: I64, step: I64) -> I64:
    """Return how many of every step-th gram of each shorter text are in the longer one.

    Grams are in the order of their hashes, so that every step-th is a fair sample.
    """
    asked = -(-(starts[small + 1] - starts[small]) // step)
    begin = np.cumsum(asked) - asked
    place = np.arange(int(asked.sum())) - np.repeat(begin, asked)
    place = np.repeat(starts[small], asked) + place * np.repeat(step, asked)
    wanted = (index[place] & _HASH) | (np.repeat(large, asked).astype(np.uint64) << np.uint64(40))
    at = np.searchsorted(index, wanted)
    found = index[np.minimum(at, len(index) - 1)] == wanted
    common: I64 = np.add.reduceat(found, begin, dtype=np.int64)
    return common


def _index(bares: Sequence[str]) -> tuple[U64, I64]:
    """Return the distinct grams of all texts, by text and hash, and where each text's start. No text is empty."""
    units = units_of(bares)
    parts = []
    for first, last in blocks_of(units.starts):
        starts = units.starts[first : last + 1] - units.starts[first]
        part = Units(units.codes[units.starts[first] : units.starts[last]], starts)
        hashes = Grams(part).whole(GRAM)
        hashes[starts[:-1][part.lengths < GRAM]] = np.uint64(0)
        text = np.repeat(np.arange(first, last, dtype=np.uint64) << np.uint64(40), part.lengths)
        kept = hashes != NOTHING
        index = np.sort((hashes[kept] & _HASH) | text[kept])
        parts.append(index[np.append(True, index[1:] != index[:-1])])
    index = np.concatenate(parts)
    starts = np.searchsorted(index, np.arange(len(bares) + 1, dtype=np.uint64) << np.uint64(40))
    return index, starts.astype(np.int64)
