"""Groups of related things: who belongs together, who leads."""

import numpy as np

from belowtheline.repeats.grams import I64


def components(count: int, one: I64, other: I64) -> I64:
    """Return for each of `count` things the smallest one that edges one[i] – other[i] join it with.

    Labels sink along edges and are then looked up through themselves until nothing moves: a number of rounds that
    grows with the logarithm of the longest chain, each of them a few passes over the arrays.
    """
    label = np.arange(count, dtype=np.int64)
    while True:
        low = np.minimum(label[one], label[other])
        lower = label.copy()
        # Hook the roots of both ends, not only the ends, so that whole groups move at once.
        for end in (one, other):
            np.minimum.at(lower, label[end], low)
            np.minimum.at(lower, end, low)
        while True:
            through = lower[lower]
            if np.array_equal(through, lower):
                break
            lower = through
        if np.array_equal(lower, label):
            return label
        label = lower
