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
from typing import Any, cast

import pyarrow.parquet as pq

from belowtheline.errors import CorpusError
from belowtheline.storage import object_lock, object_publish, runs
from belowtheline.storage.layout import DATA, PARTITIONED, Corpus, Staging
from belowtheline.storage.objects import ObjectPath
from belowtheline.storage.paths import AnyPath, arrow_sink, remove_tree

_MOVED = ("_index", *PARTITIONED)
"""What a run may have made, in the order it is moved into place."""


@contextmanager
def locked(corpus: Corpus, run_id: str = "", area: str = "_staging") -> Iterator[list[str]]:
    """Hold an area of the corpus for writing by a run, so that two never sweep each other away; yield notes for people.

    Raises CorpusError when another run holds it, or the folder cannot be written. On a disk the lock dies with its
    process; in an object store it is taken over when it shows no sign of life.
    """
    lock = corpus.root / area / ".lock"
    if isinstance(lock, ObjectPath):
        with object_lock.held(lock, run_id) as notes:
            yield notes
        return
    try:
        lock.parent.mkdir(parents=True, exist_ok=True)
        handle = lock.open("w")
    except OSError as error:
        raise CorpusError(f"{corpus.root}: cannot write there: {error.strerror or error}") from error
    with handle:
        try:
            flock(handle, LOCK_EX | LOCK_NB)
        except OSError as error:
            raise CorpusError(f"{corpus.root}: another run is writing to it; start again when it is done") from error
        yield []


def commit(staging: Staging, run: Mapping[str, Any]) -> None:
    """Write the run's row, mark the run ready and make it visible. Raises CorpusError when it does not reconcile."""
    problems = runs.imbalances(run)
    if problems:
        raise CorpusError("the run does not add up, so nothing of it is published:\n  " + "\n  ".join(problems[:20]))
    with arrow_sink(staging.run_file) as sink:
        pq.write_table(runs.to_table(run), sink, compression="zstd", coerce_timestamps="us")
    _sync_tree(staging.root / "final")
    if isinstance(staging.root, ObjectPath):
        object_lock.check(staging.corpus.root / staging.area.split("/")[0] / ".lock", staging.run_id)
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
            remove_tree(folder)
            done.append(f"swept away run {staging.run_id}, which was cut short before it was complete")
    return done


def _reveal(staging: Staging) -> None:
    """Move every dataset of a ready run into place; each step may have been done before."""
    corpus, run_id = staging.corpus, staging.run_id
    if isinstance(staging.root, ObjectPath):
        _reveal_objects(staging)
        return
    if staging.run_file.exists():  # before the run's row is gone nothing of an older run of this id may stay
        corpus.run_file(run_id).unlink(missing_ok=True)
    listed = cast(Path, staging.ready).read_text().split() or DATA  # as an earlier version marked it: empty
    for dataset in _MOVED:
        made, place = cast(Path, staging.final(dataset)), cast(Path, corpus.partition(dataset, run_id))
        if place.exists() and (made.exists() or dataset not in listed):
            _discard(place, staging)
        if made.exists():
            place.parent.mkdir(parents=True, exist_ok=True)
            made.rename(place)
            _sync(place.parent)
    if staging.run_file.exists():
        corpus.run_file(run_id).parent.mkdir(parents=True, exist_ok=True)
        cast(Path, staging.run_file).rename(cast(Path, corpus.run_file(run_id)))
        _sync(corpus.run_file(run_id).parent)
    shutil.rmtree(staging.root)


def _mark(path: AnyPath, text: str) -> None:
    """Write a file whole: a mark that is there says all it has to say."""
    if isinstance(path, ObjectPath):
        path.write_bytes(text.encode())
        return
    draft = path.with_suffix(".draft")
    draft.write_text(text)
    _sync(draft)
    draft.rename(path)


def _reveal_objects(staging: Staging) -> None:
    """Do the same where folders cannot be renamed: copy, row last, then sweep."""
    corpus, run_id = staging.corpus, staging.run_id
    made, place = staging.root / "final", corpus.run_file(run_id)
    row = staging.run_file.read_bytes() if staging.run_file.is_file() else b""
    if row and not (place.is_file() and place.read_bytes() == row):
        place.unlink(missing_ok=True)  # while files of an older run of this id are replaced, nobody may go by its row
        listed = staging.ready.read_text().split()
        for file in ("index.bin", "compared.bin"):  # not listed in the row: they can be made again, or done without
            object_publish.place_spare(
                staging.final("_index") / file, corpus.partition("_index", run_id) / file, listed
            )
        object_publish.place_files(row, made, corpus.root)
        object_publish.drop_strays(row, [corpus.partition(name, run_id) for name in PARTITIONED], corpus.root)
        object_publish.place_row(row, place)
    object_publish.sweep(staging.root, staging.ready)


def _discard(place: Path, staging: Staging) -> None:
    """Move an older run's folder out of sight before it is deleted, so that no reader sees it half gone."""
    old = cast(Path, staging.root) / "old" / place.parent.name
    if old.exists():
        shutil.rmtree(old)
    old.parent.mkdir(parents=True, exist_ok=True)
    place.rename(old)


def _sync_tree(root: AnyPath) -> None:
    if isinstance(root, Path):
        for path in sorted(root.rglob("*")):
            _sync(path)


def _sync(path: AnyPath) -> None:
    """Ask the disk to keep a file or folder (a rename survives a power cut only when its folder is synced).

    What an object store has answered for, it keeps.
    """
    if not isinstance(path, Path):
        return
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
