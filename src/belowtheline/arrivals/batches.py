"""Arrivals gathered by size."""

from collections.abc import Iterable, Iterator

from belowtheline.arrivals.objects import Arrival, Item, name_of, version_of
from belowtheline.repeats.readings import short_digest


def shard_of(item: Item, shards: int) -> int:
    """Return the shard of an item: every state of a file goes to the same one, whatever folder is busy."""
    return short_digest(name_of(item)) % shards


def batches(items: Iterable[Item], most_files: int, most_bytes: int) -> Iterator[tuple[Item, ...]]:
    """Yield items in batches of at most so many files and (unless one file has more) bytes, each item once, by name.

    The cut follows from the items alone, not from their order.
    """
    batch: list[Item] = []
    held = 0
    for item in sorted(set(items), key=lambda i: (name_of(i), version_of(i))):
        size = item.size if isinstance(item, Arrival) else 0
        if batch and (len(batch) >= most_files or held + size > most_bytes):
            yield tuple(batch)
            batch, held = [], 0
        batch.append(item)
        held += size
    if batch:
        yield tuple(batch)
