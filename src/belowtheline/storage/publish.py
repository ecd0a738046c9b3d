"""Make a run visible whole or not at all, and repair what a killed one left.

A run is made in `_staging/ID`. When every file is final a READY mark is written, which lists what was made; from then
on the run will become visible, whoever finishes the renames. Without the mark a leftover is swept away: its inputs are
still there.
"""

import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from fcntl import LOCK_EX, LOCK_NB, flock
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

from belowtheline.errors import CorpusError
from belowtheline.storage import runs
from belowtheline.storage.layout import DATA, PARTITIONED, Corpus, Staging

_MOVED = ("_index", *PARTITIONED)
"""What a run may have made, in the order it is moved into place."""


@contextmanager
def locked(corpus: Corpus, area: str = "_staging") -> Iterator[None]:
    """Hold an area of the corpus for writing, so that two runs never sweep each other away.

    Raises CorpusError when another run holds it, or the folder cannot be written. The lock dies with its process.
    """
    folder = corpus.root / area
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handle = (folder / ".lock").open("w")
    except OSError as error:
        raise CorpusError(f"{corpus.root}: cannot write there: {error.strerror or error}") from error
    with handle:
        try:
            flock(handle, LOCK_EX | LOCK_NB)
        except OSError as error:
            raise CorpusError(f"{corpus.root}: another run is writing to it; start again when it is done") from error
        yield


def commit(staging: Staging, run: Mapping[str, Any]) -> None:
    """Write the run's row, mark the run ready and make it visible. Raises CorpusError when it does not reconcile."""
    problems = runs.imbalances(run)
    if problems:
        raise CorpusError("the run does not add up, so nothing of it is published:\n  " + "\n  ".join(problems[:20]))
    staging.run_file.parent.mkdir(parents=True, exist_ok=True)
    pq.write_table(runs.to_table(run), staging.run_file, compression="zstd", coerce_timestamps="us")
    _sync_tree(staging.root / "final")
    made = [dataset for dataset in _MOVED if staging.final(dataset).exists()]
    _mark(staging.ready, "\n".join(made))
    _sync(staging.root)
    _reveal(staging)


def done(staging: Staging) -> bool:
    """Tell whether the run is published: its row is there, and nothing is left in the making."""
    return not staging.root.exists() and staging.corpus.run_file(staging.run_id).exists()


def repair(corpus: Corpus, area: str = "_staging") -> list[str]:
    """Finish runs of an area that were ready and sweep away runs that were not; return what was done, in words."""
    done = []
    for folder in sorted(p for p in (corpus.root / area).glob("*") if p.is_dir()):
        staging = Staging(corpus, folder.name, area)
        if staging.ready.exists():
            _reveal(staging)
            done.append(f"finished publishing run {staging.run_id}, which was cut short")
        else:
            shutil.rmtree(folder)
            done.append(f"swept away run {staging.run_id}, which was cut short before it was complete")
    return done


def _reveal(staging: Staging) -> None:
    """Move every dataset of a ready run into place; each step may have been done before."""
    corpus, run_id = staging.corpus, staging.run_id
    if staging.run_file.exists():  # before the run's row is gone nothing of an older run of this id may stay
        corpus.run_file(run_id).unlink(missing_ok=True)
    listed = staging.ready.read_text().split() or DATA  # as an earlier version marked it: empty
    for dataset in _MOVED:
        made, place = staging.final(dataset), corpus.partition(dataset, run_id)
        if place.exists() and (made.exists() or dataset not in listed):
            _discard(place, staging)
        if made.exists():
            place.parent.mkdir(parents=True, exist_ok=True)
            made.rename(place)
            _sync(place.parent)
    if staging.run_file.exists():
        corpus.run_file(run_id).parent.mkdir(parents=True, exist_ok=True)
        staging.run_file.rename(corpus.run_file(run_id))
        _sync(corpus.run_file(run_id).parent)
    shutil.rmtree(staging.root)


def _mark(path: Path, text: str) -> None:
    """Write a file whole: a mark that is there says all it has to say."""
    draft = path.with_suffix(".draft")
    draft.write_text(text)
    _sync(draft)
    draft.rename(path)


def _discard(place: Path, staging: Staging) -> None:
    """Move an older run's folder out of sight before it is deleted, so that no reader sees it half gone."""
    old = staging.root / "old" / place.parent.name
    if old.exists():
        shutil.rmtree(old)
    old.parent.mkdir(parents=True, exist_ok=True)
    place.rename(old)


def _sync_tree(root: Path) -> None:
    for path in sorted(root.rglob("*")):
        _sync(path)


def _sync(path: Path) -> None:
    """Ask the disk to keep a file or folder (a rename survives a power cut only when its folder is synced)."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
