"""Which nodes could be related: keys of a comment, and keys → pairs. Pure functions on packed arrays.

Keys are made of character grams and of a scope (author, page, or none for long texts), so that pairs are proposed
where a relation could be told at all: 0.1 pairs a comment instead of 4 (shared/dedup.md 3.4). Equal keys are one
run of one sorted array. Keys may be cut into shards by any ranges of `key`: the pairs are the same.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from belowtheline.repeats import blocks as blocks_module
from belowtheline.repeats.grams import I64, NOTHING, U64, Grams, Units, blocks_of, bottom, mixed, units_of

KEY = np.dtype([("key", "<u8"), ("node", "<u8")])
"""A key of a node: 48 bits of hash, the node's length in units in the low 16 (so that runs sort by length)."""

PAIR = np.dtype([("a", "<u8"), ("b", "<u8")])
"""Two nodes, the smaller number first."""

Keys = npt.NDArray[np.void]
Pairs = npt.NDArray[np.void]

NO_KEYS = np.zeros(0, KEY)

SHORTEST = 20
"""Units below which a text has no keys: only equal words can make it a repeat."""

LONG = 60
"""Units from which on texts of any authors on any page are compared."""

RUN = 20
"""A run of equal keys up to this long gives all its pairs; a longer one is thinned, never dropped."""

NEIGHBOURS = 3
"""In a thinned run each node meets the shortest one and this many after it by length."""

_FLAVOURS = (0, 0x9FB21C651E98DF25, 0xD6D018F5F94C4E3B, 0xA3B195354A39B70D)
_LENGTH = np.uint64(0xFFFF)


@dataclass(frozen=True, slots=True)
class Tier:
    """The keys of one scope: grams at both ends, and the smallest grams anywhere."""

    salt: int  # tells tiers apart
    ends: int  # units of the first and last gram
    gram: int  # units of the others
    smallest: int  # how many of those


AUTHOR = Tier(1, ends=12, gram=10, smallest=4)
PAGE = Tier(2, ends=16, gram=12, smallest=2)
NAMELESS = Tier(3, ends=0, gram=10, smallest=4)  # on the page too, where nobody knows the author
ANYWHERE = Tier(4, ends=24, gram=20, smallest=4)


@dataclass(frozen=True, slots=True)
class Scopes:
    """Where the texts of a batch belong, one entry a text; 0: unknown."""

    nodes: U64
    authors: U64
    pages: U64


def keys_of(units: Units, scopes: Scopes) -> Keys:
    """Return the keys of a batch of texts, each at least SHORTEST units long; equal ones once."""
    blocks = [_keys(Grams(part), inside) for part, inside in _blocks(units, scopes)]
    return distinct(np.concatenate(blocks)) if blocks else np.zeros(0, KEY)


def keys_of_readings(readings: npt.NDArray[np.void], bares: Sequence[str]) -> Keys:
    """Return the keys of packed readings with their skeletons; those too short or never repeated have none."""
    long = np.flatnonzero((readings["node"] != 0) & (readings["length"] >= SHORTEST))
    some = readings[long]
    units = units_of([bares[place] for place in long.tolist()])
    return keys_of(units, Scopes(some["node"], some["author"], some["article"]))


def unpack(blocks: Iterable[bytes]) -> Keys:
    """Return packed keys from blocks of bytes."""
    return blocks_module.unpack(blocks, KEY)


def _blocks(units: Units, scopes: Scopes) -> Iterator[tuple[Units, Scopes]]:
    for first, last in blocks_of(units.starts):
        begin, end = units.starts[first], units.starts[last]
        yield (
            Units(units.codes[begin:end], units.starts[first : last + 1] - begin),
            Scopes(scopes.nodes[first:last], scopes.authors[first:last], scopes.pages[first:last]),
        )


def _keys(grams: Grams, scopes: Scopes) -> Keys:
    lengths = grams.units.lengths
    named, placed = scopes.authors != 0, scopes.pages != 0
    tiers = (
        (AUTHOR, scopes.authors, named),
        (PAGE, scopes.pages, placed),
        (NAMELESS, scopes.pages, placed & ~named),
        (ANYWHERE, np.zeros_like(scopes.pages), lengths >= LONG),
    )
    smallest: dict[tuple[int, int], U64] = {}
    found: list[tuple[U64, U64]] = []
    tag = np.minimum(lengths, 0xFFFF).astype(np.uint64)
    for tier, scope, within in tiers:
        if not within.any():
            continue
        salt = mixed(scope + np.uint64(tier.salt))
        kinds = _grams(grams, tier, smallest)
        for kind, hashes in enumerate(kinds, start=1):
            has = within & (hashes != NOTHING)
            # The smallest grams are all of one kind: the third of one text may be the first of another.
            flavour = min(kind, 3) if tier.ends else 3
            key = mixed(hashes[has] ^ salt[has] ^ np.uint64(_FLAVOURS[flavour]))
            found.append((key & ~_LENGTH | tag[has], scopes.nodes[has]))
    if not found:
        return np.zeros(0, KEY)
    packed = np.empty(sum(len(key) for key, _ in found), KEY)
    packed["key"] = np.concatenate([key for key, _ in found])
    packed["node"] = np.concatenate([node for _, node in found])
    return packed


