"""The finished files of one shard: parts read back, verdicts applied, articles merged, rows sorted.

Rows are ordered by content alone (site, article, position, reading), so that a shard's bytes do not depend on
which worker staged which part.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from belowtheline import schemas
from belowtheline.records import DataFile, Part
from belowtheline.repeats.readings import Packed
from belowtheline.repeats.sides import Fetch
from belowtheline.repeats.states import promoted, states_of
from belowtheline.repeats.verdicts import Relation, RepeatedIn
from belowtheline.storage import amendments, parquet, states
from belowtheline.storage import parts as staged
from belowtheline.storage.layout import Staging

_LATEST_TOGETHER = frozenset(
    (
        "comment_system comments_declared comments_declared_source comments_parsed completeness "
        "completeness_reason captured_at source source_offset content_digest parser parser_version"
    ).split()
)
"""Columns that describe one capture and are taken from the latest one together, null or not."""


SHARD_ROWS = parquet.ROW_GROUP
"""Rows of comments in one output file, at most about: what one worker holds in memory while it finishes a shard."""


def shard_count(rows: int, buckets: int) -> int:
    """Return the number of output files for a number of rows: a power of two, decided by the rows alone."""
    count = 1
    while count < buckets and rows > count * SHARD_ROWS:
        count *= 2
    return min(count, buckets)


@dataclass(frozen=True, slots=True)
class Shard:
    """One of `count` output shards of a run with `buckets` buckets of articles."""

    number: int
    count: int
    buckets: int

    @property
    def first(self) -> int:
        """Return its first bucket."""
        return self.number * self.buckets // self.count

    @property
    def last(self) -> int:
        """Return the bucket after its last."""
        return (self.number + 1) * self.buckets // self.count


@dataclass(frozen=True, slots=True)
class Finish:
    """Where finished files go, and what is known beside the parts."""

    staging: Staging
    sequence: int
    fetch: Fetch  # reads texts kept while staging: those of canonical comments, to tell how similar their repeats are


def finish(shard: Shard, parts: Sequence[Part], verdicts: Packed, how: Finish) -> Iterator[DataFile | Part]:
    """Write the files of one shard and yield them: one for each of DATA (empty ones too), captures where there are any.

    A part of amendments comes last, where rows written here are to be read otherwise.
    """

    def rows(dataset: str) -> pa.Table:
        return staged.read(parts, dataset, shard.first, shard.last)

    def write(dataset: str, table: pa.Table) -> DataFile:
        path = how.staging.final(dataset) / f"{dataset}-{shard.number:05d}.parquet"
        return parquet.write(table, path, dataset)

    articles, captures = merge_articles(rows("articles"))
    yield write("articles", articles)
    if captures.num_rows:
        yield write("captures", captures)
    finished = apply_verdicts(rows("comments"), verdicts, how)
    yield write("comments", finished.kept)
    yield write("repeats", finished.repeats)
    letters = rows("dead_letters")
    yield write(
        "dead_letters", letters.sort_by([(name, "ascending") for name in ("source", "source_offset", "letter_id")])
    )
    if finished.amendments.num_rows:
        path = how.staging.parts / f"amendments-00000-{shard.number:05d}.arrow"
        yield staged.write_amendments(finished.amendments, path)


# ------------------------------------------------------------------------------------------------------------ articles


def merge_articles(captures: pa.Table) -> tuple[pa.Table, pa.Table]:
    """Return (one row an article, the captures of articles that have several) from one row a capture.

    The latest capture wins field by field. `analytics/views/articles.sql` says the same of captures of all runs.

    Latest: by captured_at (unknown last), then more comments, then source and offset, so that no arrival order shows.
    """
    if not captures.num_rows:
        return captures, captures
    order = pc.sort_indices(
        captures,
        [
            ("site", "ascending"), ("article_id", "ascending"), ("captured_at", "descending"),
            ("comments_parsed", "descending"), ("source", "ascending"), ("source_offset", "ascending"),
        ],
    )  # fmt: skip
    ordered = captures.take(order).combine_chunks()
    ids = np.asarray(ordered["article_id"].to_pylist(), dtype=object)
    starts = np.flatnonzero(np.append(True, ids[1:] != ids[:-1]))
    counts = np.diff(np.append(starts, len(ids)))
    if counts.max() == 1:
        return ordered, ordered.slice(0, 0)
    merged = [
        _merge(ordered.slice(start, count).to_pylist())
        for start, count in zip(starts.tolist(), counts.tolist(), strict=True)
        if count > 1
    ]
    singles = ordered.take(pa.array(starts[counts == 1]))
    together = pa.concat_tables([singles, pa.Table.from_pylist(merged, captures.schema)])
    several = ordered.filter(pa.array(np.repeat(counts > 1, counts)))
    return together.take(pc.sort_indices(together, [("site", "ascending"), ("article_id", "ascending")])), several


def _merge(captures: list[dict[str, Any]]) -> dict[str, Any]:
    """Merge rows of one article, latest first."""
    merged = dict(captures[0])
    for name in merged.keys() - _LATEST_TOGETHER:
        merged[name] = next((c[name] for c in captures if c[name] not in (None, [])), captures[0][name])
    times = [c["first_captured_at"] for c in captures if c["first_captured_at"] is not None]
    return merged | {
        "captures": sum(c["captures"] for c in captures),
        "first_captured_at": min(times, default=None),
    }


# ------------------------------------------------------------------------------------------------------------ comments


@dataclass(frozen=True, slots=True)
class Finished:
    """The comments of a shard: rows of comments/, of repeats/, and amendments of the latter."""

    kept: pa.Table
    repeats: pa.Table
    amendments: pa.Table


def apply_verdicts(comments: pa.Table, verdicts: Packed, how: Finish) -> Finished:
    """Return the finished rows of the staged comments of one shard and the verdicts on them.

    A comment that an earlier run knows has no second row in comments/, so that ids there stay unique over all runs:
    its row goes to repeats/, and where it is the one that counts an amendment says so.
    """
    comments = comments.take(pa.array(order_of(comments))).combine_chunks()
    readings = comments["_reading"].to_numpy()
    state = states_of(states.rows_of(comments, readings, "last_seen"), verdicts)
    comments = comments.drop_columns(["_reading"])
    for name, column in states.facts(state).items():
        index = comments.schema.get_field_index(name)
        comments = comments.set_column(index, comments.schema.field(index), column)
    raised = promoted(state)
    moved = (state["relation"] != Relation.NONE) | raised
    repeats, told = comments.filter(pa.array(moved)), state[moved]
    similar = states.similarities(told, repeats["text"].to_pylist(), how.fetch)
    amendments = _amendments(repeats, told, raised[moved], how)
    told["relation"][raised[moved]], similar[raised[moved]] = Relation.RECAPTURE, np.nan
    told["repeated_in"][raised[moved]] = RepeatedIn.SAME_THREAD
    return Finished(comments.filter(pa.array(~moved)), _with_relations(repeats, told, similar), amendments)


def _amendments(repeats: pa.Table, told: Packed, raised: npt.NDArray[np.bool_], how: Finish) -> pa.Table:
    """Return amendments of rows that are to be read as comments although they lie in repeats/."""
    rows, some = repeats.filter(pa.array(raised)), told[raised]
    address = rows.append_column("dataset", pa.repeat("repeats", rows.num_rows))
    columns = states.facts(some) | states.related(some, np.full(len(some), np.nan))
    return amendments.table_of(address, columns, how.staging.run_id, how.sequence)


def _with_relations(repeats: pa.Table, told: Packed, similar: npt.NDArray[np.float64]) -> pa.Table:
    """Return rows of `repeats`: those of comments, and what each repeats."""
    schema, added = schemas.arrow("repeats").remove_metadata(), states.related(told, similar)
    columns = [*repeats.columns, *(added[name].cast(schema.field(name).type) for name in states.RELATED)]
    return pa.table(columns, schema=schema)


def order_of(comments: pa.Table) -> npt.NDArray[np.int64]:
    keys = (
        comments["_reading"].to_numpy(),
        comments["position"].to_numpy(),
        _ranks(comments["article_id"]),
        _ranks(comments["site"]),
    )
    return np.lexsort(keys)


def _ranks(column: pa.ChunkedArray) -> npt.NDArray[np.int64]:
    """Return the rank of each value among the distinct ones; nulls last."""
    encoded = column.combine_chunks().dictionary_encode()
    rank = np.argsort(np.argsort(np.asarray(encoded.dictionary.to_pylist(), dtype=object)))
    codes = pc.fill_null(encoded.indices, len(rank)).to_numpy()
    ranked: npt.NDArray[np.int64] = np.append(rank, len(rank))[codes]
    return ranked
