"""Do the rows of all runs, read as the latest amendments say, make one corpus? Counted from the Parquet alone."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from belowtheline.errors import CorpusError
from belowtheline.storage import amendments, reindex, states
from belowtheline.storage.earlier import Earlier
from belowtheline.storage.layout import Corpus

_NAMED = ("canonical_id", "copy_of", "quotes_id")


def problems(corpus: Corpus, runs: Sequence[Mapping[str, Any]]) -> list[str]:
    """Return in words what does not fit together over the committed runs of a corpus; their files are sound."""
    sequences = {run["run_id"]: run["sequence"] or 0 for run in runs}
    found: list[str] = []
    tables, settled = [], _settled(runs)
    made = list(_amendments(corpus, runs, sequences))
    for run in runs:
        if reindex.has_rows(run):
            about = [table for run_id, table in made if run_id == run["run_id"]]
            table = _latest(corpus, run, about, found)
            known = run["run_id"] in settled
            # Runs of a stream know of no other: a comment may be in comments/ of two; amendments say which row counts.
            placed = known and run["sequence"] is not None
            for name, value in (("settled", known), ("placed", placed)):
                table = table.append_column(name, pa.repeat(value, table.num_rows))
            tables.append(table)
    return found + (_ties(pa.concat_tables(tables)) if tables else [])


def _settled(runs: Sequence[Mapping[str, Any]]) -> set[str]:
    """Return the runs that one has settled together."""
    last = max((run for run in runs if run["sequence"]), key=lambda run: run["sequence"], default=None)
    return set() if last is None else {*(last["settled_over"] or ()), last["run_id"]}


def _amendments(
    corpus: Corpus, runs: Sequence[Mapping[str, Any]], sequences: Mapping[str, int]
) -> Iterator[tuple[str, pa.Table]]:
    for run in runs:
        for file in run["files"]:
            if file["path"].startswith("amendments/"):
                yield from amendments.read(corpus, file["path"], sequences)


def _latest(corpus: Corpus, run: Mapping[str, Any], about: list[pa.Table], found: list[str]) -> pa.Table:
    """Return what the rows of a run say now, and note amendments of rows that it does not hold."""
    whole = amendments.File(Earlier(0, run["run_id"], corpus.root, "", 1, 1, False), 0)
    rows = amendments.rows_of(corpus, whole)
    numbers = states.readings_of(rows)
    for table in about:
        lost = ~np.isin(states.readings_of(table), numbers)
        if lost.any():
            found.append(f"amendments: {int(lost.sum())} are about rows that run {run['run_id']} does not hold")
    now = amendments.latest(rows, numbers, about).select(["relation", *_NAMED])
    return now.append_column("comment_id", rows["comment_id"]).append_column("dataset", rows["dataset"])


def _ties(rows: pa.Table) -> list[str]:
    """Check that each comment has one row that counts, and that what names a comment finds it."""
    found = []
    counts = rows.filter(pc.is_null(rows["relation"]))
    for what, some, told in (
        ("rows that stand for a comment", counts, "settled"),
        ("comment_ids in comments/", rows.filter(pc.equal(rows["dataset"], "comments")), "placed"),
    ):
        ids = some.filter(some[told])["comment_id"]
        twice = len(ids) - len(pc.unique(ids))
        if twice:
            found.append(f"all runs: {twice} {what} are there twice")
    known = pc.unique(counts["comment_id"])
    for column in _NAMED:
        values = pc.drop_null(rows[column])
        lost = len(values) - (pc.sum(pc.is_in(values, known)).as_py() or 0)
        if lost:
            found.append(f"all runs: {lost} rows whose {column} names no row that stands for a comment")
    return found


def readable(corpus: Corpus, runs: Sequence[Mapping[str, Any]]) -> list[str]:
    """Return `problems`, or the one that keeps them from being looked for."""
    try:
        return problems(corpus, runs)
    except CorpusError as error:
        return [str(error)]
