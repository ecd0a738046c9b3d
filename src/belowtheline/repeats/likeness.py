"""Which proposed pairs are alike at all: gram sets of many texts compared at once, so that few pairs need the rules."""

from collections.abc import Sequence, Set
from dataclasses import dataclass
from typing import NamedTuple

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

_BITS = 1024
"""Bits of a sketch: each gram sets one. A bit that one text sets and another does not is a gram they do not share."""


class Shared(NamedTuple):
    """How many distinct grams two texts have in common, and each has."""

    common: int
    one: int
    other: int

    @classmethod
    def of(cls, one: Set[str], other: Set[str]) -> "Shared":
        """Return what two sets of grams share."""
        return cls(len(one & other), len(one), len(other))


@dataclass(frozen=True, slots=True)
class Alike:
    """Pairs that might be related: their places among the pairs given, and what each has in common."""

    places: I64
    shared: list[Shared]


def alike(bares: Sequence[str], one: I64, other: I64, apart: Mask) -> Alike:
    """Return which pairs of places in `bares` might be related: those alike, of each `one` the CLOSEST.

    `apart` marks pairs that have neither author nor page in common. All pairs of one `one` are given together.
    """
    score, counts = scores(bares, one, other, apart)
    chosen = np.flatnonzero(closest(score, one, other))
    return Alike(chosen, list(map(Shared._make, counts[chosen].tolist())))


def closest(score: npt.NDArray[np.float64], one: I64, other: I64) -> Mask:
    """Tell which pairs are among the CLOSEST of their `one`; of equally close ones those with the lower `other`."""
    hopeful = np.flatnonzero(score)
    order = hopeful[np.lexsort((other[hopeful], -score[hopeful], one[hopeful]))]
    first = np.searchsorted(one[order], one[order])
    close = np.zeros(len(one), bool)
    close[order] = np.arange(len(order)) - first < CLOSEST
    return close


def scores(bares: Sequence[str], one: I64, other: I64, apart: Mask) -> tuple[npt.NDArray[np.float64], I64]:
    """Return how close pairs are, 0 for those that are not alike; and for the closest: what `Shared` says of them."""
    score, counts = np.zeros(len(one)), np.zeros((len(one), 3), np.int64)
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
        texts = _Texts([bares[place] for place in places.tolist()])
        score[part], counts[part] = _scores(texts, index[: len(part)], index[len(part) :], apart[part])
        begin = end
    return score, counts


