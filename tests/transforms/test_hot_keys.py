"""One text by thousands, one author of thousands: what crosses a shuffle stays a few blocks, and pairs stay few."""

from collections import Counter

import apache_beam as beam
import pytest

from belowtheline.repeats import candidates, readings
from belowtheline.repeats.memory import Record
from belowtheline.repeats.verdicts import Relation
from belowtheline.transforms.repeats import RepeatSettings
from tests.repeats.test_memory import SAID, hexed

from . import test_repeats
from .test_repeats import settled_by_beam, staged

MANY = 20_000
PARTITIONS = 8


CROSSED, SETTLED = Counter(), {}
"""What functions find that run inside the graph: those are copied, these are not."""


def counted(pair):
    CROSSED["elements"] += 1
    CROSSED["bytes"] += len(pair[1])
    return pair


def keep(found):
    SETTLED.clear()
    SETTLED.update(found)


@pytest.fixture
def shuffled(monkeypatch):
    """Count elements and bytes that cross shuffles."""
    CROSSED.clear()
    group, join = beam.GroupByKey, beam.CoGroupByKey

    class Group(beam.PTransform):
        def expand(self, inputs):
            return inputs | "Counted" >> beam.Map(counted).with_output_types(tuple[int, bytes]) | group()

    class Join(beam.PTransform):
        def _extract_input_pvalues(self, inputs):
            return inputs, tuple(inputs.values())

        def expand(self, inputs):
            marked = {
                name: blocks | f"Counted {name}" >> beam.Map(counted).with_output_types(tuple[int, bytes])
                for name, blocks in inputs.items()
            }
            return marked | join()

    monkeypatch.setattr(beam, "GroupByKey", Group)
    monkeypatch.setattr(beam, "CoGroupByKey", Join)
    return CROSSED


def record(number, text, author, page):
    return Record(
        hexed(f"hot {number}"), text, hexed(author), hexed(page), author,
        posted=number, captured=number, position=number % 50, capture=number,
    )  # fmt: skip


def settle(records, tmp_path, monkeypatch):
    """Settle records in the graph and return their verdicts in order, and the pairs their keys propose."""
    base = {r.capture: 100 * (r.capture + 1) for r in records}
    monkeypatch.setattr(test_repeats, "BASE", base)
    settings = RepeatSettings("near", False, PARTITIONS, tmp_path)
    settled_by_beam(records, settings, 2000, keep)
    _, keys = staged(records, 2000, PARTITIONS, tmp_path)
    pairs = candidates.pairs_of(candidates.unpack([block for _, block in keys]))
    return [SETTLED.get(base[r.capture] + r.position) for r in records], len(pairs)


def test_one_text_by_many_authors_is_one_cluster_and_no_pair(tmp_path, monkeypatch, shuffled):
    text = SAID + " Sign the petition for the ferry today, and send this on to all of your neighbours."
    records = [record(n, text, f"author {n}", f"page {n}") for n in range(MANY)]
    # One that differs drags the whole node through the place where clusters are made.
    records.append(record(MANY, text.replace("today", "tody"), "author x", "page x"))
    verdicts, pairs = settle(records, tmp_path, monkeypatch)
    assert pairs == 1
    assert {int(v["occurrences"]) for v in verdicts} == {MANY + 1}
    assert {(int(v["cluster_hi"]), int(v["cluster_lo"])) for v in verdicts} == {readings.halves(hexed("hot 0"))}
    assert sum(int(v["has_copy_of"]) for v in verdicts) == MANY
    assert shuffled["elements"] < MANY / 50
    assert shuffled["bytes"] < 1000 * MANY


def templated(count):
    """Return comments of one author that are all made after one pattern: the worst there is."""
    texts = [f"The {a} by the {b} was {c} once more, or so the {d} told us." for a in _SOME for b in _SOME
             for c in _SOME for d in _SOME]  # fmt: skip
    return [record(n, f"{texts[n]} {texts[-1 - n]}", "author", f"page {n % 7}") for n in range(count)]


def test_the_pairs_of_an_author_grow_with_the_comments_and_not_with_their_square(tmp_path, monkeypatch):
    monkeypatch.setattr(test_repeats, "BASE", {n: 100 * n for n in range(MANY)})
    few, many = (
        len(candidates.pairs_of(candidates.unpack([b for _, b in staged(templated(count), 2000, 8, tmp_path)[1]])))
        for count in (MANY // 4, MANY)
    )
    assert few < many < 5 * few
    assert many < 64 * MANY  # of 200,000,000


def test_an_author_of_thousands_of_comments_is_settled_in_blocks(tmp_path, monkeypatch, shuffled):
    records = templated(2000)
    records += [
        record(2000, SAID, "author", "page 0"),
        record(2001, SAID.replace("council", "concil"), "author", "page 1"),
    ]
    verdicts, _ = settle(records, tmp_path, monkeypatch)
    assert Relation(verdicts[-1]["relation"]) is Relation.NEAR
    assert shuffled["elements"] < 1000


_SOME = "harbour lamp window mayor shop school bridge garden engine letter market statue".split()
