"""What a run changes about how rows already written are to be read: their states then and now, and the difference."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from belowtheline import schemas
from belowtheline.errors import CorpusError
from belowtheline.records import DataFile, Part
from belowtheline.repeats.readings import Packed, buckets_of
from belowtheline.repeats.sides import Fetch
from belowtheline.repeats.states import states_of
from belowtheline.repeats.verdicts import Relation
from belowtheline.storage import parquet, parts, states
from belowtheline.storage.earlier import Earlier
from belowtheline.storage.layout import Corpus, Staging
from belowtheline.storage.paths import AnyPath, parquet_file
from belowtheline.storage.states import FACTS, RELATED

_ADDRESS = ("comment_id", "article_id", "source", "source_offset", "position")
STATE = (*RELATED, *FACTS)
"""The columns of an amendment that take the place of a row's own."""


@dataclass(frozen=True, slots=True)
class File:
    """One file of comments of an earlier run, and the file of repeats that goes with it; or all of them."""

    run: Earlier
    number: int

    def paths(self, corpus: Corpus, dataset: str) -> list[AnyPath]:
        """Return the paths of its files of a dataset."""
        folder = corpus.partition(dataset, self.run.run_id)
        name = f"{dataset}-{self.number:05d}.parquet" if self.run.files > 1 else "*.parquet"
        return sorted(folder.glob(name), key=str)


@dataclass(frozen=True, slots=True)
class Amending:
    """What is the same for all files that a run amends."""

    corpus: Corpus
    sequence: int
    settled: tuple[int, ...]  # parts whose texts the last settling run knew
    fetch: Fetch


def amended(amending: Amending, file: File, verdicts: Packed, before: Sequence[pa.Table]) -> pa.Table:
    """Return amendments of the rows of a file whose state is another now than before.

    `before` holds the amendments there are of this run's rows. Raises CorpusError for a file that cannot be read, or
    does not hold a row that the run's index speaks of.
    """
    rows = rows_of(amending.corpus, file)
    numbers = states.readings_of(rows)
    then = latest(rows, numbers, before)
    try:
        now = states_of(states.rows_of(rows, numbers, "last_seen"), verdicts)
    except ValueError as error:
        raise CorpusError(f"run {file.run.run_id}: its index and its files differ: {error} (see btl verify)") from error
    columns = states.facts(now) | states.related(now, np.full(len(now), np.nan))
    other = np.zeros(len(now), bool)
    for name in STATE:
        if name != "similarity":
            other |= _differ(then[name], columns[name])
    similar = _similar(amending, file, now, then["similarity"], other)
    columns["similarity"] = pa.array(similar, mask=np.isnan(similar))
    other |= _differ(then["similarity"], columns["similarity"])
    told = rows.select(["dataset", *_ADDRESS]).filter(pa.array(other))
    return table_of(
        told, {name: columns[name].filter(pa.array(other)) for name in STATE}, file.run.run_id, amending.sequence
    )


def table_of(address: pa.Table, columns: dict[str, pa.Array], run_id: str, sequence: int) -> pa.Table:
    """Return amendments of rows of a run; `address` tells where each stands, `columns` its whole state."""
    count = address.num_rows
    known = {name: address[name] for name in address.column_names} | columns
    known |= {"sequence": pa.repeat(sequence, count), "amended_run": pa.repeat(run_id, count)}
    schema = schemas.arrow("amendments").remove_metadata()
    return pa.table([pc.cast(known[field.name], field.type) for field in schema], schema=schema)


def rows_of(corpus: Corpus, file: File) -> pa.Table:
    """Return address and state of the rows of a file, as they were written. Raises CorpusError."""
    return _rows(corpus, file, (*_ADDRESS, *FACTS), RELATED)


