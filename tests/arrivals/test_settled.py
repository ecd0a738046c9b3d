"""A stream settled is one batch: every view, every column, whatever came when."""

import random

import pytest

from belowtheline.analytics.database import connect
from belowtheline.options import IngestOptions
from belowtheline.progress import Progress
from belowtheline.storage import publish
from belowtheline.storage.layout import Corpus
from belowtheline.storage.verify import verify
from belowtheline.transforms import ingest
from belowtheline.transforms.settle import settle
from tests.transforms.pages import dump, talk

from .watching import rows, touch, watch

VIEWS = ("articles", "comments", "repeats", "captures", "dead_letters")


def view(corpus, name):
    """Return the rows of a view without what names the run that wrote them."""
    found = connect(str(corpus)).execute(f"SELECT * FROM {name}")
    columns = [c[0] for c in found.description]
    kept = [i for i, column in enumerate(columns) if column != "run"]
    return [columns[i] for i in kept], sorted(repr([row[i] for i in kept]) for row in found.fetchall())


@pytest.mark.parametrize("seed", [4, 11])
def test_in_any_order_late_and_again_the_views_are_those_of_one_batch(tmp_path, seed):
    rng = random.Random(seed)
    files = sorted([*dump(tmp_path / "all").iterdir(), *talk(tmp_path / "all").iterdir()])
    order = rng.sample(files, len(files))
    order.sort(key=lambda path: path.suffix != ".json")  # sidecars are there before their pages
    folder, corpus, whole = tmp_path / "in", tmp_path / "c", tmp_path / "whole"
    folder.mkdir()
    while order:
        count = rng.randint(1, 4)
        some, order = order[:count], order[count:]
        for path in some:
            (folder / path.name).write_bytes(path.read_bytes())
        for path in folder.iterdir():  # once more, with another time of change
            touch(path, rng.randrange(10**18))
        watch(folder, corpus)
    assert len(rows(corpus, "runs")) > 2
    with publish.locked(Corpus(corpus)):
        settle(Corpus(corpus), repeats="near", remove_copies=False, beam_args=[], progress=Progress())
    ingest.run(IngestOptions(inputs=(str(folder),), output=str(whole)), [], Progress())
    for name in VIEWS:
        assert view(corpus, name) == view(whole, name), name
    assert verify(Corpus(corpus)).ok
