"""Packed readings in, packed verdicts out: two shuffles of keys, none of text."""

from collections.abc import Iterable, Iterator
from typing import Literal, TypeAlias

import apache_beam as beam
from apache_beam import pvalue

from belowtheline.repeats import readings, recaptures, reposts

Block = tuple[int, bytes]


class SettleRepeats(beam.PTransform[beam.PCollection[Block], beam.PCollection[bytes]]):
    """Blocks of packed readings by comment id → blocks of packed verdicts.

    Partitions are hash ranges of ids and node keys, so a text posted a million times is one run in one sorted
    array, never a million elements under one key.
    """

    def __init__(self, mode: str, *, remove_copies: bool, partitions: int) -> None:
        """Settle recaptures only (mode "off") or reposts too ("exact")."""
        super().__init__()
        self._mode = mode
        self._remove_copies = remove_copies
        self._partitions = partitions

    def expand(self, blocks: beam.PCollection[Block]) -> beam.PCollection[bytes]:
        """Recaptures first: only the newest reading of a comment takes part in reposts."""
        settled = (
            blocks
            | "ReadingsById" >> beam.GroupByKey()
            | "SettleRecaptures" >> beam.ParDo(_Recaptures(self._partitions)).with_outputs("verdicts", main="readings")
        )
        if self._mode == "off":
            return settled.verdicts
        reposted = (
            settled.readings
            | "ReadingsByWords" >> beam.GroupByKey()
            | "SettleReposts" >> beam.FlatMap(settle_reposts, self._remove_copies).with_output_types(bytes)
        )
        return (settled.verdicts, reposted) | beam.Flatten()


_Verdicts: TypeAlias = pvalue.TaggedOutput[Literal["verdicts"], bytes]


class _Recaptures(beam.DoFn):
    def __init__(self, partitions: int) -> None:
        self._partitions = partitions

    def process(self, group: tuple[int, Iterable[bytes]]) -> Iterator[Block | _Verdicts]:
        ordered, verdicts = recaptures.settle(readings.unpack(group[1]))
        if len(verdicts):
            yield pvalue.TaggedOutput("verdicts", verdicts.tobytes())
        yield from readings.split(ordered, "node_hi", self._partitions)


def settle_reposts(group: tuple[int, Iterable[bytes]], remove_copies: bool) -> Iterator[bytes]:
    """Yield the verdicts on one partition of readings by node key."""
    verdicts = reposts.settle(readings.unpack(group[1]), remove_copies=remove_copies)
    if len(verdicts):
        yield verdicts.tobytes()
