"""A small finished run, made without Beam: rows staged, repeats settled, shards finished."""

from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial

import numpy as np
import pytest

from belowtheline.assembly import Authors, assemble
from belowtheline.options import Limits
from belowtheline.records import (
    Capture,
    Completeness,
    Media,
    ParsedArticle,
    ParsedComment,
    ParsedPage,
    ParsedThread,
    Tally,
)
from belowtheline.repeats import fates, readings, recaptures
from belowtheline.staging import StageSettings, _Buffer
from belowtheline.storage import index, publish, runs, scratch
from belowtheline.storage.finish import Finish, Shard, finish
from belowtheline.storage.layout import Corpus

WHEN = datetime(2022, 3, 4, 5, 6, tzinfo=UTC)


def capture(name, day=1):
    return Capture(
        f"file:///dumps/{name}",
        0,
        "html",
        Media.HTML,
        name.encode(),
        f"https://gazette.test/{name}",
        WHEN.replace(day=day),
    )


def page(address, comments, **article):
    return ParsedPage(
        ParsedArticle(title="Ferry cancelled", site="gazette.test", canonical_url=address, **article),
        ParsedThread(tuple(comments), "stub", "stub", completeness=Completeness.UNDECLARED),
        "html",
    )


@dataclass
class Made:
    """A run that is ready to be committed."""

    corpus: Corpus
    staging: object
    row: dict


def make_run(root, pages, run_id="r1", shards=1, buckets=8, order=1):
    """Stage, settle and finish `pages` ([(capture, page)]) as one run below `root`."""
    corpus = Corpus(root)
    staging = corpus.staged(run_id)
    settings = StageSettings(staging.parts, buckets, Limits(), Authors())
    tally, parts, packed = Tally(), [], []
    for number, (cap, parsed) in enumerate(pages[::order]):
        buffer = _Buffer(settings, f"task{number}")
        buffer.keep(cap, parsed, assemble(cap, parsed))
        staged = buffer.flush()
        tally.add(staged.tally)
        parts.extend(staged.parts)
        packed.append(staged.readings)
    read, fetch = readings.unpack(packed), partial(scratch.read_texts, staging.parts)
    home = readings.partition_of(read["id_hi"], index.PARTITIONS)
    for partition in np.unique(home).tolist():
        index.write_readings(staging.parts, partition, read[home == partition], fetch)
    ordered, first = recaptures.settle(read)
    able = ordered[ordered["node"] != 0]
    found = np.concatenate([first, fates.settle(able, np.zeros(0, fates.FATE))])
    files = []
    for number in range(shards):
        shard = Shard(number, shards, buckets)
        mine = found[(found["bucket"] >= shard.first) & (found["bucket"] < shard.last)]
        files += list(finish(shard, parts, mine, Finish(staging, 1, fetch)))
    placed = [runs.placed(file, run_id) for file in files]
    row = runs.row(
        run_id=run_id,
        started_at=WHEN,
        parameters={},
        tally=tally,
        files=placed,
        inputs=(len(pages), 10),
        settled=(1, []),
    )
    index.assemble(staging.parts, staging.index, index.facts_of(row, near=False))
    return Made(corpus, staging, row)


@pytest.fixture
def pages():
    long = "The harbour master has said three times now that nobody asked the people who row across."
    return [
        (capture("a", 1), page("https://gazette.test/a", [
            ParsedComment(long, author="Mara", native_id="901", likes=1, depth=0),
            ParsedComment("Well said.", author="Otto", native_id="902", parent=0),
        ])),
        (capture("a-again", 9), page("https://gazette.test/a", [
            ParsedComment(long, author="Mara", native_id="901", likes=7, depth=0),
            ParsedComment("Well said, Mara.", author="Otto", native_id="902", parent=0),
            ParsedComment(long, author="Iris", native_id="903", depth=0),
        ], body="Body.")),
        (capture("b", 2), page("https://gazette.test/b", [ParsedComment(long, author="Mara", native_id="950")])),
    ]  # fmt: skip


@pytest.fixture
def committed(tmp_path, pages):
    made = make_run(tmp_path / "corpus", pages)
    publish.commit(made.staging, made.row)
    return made
