"""Hashes of all character n-grams of many skeletons at once, in numpy.

All skeletons of a batch lie in one array of units (code points; a wide character is three units). Hashes of longer
grams are made of two shorter ones, so that a few passes over the array give every length that is asked for:
about 3 µs a comment of 125 units.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

U64 = npt.NDArray[np.uint64]
I64 = npt.NDArray[np.int64]

NOTHING = np.uint64(0xFFFFFFFFFFFFFFFF)
"""Stands where there is no gram."""

_SECOND, _THIRD = np.uint32(0x40000), np.uint32(0x80000)  # above every wide code point
_WIDE_RANGES = (
    (0x1100, 0x11FF), (0x2E80, 0x2FDF), (0x3005, 0x3007), (0x3041, 0x30FF), (0x3400, 0x9FFF),
    (0xA960, 0xA97F), (0xAC00, 0xD7FF), (0xF900, 0xFAFF), (0x20000, 0x3FFFD),
)  # fmt: skip
_MULTIPLIERS = {1: np.uint64(0x9E3779B97F4A7C15), 2: np.uint64(0xC2B2AE3D27D4EB4F), 4: np.uint64(0x165667B19E3779F9),
                8: np.uint64(0xD6E8FEB86659FD93), 16: np.uint64(0xA0761D6478BD642F)}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Units:
    """The units of many skeletons, one after another; text i is codes[starts[i]:starts[i + 1]]."""

    codes: npt.NDArray[np.uint32]
    starts: I64

    @property
    def lengths(self) -> I64:
        """Return the number of units of each text."""
        return np.diff(self.starts)


def units_of(bares: Sequence[str]) -> Units:
    """Return the units of skeletons."""
    joined = "".join(bares)
    codes = np.frombuffer(joined.encode("utf-32-le", "surrogatepass"), np.uint32)
    starts = np.zeros(len(bares) + 1, np.int64)
    np.cumsum(np.fromiter(map(len, bares), np.int64, len(bares)), out=starts[1:])
    wide = np.flatnonzero(codes >= _WIDE_RANGES[0][0])
    wide = wide[_is_wide(codes[wide])]
    if not len(wide):
        return Units(codes, starts)
    expanded = np.empty(len(codes) + 2 * len(wide), np.uint32)
    first = wide + 2 * np.arange(len(wide))
    single = np.ones(len(expanded), bool)
    single[first + 1] = single[first + 2] = False
    expanded[single] = codes
    expanded[first + 1], expanded[first + 2] = codes[wide] + _SECOND, codes[wide] + _THIRD
    return Units(expanded, starts + 2 * np.searchsorted(wide, starts))


BLOCK = 1 << 17
"""Units of texts worked on at a time: their hashes stay in the processor's cache (4 µs a comment against 20)."""


def blocks_of(starts: I64) -> Iterator[tuple[int, int]]:
    """Yield (first, last) of runs of texts of about BLOCK units."""
    first = 0
    while first < len(starts) - 1:
        last = max(first + 1, int(np.searchsorted(starts, starts[first] + BLOCK, "right")) - 1)
        yield first, last
        first = last


def _is_wide(codes: npt.NDArray[np.uint32]) -> npt.NDArray[np.bool_]:
    wide = np.zeros(len(codes), bool)
    for low, high in _WIDE_RANGES:
        wide |= (codes >= low) & (codes <= high)
    return wide


def mixed(values: U64) -> U64:
    """Return values spread over 64 bits (the finaliser of MurmurHash3); equal ones stay equal, others differ."""
    result: U64 = values ^ (values >> np.uint64(33))
    result *= np.uint64(0xFF51AFD7ED558CCD)
    result ^= result >> np.uint64(33)
    result *= np.uint64(0xC4CEB9FE1A85EC53)
    result ^= result >> np.uint64(33)
    return result


class Grams:
    """Hashes of the grams of a batch, made as they are asked for; gram i of length k starts at unit i."""

    def __init__(self, units: Units) -> None:
        """Take the units of a batch."""
        self.units = units
        self._powers: dict[int, U64] = {1: mixed(units.codes.astype(np.uint64) + np.uint64(1))}

    def of(self, length: int) -> U64:
        """Return the hash of the gram of `length` units at every unit; one that runs into the next text is noise."""
        total: U64 | None = None
        done = 0
        for power in (16, 8, 4, 2, 1):
            if length & power:
                part = _ahead(self._power(power), done)
                total = part if total is None else total * _MULTIPLIERS[power] + part
                done += power
        assert total is not None
        return mixed(total)

    def at(self, length: int, places: I64) -> U64:
        """Return `of(length)` at some units only."""
        total: U64 | None = None
        done, count = 0, len(self.units.codes)
        for power in (16, 8, 4, 2, 1):
            if length & power:
                ahead = places + done
                part = np.where(ahead < count, self._power(power)[np.minimum(ahead, count - 1)], np.uint64(0))
                total = part if total is None else total * _MULTIPLIERS[power] + part
                done += power
        assert total is not None
        return mixed(total)

    def whole(self, length: int) -> U64:
        """Return `of(length)` with NOTHING where a gram would run into the next text."""
        hashes = self.of(length)
        starts, ends = self.units.starts[:-1], self.units.starts[1:]
        for back in range(1, length):
            at = ends - back
            hashes[at[at >= starts]] = NOTHING
        return hashes

    def _power(self, power: int) -> U64:
        if power not in self._powers:
            half = self._power(power // 2)
            self._powers[power] = half * _MULTIPLIERS[power // 2] + _ahead(half, power // 2)
        return self._powers[power]


def _ahead(values: U64, by: int) -> U64:
    """Return values shifted towards the front; the last `by` are zero."""
    if not by:
        return values
    shifted = np.zeros_like(values)
    shifted[:-by] = values[by:]
    return shifted


def bottom(hashes: U64, starts: I64, count: int) -> U64:
    """Return the `count` smallest distinct hashes of each text as rows; NOTHING fills a text that has fewer.

    Every text holds at least one unit.
    """
    smallest = np.empty((len(starts) - 1, count), np.uint64)
    lengths = np.diff(starts)
    rest = hashes
    for column in range(count):
        smallest[:, column] = np.minimum.reduceat(rest, starts[:-1])
        if column + 1 < count:
            rest = np.where(rest == np.repeat(smallest[:, column], lengths), NOTHING, rest)
    return smallest