class _Texts:
    """The grams of some texts, none of them empty."""

    def __init__(self, bares: Sequence[str]) -> None:
        units = units_of(bares)
        self.starts, self.lengths = units.starts, units.lengths
        self.hashes = np.empty(int(units.starts[-1]), np.uint64)
        for first, last in blocks_of(units.starts):
            begin, end = units.starts[first], units.starts[last]
            part = Units(units.codes[begin:end], units.starts[first : last + 1] - begin)
            hashes = Grams(part).whole(GRAM)
            hashes[part.starts[:-1][part.lengths < GRAM]] = np.uint64(0)
            self.hashes[begin:end] = hashes

    def sketches(self) -> U64:
        """Return the bits that the grams of each text set, a row a text."""
        rows = np.zeros((len(self.lengths), _BITS // 64), np.uint64)
        for first, last in blocks_of(self.starts):
            hashes = self.hashes[self.starts[first] : self.starts[last]]
            text = np.repeat(np.arange(last - first) * _BITS, self.lengths[first:last])
            bits = np.zeros((last - first) * _BITS, bool)
            kept = hashes != NOTHING
            bits[text[kept] + (hashes[kept] % np.uint64(_BITS)).astype(np.int64)] = True
            rows[first:last] = np.packbits(bits).view(np.uint64).reshape(last - first, -1)
        return rows

    def index(self, wanted: Mask) -> tuple[U64, I64]:
        """Return the distinct grams of the texts wanted, by text and hash, and where each text's start."""
        parts = []
        for first, last in blocks_of(self.starts):
            hashes = self.hashes[self.starts[first] : self.starts[last]]
            kept = (hashes != NOTHING) & np.repeat(wanted[first:last], self.lengths[first:last])
            text = np.repeat(np.arange(first, last, dtype=np.uint64) << np.uint64(40), self.lengths[first:last])
            index = np.sort((hashes[kept] & _HASH) | text[kept], kind="stable")  # in order of texts already
            parts.append(index[np.append(True, index[1:] != index[:-1])] if len(index) else index)
        index = np.concatenate(parts)
        starts = np.searchsorted(index, np.arange(len(wanted) + 1, dtype=np.uint64) << np.uint64(40))
        return index, starts.astype(np.int64)


def _scores(texts: _Texts, one: I64, other: I64, apart: Mask) -> tuple[npt.NDArray[np.float64], I64]:
    """Return how close pairs are, 0 for those that are not alike; and common grams, grams of one, of the other."""
    score, counts = np.zeros(len(one)), np.zeros((len(one), 3), np.int64)
    asked = np.flatnonzero(_possible(texts, one, other, apart))
    one, other, apart = one[asked], other[asked], apart[asked]
    wanted = np.zeros(len(texts.lengths), bool)
    wanted[one] = wanted[other] = True
    index, starts = texts.index(wanted)
    sizes = np.diff(starts)
    swap = sizes[one] > sizes[other]
    small, large = np.where(swap, other, one), np.where(swap, one, other)
    step = np.maximum(1, sizes[small] // LOOKED_UP)
    common = _common(index, starts, small, large, step)
    estimate = common / -(-sizes[small] // step) * sizes[small]
    held = estimate / sizes[small]
    jaccard = estimate / (sizes[small] + sizes[large] - estimate)
    hopeful = _hopeful(held, jaccard, apart, np.where(step > 1, CHANCE, 1e-9))
    close = np.where(hopeful, held + jaccard, 0.0)
    sampled = np.flatnonzero(closest(close, one, other) & (step > 1))  # of no other is the number asked for
    common[sampled] = _common(index, starts, small[sampled], large[sampled], np.ones(len(sampled), np.int64))
    score[asked] = close
    counts[asked] = np.column_stack([common, sizes[one], sizes[other]])
    return score, counts


def _hopeful(
    held: npt.NDArray[np.float64], jaccard: npt.NDArray[np.float64], apart: Mask, slack: npt.NDArray[np.float64]
) -> Mask:
    return np.where(apart, jaccard >= APART - slack, (held >= HELD - slack) | (jaccard >= ALIKE - slack))


def _possible(texts: _Texts, one: I64, other: I64, apart: Mask) -> Mask:
    """Tell which pairs could be alike by their sketches: never less than they have in common."""
    sketches, grams = texts.sketches(), np.maximum(1, texts.lengths - GRAM + 1)
    possible = np.zeros(len(one), bool)
    for begin in range(0, len(one), 1 << 14):
        part = slice(begin, begin + (1 << 14))
        a, b = one[part], other[part]
        first, second = sketches[a], sketches[b]
        only_a, only_b = (np.bitwise_count(bits).sum(1, np.int64) for bits in (first & ~second, second & ~first))
        most = np.minimum(grams[a] - only_a, grams[b] - only_b)
        share_a, share_b = 1 - only_a / grams[a], 1 - only_b / grams[b]
        # Which of two texts has fewer distinct grams is sure if it has fewer at all than the other one sets bits.
        bits_a, bits_b = (np.bitwise_count(bits).sum(1, np.int64) for bits in (first, second))
        held = np.where(
            grams[a] <= bits_b, share_a, np.where(grams[b] <= bits_a, share_b, np.maximum(share_a, share_b))
        )
        # Of long texts grams are looked up by sample only, and may seem to share more than they do.
        slack = np.where(np.minimum(grams[a], grams[b]) >= 2 * LOOKED_UP, CHANCE, 1e-9)
        possible[part] = _hopeful(held, most / np.maximum(1, most + only_a + only_b), apart[part], slack)
    return possible


def _common(index: U64, starts: I64, small: I64, large: I64, step: I64) -> I64:
    """Return how many of every step-th gram of each shorter text are in the longer one.

    Grams are in the order of their hashes, so that every step-th is a fair sample.
    """
    common, share = np.zeros(len(small), np.int64), 1 << 12
    for begin in range(0, len(small), share):
        part = slice(begin, begin + share)
        common[part] = _looked_up(index, starts, small[part], large[part], step[part])
    return common


def _looked_up(index: U64, starts: I64, small: I64, large: I64, step: I64) -> I64:
    asked = -(-(starts[small + 1] - starts[small]) // step)
    begin = np.cumsum(asked) - asked
    place = np.arange(int(asked.sum())) - np.repeat(begin, asked)
    place = np.repeat(starts[small], asked) + place * np.repeat(step, asked)
    wanted = (index[place] & _HASH) | (np.repeat(large, asked).astype(np.uint64) << np.uint64(40))
    at = np.searchsorted(index, wanted)
    found = index[np.minimum(at, len(index) - 1)] == wanted
    common: I64 = np.add.reduceat(found, begin, dtype=np.int64)
    return common
