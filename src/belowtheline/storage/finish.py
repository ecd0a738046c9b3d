"""The finished files of one shard: parts read back, verdicts applied, articles merged, rows sorted.

Rows are ordered by content alone (site, article, position, reading), so that a shard's bytes do not depend on
which worker staged which part.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from belowtheline import schemas
from belowtheline.records import DataFile, Part
from belowtheline.repeats.normalise import Words, words_of
from belowtheline.repeats.readings import NO_TIME, Packed
from belowtheline.repeats.sides import Fetch
from belowtheline.repeats.similarity import similarity
from belowtheline.repeats.verdicts import RELATION_NAMES, REPEATED_IN_NAMES, Relation
from belowtheline.storage import parquet
from belowtheline.storage import parts as staged
from belowtheline.storage.paths import AnyPath

_LATEST_TOGETHER = frozenset(
    (
        "comment_system comments_declared comments_declared_source comments_parsed completeness "
        "completeness_reason captured_at source source_offset content_digest parser parser_version"
    ).split()
)
"""Columns that describe one capture and are taken from the latest one together, null or not."""


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


def finish(
    shard: Shard, parts: Sequence[Part], verdicts: Packed, folders: Mapping[str, AnyPath], fetch: Fetch | None = None
) -> Iterator[DataFile]:
    """Write the files of one shard, one for each dataset (empty ones too), into `folders` and yield them.

    `fetch` reads texts kept while staging: those of canonical comments in other shards, to tell how similar they are.
    """

    def rows(dataset: str) -> pa.Table:
        return staged.read(parts, dataset, shard.first, shard.last)

    def write(dataset: str, table: pa.Table) -> DataFile:
        return parquet.write(table, folders[dataset] / f"{dataset}-{shard.number:05d}.parquet", dataset)

    yield write("articles", merge_articles(rows("articles")))
    kept, repeats = apply_verdicts(rows("comments"), verdicts, fetch)
    yield write("comments", kept)
    yield write("repeats", repeats)
    letters = rows("dead_letters")
    yield write(
        "dead_letters", letters.sort_by([(name, "ascending") for name in ("source", "source_offset", "letter_id")])
    )


# ------------------------------------------------------------------------------------------------------------ articles


def merge_articles(captures: pa.Table) -> pa.Table:
    """Return one row an article from one row a capture: the latest capture wins field by field.

    Latest: by captured_at (unknown last), then more comments, then source and offset, so that no arrival order shows.
    """
    if not captures.num_rows:
        return captures
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
        return ordered
    merged = [
        _merge(ordered.slice(start, count).to_pylist())
        for start, count in zip(starts.tolist(), counts.tolist(), strict=True)
        if count > 1
    ]
    singles = ordered.take(pa.array(starts[counts == 1]))
    together = pa.concat_tables([singles, pa.Table.from_pylist(merged, captures.schema)])
    return together.take(pc.sort_indices(together, [("site", "ascending"), ("article_id", "ascending")]))


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


def apply_verdicts(comments: pa.Table, verdicts: Packed, fetch: Fetch | None = None) -> tuple[pa.Table, pa.Table]:
    """Return (rows of comments, rows of repeats) for staged comments of one shard and the verdicts on them."""
    comments = comments.take(pa.array(_order(comments))).combine_chunks()
    decided = _decisions(comments["_reading"].to_numpy(), verdicts)
    comments = _with_facts(comments.drop_columns(["_reading"]), decided)
    moved = np.array([d is not None and d.relation != Relation.NONE for d in decided], bool)
    kept = comments.filter(pa.array(~moved)) if moved.any() else comments
    repeats = comments.filter(pa.array(moved))
    moved_by = [d for d in decided if d is not None and d.relation]
    return kept, _with_relations(repeats, moved_by, _words(kept, moved_by, fetch))


@dataclass(slots=True)
class _Decision:
    """All verdicts on one reading, joined."""

    relation: int = 0
    canonical: str = ""
    repeated_in: int = 0
    same_text: bool = True
    captures: int = 1
    seen: tuple[int, int] | None = None
    cluster: str | None = None
    occurrences: int = 1
    copy_of: str | None = None
    quotes: str | None = None
    kept_at: tuple[int, int] = (0, 0)  # part and place of the canonical comment's text; part 0: not kept


def _order(comments: pa.Table) -> npt.NDArray[np.int64]:
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


def _decisions(readings: npt.NDArray[np.uint64], verdicts: Packed) -> list[_Decision | None]:
    decided: list[_Decision | None] = [None] * len(readings)
    if not len(verdicts):
        return decided
    by_reading = np.argsort(readings)
    rows = by_reading[np.searchsorted(readings[by_reading], verdicts["reading"])]
    # Recaptures first, clusters second: a cluster knows the canonical comment of a recaptured repeat.
    for index in np.argsort(verdicts["has_cluster"], kind="stable").tolist():
        verdict, row = verdicts[index], int(rows[index])
        decision = decided[row] = decided[row] or _Decision()
        decision.relation, decision.repeated_in = int(verdict["relation"]), int(verdict["repeated_in"])
        decision.canonical = _hex(verdict, "canonical")
        decision.same_text = bool(verdict["same_text"])
        decision.kept_at = int(verdict["part"]), int(verdict["place"])
        if verdict["has_seen"]:
            decision.captures = int(verdict["captures"])
            decision.seen = int(verdict["first"]), int(verdict["last"])
        if verdict["has_cluster"]:
            decision.cluster, decision.occurrences = _hex(verdict, "cluster"), int(verdict["occurrences"])
        if verdict["has_copy_of"]:
            decision.copy_of = _hex(verdict, "copy_of")
        if verdict["has_quotes"]:
            decision.quotes = _hex(verdict, "quotes")
    return decided


def _hex(verdict: Any, name: str) -> str:
    return f"{int(verdict[name + '_hi']):016x}{int(verdict[name + '_lo']):016x}"


def _with_facts(comments: pa.Table, decided: list[_Decision | None]) -> pa.Table:
    """Return `comments` with cluster, occurrences, copies and sightings filled in where decided."""
    known = [(row, d) for row, d in enumerate(decided) if d is not None]
    if not known:
        return comments
    seen = [(row, d) for row, d in known if d.seen is not None]
    clustered = [(row, d) for row, d in known if d.cluster is not None]
    changes: dict[str, list[tuple[int, Any]]] = {
        "captures": [(row, d.captures) for row, d in seen],
        "first_seen": [(row, _moment(d.seen[0])) for row, d in seen if d.seen],
        "last_seen": [(row, _moment(d.seen[1])) for row, d in seen if d.seen],
        "cluster_id": [(row, d.cluster) for row, d in clustered],
        "occurrences": [(row, d.occurrences) for row, d in clustered],
        "copy_of": [(row, d.copy_of) for row, d in known if d.copy_of],
        "quotes_id": [(row, d.quotes) for row, d in known if d.quotes],
    }
    for name, pairs in changes.items():
        comments = _patch(comments, name, pairs)
    return comments


def _moment(micros: int) -> int | None:
    return None if micros == NO_TIME else micros


def _patch(table: pa.Table, name: str, pairs: list[tuple[int, Any]]) -> pa.Table:
    if not pairs:
        return table
    index, field = table.schema.get_field_index(name), table.schema.field(name)
    mask = np.zeros(table.num_rows, bool)
    mask[[row for row, _ in pairs]] = True
    values = pa.array([value for _, value in sorted(pairs)], field.type)
    column = pc.replace_with_mask(table[name].combine_chunks(), pa.array(mask), values)
    return table.set_column(index, field, column)


def _words(kept: pa.Table, decided: list[_Decision], fetch: Fetch | None) -> dict[str, Words]:
    """Return the words of the canonical comments that a repeat with other words points to."""
    wanted = {d.canonical: d.kept_at for d in decided if not d.same_text}
    rows = kept.filter(pc.is_in(kept["comment_id"], pa.array(sorted(wanted), pa.string())))
    texts = dict(zip(rows["comment_id"].to_pylist(), rows["text"].to_pylist(), strict=True))
    elsewhere = sorted(name for name, (part, _) in wanted.items() if part and name not in texts)
    if fetch is not None and elsewhere:
        places = np.array([wanted[name] for name in elsewhere], np.uint64)
        found = fetch(places[:, 0], places[:, 1])
        texts.update((name, source.text) for name, source in zip(elsewhere, found, strict=True))
    return {name: words_of(text) for name, text in texts.items()}


def _with_relations(repeats: pa.Table, decided: list[_Decision], words: dict[str, Words]) -> pa.Table:
    """Return rows of `repeats`: those of comments, and what each repeats."""
    similar = [
        1.0
        if d.same_text
        else similarity(d.relation, words_of(text), words[d.canonical])
        if d.canonical in words
        else None
        for text, d in zip(repeats["text"].to_pylist(), decided, strict=True)
    ]
    added = {
        "relation": [RELATION_NAMES[d.relation] for d in decided],
        "canonical_id": [d.canonical for d in decided],
        "similarity": similar,
        "repeated_in": [REPEATED_IN_NAMES[d.repeated_in] for d in decided],
    }
    schema = schemas.arrow("repeats").remove_metadata()
    columns = [*repeats.columns, *(pa.array(values, schema.field(name).type) for name, values in added.items())]
    return pa.table(columns, schema=schema)