def _rows(corpus: Corpus, file: File, columns: Sequence[str], of_repeats: Sequence[str] = ()) -> pa.Table:
    """Return rows of comments/, then of repeats/, with a column that says which; null where comments have no such."""
    schema, found = schemas.arrow("repeats").remove_metadata(), []
    for dataset, names in (("comments", columns), ("repeats", (*columns, *of_repeats))):
        for path in file.paths(corpus, dataset):
            try:
                table = parquet_file(path).read(list(names)).replace_schema_metadata(None)
            except (pa.ArrowException, OSError) as error:
                raise CorpusError(f"{path} cannot be read: {error} (see btl verify)") from error
            for name in (*columns, *of_repeats):
                if name not in table.column_names:
                    table = table.append_column(name, pa.nulls(table.num_rows, schema.field(name).type))
            table = table.select([*columns, *of_repeats])
            found.append(table.append_column("dataset", pa.repeat(dataset, table.num_rows)))
    if not found:
        raise CorpusError(f"run {file.run.run_id}: its files of comments are gone (see btl verify)")
    return pa.concat_tables(found, promote_options="permissive")


def latest(rows: pa.Table, numbers: npt.NDArray[np.uint64], before: Sequence[pa.Table]) -> pa.Table:
    """Return the state in which each row was read until now: that of its latest amendment, else its own."""
    own = rows.select(list(STATE))
    if not any(table.num_rows for table in before):
        return own
    made = pa.concat_tables(before)
    readings, sequence = states.readings_of(made), made["sequence"].to_numpy()
    order = np.lexsort((sequence, readings))
    last = np.append(readings[order][1:] != readings[order][:-1], True)
    newest = order[last]
    at = np.minimum(np.searchsorted(readings[newest], numbers), len(newest) - 1)
    hit = readings[newest][at] == numbers
    chosen = np.where(hit, len(numbers) + newest[at], np.arange(len(numbers)))
    both = pa.concat_tables([own, made.select(list(STATE))], promote_options="permissive")
    return both.take(pa.array(chosen))


def _similar(
    amending: Amending, file: File, now: Packed, then: pa.ChunkedArray, other: npt.NDArray[np.bool_]
) -> npt.NDArray[np.float64]:
    """Return the similarity of each row; measured anew where anything about it may have changed."""
    repeats = now["relation"] != Relation.NONE
    similar = np.where(repeats, 1.0, np.nan)
    unlike = repeats & (now["same_text"] == 0)
    # The words of a canonical comment change only with a newer capture of it, which the last run did not know.
    known = np.isin(now["part"], np.array(() if file.run.fresh else amending.settled, np.uint64))
    asked = unlike & (other | ~known)
    similar[unlike] = pc.fill_null(then, np.nan).to_numpy()[unlike]
    if asked.any():
        texts = _rows(amending.corpus, file, ("text",))["text"].filter(pa.array(asked)).to_pylist()
        similar[asked] = states.similarities(now[asked], texts, amending.fetch)
    return similar


def _differ(then: pa.ChunkedArray, now: pa.Array) -> npt.NDArray[np.bool_]:
    same = pc.equal(then, now)
    both_null = pc.and_(pc.is_null(then), pc.is_null(now))
    other: npt.NDArray[np.bool_] = ~pc.or_(pc.fill_null(same, False), both_null).to_numpy(zero_copy_only=False)
    return other


def read(corpus: Corpus, path: str, sequences: Mapping[str, int]) -> Iterator[tuple[str, pa.Table]]:
    """Yield (run, amendments of its rows) from a file of amendments; those older than the run mean another of its name.

    Raises CorpusError when the file cannot be read.
    """
    try:
        table = parquet_file(corpus.root / path).read().replace_schema_metadata(None)
    except (pa.ArrowException, OSError) as error:
        raise CorpusError(f"{path} cannot be read: {error} (see btl verify)") from error
    for run_id in pc.unique(table["amended_run"]).to_pylist():
        own = pc.equal(table["amended_run"], run_id)
        young = pc.greater_equal(table["sequence"], sequences.get(run_id, 0))
        some = table.filter(pc.and_(own, young))
        if some.num_rows:
            yield run_id, some


def file_numbers(table: pa.Table, run: Earlier) -> npt.NDArray[np.int64]:
    """Return for amendments of a run's rows the number of the file that holds each."""
    articles, _ = states.numbers_of(table["article_id"])
    return buckets_of(articles, run.buckets) * run.files // run.buckets


def write(staging: Staging, found: Sequence[Part]) -> DataFile:
    """Write parts of amendments as the run's file of them; each part is a row group (of one run), by their names."""
    tables = [parts.read_amendments(part) for part in sorted(found, key=lambda part: part.path)]
    return parquet.write_all(tables, staging.final("amendments") / "amendments-00000.parquet", "amendments")