def _grams(grams: Grams, tier: Tier, smallest: dict[tuple[int, int], U64]) -> Iterator[U64]:
    """Yield hashes of one gram a text each: first, last, then the smallest ones."""
    starts, ends = grams.units.starts[:-1], grams.units.starts[1:]
    if tier.ends:
        yield grams.at(tier.ends, starts)
        yield grams.at(tier.ends, np.maximum(ends - tier.ends, starts))
    wanted = (tier.gram, tier.smallest)
    if wanted not in smallest:
        smallest[wanted] = bottom(grams.whole(tier.gram), grams.units.starts, tier.smallest)
    yield from smallest[wanted].T


def distinct(packed: npt.NDArray[np.void]) -> npt.NDArray[np.void]:
    """Return packed records of two columns sorted, equal ones once."""
    first, second = packed.dtype.names or ()
    if len(packed) < 2:
        return packed.copy()
    high, low = packed[first], packed[second]
    order = np.argsort(high)
    high, low = high[order], low[order]
    new = np.append(True, high[1:] != high[:-1])
    if not new.all():
        # Sorting by one column is five times as fast as by two, and hardly any value stands there twice.
        tied = np.flatnonzero(~new | ~np.append(new[1:], True))
        again = np.lexsort((low[tied], high[tied]))
        order[tied], low[tied] = order[tied][again], low[tied][again]
        new[1:] |= low[1:] != low[:-1]
    found: npt.NDArray[np.void] = packed[order[new]]
    return found


def split(keys: Keys, shards: int) -> Iterator[tuple[int, Keys]]:
    """Yield (shard, keys) by ranges of keys; equal keys of any batch meet in one shard."""
    shard = (keys["key"] >> np.uint64(40)) * np.uint64(shards) >> np.uint64(24)
    for number in np.unique(shard).tolist():
        yield int(number), keys[shard == number]


def pairs_of(keys: Keys) -> Pairs:
    """Return the pairs of nodes that the keys of a shard propose, sorted, each once."""
    keys = distinct(keys)  # by key, within a key by length, then by node
    if len(keys) < 2:
        return np.zeros(0, PAIR)
    hashes, nodes = keys["key"] >> np.uint64(16), keys["node"]
    starts = np.flatnonzero(np.append(True, hashes[1:] != hashes[:-1]))
    sizes = np.diff(np.append(starts, len(keys)))
    several = sizes > 1
    starts, sizes = starts[several], sizes[several]
    here, there = [], []
    for begin, end in _steps(starts, sizes):
        here.append(begin)
        there.append(end)
    if not here:
        return np.zeros(0, PAIR)
    one, other = nodes[np.concatenate(here)], nodes[np.concatenate(there)]
    pairs = np.empty(len(one), PAIR)
    pairs["a"], pairs["b"] = np.minimum(one, other), np.maximum(one, other)
    return distinct(pairs[one != other])


def _steps(starts: I64, sizes: I64) -> Iterator[tuple[I64, I64]]:
    """Yield the places of both members of all pairs of runs, a distance at a time."""
    reach = np.where(sizes <= RUN, sizes - 1, NEIGHBOURS)
    for distance in range(1, int(reach.max(initial=0)) + 1):
        far = reach >= distance
        begin = _inside(starts[far], sizes[far] - distance)
        yield begin, begin + distance
    hot = sizes > RUN
    if hot.any():
        rest = sizes[hot] - 1
        yield np.repeat(starts[hot], rest), _inside(starts[hot] + 1, rest)


def _inside(starts: I64, counts: I64) -> I64:
    """Return starts[i], starts[i] + 1, … counts[i] of them, for every i."""
    total = int(counts.sum())
    before = np.cumsum(counts) - counts
    return np.repeat(starts - before, counts) + np.arange(total, dtype=np.int64)
