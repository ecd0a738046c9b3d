"""The index part of a run, made again from its Parquet: the same bytes as the run itself wrote, where it kept keys."""

import tempfile
from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa

from belowtheline.errors import CorpusError
from belowtheline.records import Kind
from belowtheline.repeats import candidates, readings
from belowtheline.repeats.nodes import node_of
from belowtheline.repeats.normalise import words_of
from belowtheline.repeats.readings import Packed, Reading, reading_of
from belowtheline.repeats.sides import Source
from belowtheline.storage import index, runs, scratch, sections
from belowtheline.storage.layout import Corpus
from belowtheline.storage.paths import AnyPath, parquet_file

ROWS = 8_192
"""Rows read at a time."""

_COLUMNS = (
    "comment_id article_id parent_id position kind author author_key posted_at text last_seen site source source_offset"
).split()


def reindex(corpus: Corpus) -> list[str]:
    """Make the index part of every committed run that holds comments anew; return the ids of those runs.

    Raises CorpusError when a run's files cannot be read.
    """
    done = []
    for run_id in runs.committed(corpus):
        run = runs.read(corpus, run_id)
        if run is not None and has_rows(run):
            renew(corpus, run)
            done.append(run_id)
    return done


def has_rows(run: Mapping[str, Any]) -> bool:
    """Tell whether a run holds comments, and so has an index part."""
    return bool(run["comments_kept"] + run["comments_repeats"])


def renew(corpus: Corpus, run: Mapping[str, Any]) -> None:
    """Put a new index part in the place of a run's. Raises CorpusError when its files cannot be read."""
    place = corpus.index(run["run_id"])
    draft = place.with_suffix(".draft")
    build(corpus, run, draft, near=True)
    draft.rename(place)  # type: ignore[arg-type]  # both lie in one corpus


def build(corpus: Corpus, run: Mapping[str, Any], path: AnyPath, *, near: bool) -> None:
    """Make the index part of a run from its Parquet, with keys if `near`."""
    with tempfile.TemporaryDirectory(prefix="btl-index-") as name:
        folder = Path(name)
        packed, keys = _gathered(corpus, run, folder, near=near)
        fetch = partial(scratch.read_texts, folder)
        home = readings.partition_of(packed["id_hi"], index.PARTITIONS)
        for partition in np.unique(home).tolist():
            index.write_readings(folder, partition, packed[home == partition], fetch)
        for shard, some in candidates.split(candidates.distinct(keys), index.PARTITIONS):
            index.write_keys(folder, shard, some)
        index.assemble(folder, path, index.facts_of(run, near=near))


def _gathered(corpus: Corpus, run: Mapping[str, Any], folder: Path, *, near: bool) -> tuple[Packed, candidates.Keys]:
    """Return readings and keys of all rows of a run; their texts are kept in `folder`."""
    packed, keys = [np.zeros(0, readings.READING)], [candidates.NO_KEYS]
    for number, rows in enumerate(_rows(corpus, run)):
        some = [_reading(row) for row in rows]
        sources = (Source(r.text, r.words.bare, r.name, int(r.parent or "0", 16)) for r in some)
        packed.append(readings.pack(some, 1, scratch.write_texts(folder, f"rows-{number}", sources)))
        if near:
            keys.append(candidates.keys_of_readings(packed[-1], [r.words.bare for r in some]))
    return np.concatenate(packed), np.concatenate(keys)


def _rows(corpus: Corpus, run: Mapping[str, Any]) -> Iterator[list[dict[str, Any]]]:
    for file in run["files"]:
        if file["path"].startswith(("comments/", "repeats/")):
            try:
                for batch in parquet_file(corpus.root / file["path"]).iter_batches(ROWS, columns=_COLUMNS):
                    yield batch.to_pylist()
            except (pa.ArrowException, OSError) as error:
                raise CorpusError(f"{file['path']} cannot be read: {error} (see btl verify)") from error


def _reading(row: Mapping[str, Any]) -> Reading:
    words = words_of(row["text"])
    units = words.units
    plain = row["kind"] == Kind.COMMENT
    return Reading(
        comment_id=row["comment_id"],
        node=node_of(words, units, row["author_key"], row["article_id"]) if plain else 0,
        article=row["article_id"],
        site=row["site"],
        author=row["author_key"],
        captured_at=row["last_seen"],  # what a row was written with: of the newest capture, or its own
        posted_at=row["posted_at"],
        reading=(reading_of(row["source"], row["source_offset"]) + row["position"]) % (1 << 64),
        position=row["position"],
        words=words,
        units=units,
        text=row["text"],
        name=row["author"],
        parent=row["parent_id"],
    )


def problems(corpus: Corpus, run: Mapping[str, Any]) -> list[str]:
    """Return in words what is wrong with a run's index part: gone, damaged, or not what its rows say."""
    place = corpus.index(run["run_id"])
    name = f"_index/run={run['run_id']}"
    if not has_rows(run):
        return []
    if not place.exists():
        return [f"{name} is missing; btl reindex makes it again"]
    try:
        found = sections.check(place)
    except (CorpusError, OSError):
        return [f"{name} is damaged; btl reindex makes it again"]
    if found.facts["shape"] != index.shape():
        return []  # of another version: the next run makes it again
    with tempfile.TemporaryDirectory(prefix="btl-index-") as folder:
        made = Path(folder) / "index.bin"
        build(corpus, run, made, near=found.facts["near"])
        if index.content(made) != index.content(place):
            return [f"{name} is not what the run's rows say; btl reindex makes it again"]
    return []
