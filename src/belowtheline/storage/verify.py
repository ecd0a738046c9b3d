"""Prove a corpus from its Parquet alone: every run's equations are counted again from the rows."""

from collections import Counter
from dataclasses import dataclass
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from belowtheline import schemas
from belowtheline.errors import CorpusError
from belowtheline.storage import consistency, reindex, runs
from belowtheline.storage.layout import PARTITIONED, Corpus
from belowtheline.storage.paths import below, parquet_file


@dataclass(frozen=True, slots=True)
class RunCheck:
    """What was found of one run."""

    run_id: str
    captures: int
    comments: int
    problems: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class VerifyReport:
    """What was found of a corpus."""

    runs: tuple[RunCheck, ...]
    problems: tuple[str, ...]  # of the corpus as a whole

    @property
    def ok(self) -> bool:
        """Tell whether everything is accounted for."""
        return not self.problems and not any(run.problems for run in self.runs)


def verify(corpus: Corpus) -> VerifyReport:
    """Check every committed run of a corpus. Raises CorpusError when there is no corpus."""
    ids = runs.committed(corpus)
    if not corpus.root.is_dir():
        raise CorpusError(f"{corpus.root}: no such corpus")
    if not ids and not any(corpus.dataset(name).exists() for name in PARTITIONED):
        raise CorpusError(f"{corpus.root}: no corpus: the folder holds no runs")
    checks = tuple(_check(corpus, run_id) for run_id in ids)
    found = strays(corpus, set(ids))
    if not any(check.problems for check in checks):
        committed = [run for run_id in ids if (run := runs.read(corpus, run_id))]
        found += consistency.readable(corpus, committed)
        found += (problem for run in committed if run["sequence"] for problem in reindex.problems(corpus, run))
    return VerifyReport(checks, tuple(found))


def strays(corpus: Corpus, ids: set[str]) -> list[str]:
    """Return data that belongs to no committed run."""
    found: list[str] = []
    for dataset in (*PARTITIONED, "_index"):
        folders = sorted(folder.name for folder in corpus.dataset(dataset).glob("*"))
        strays = [name for name in folders if name.removeprefix("run=") not in ids]
        found.extend(f"{dataset}/{name} belongs to no committed run" for name in strays)
    return found


def _check(corpus: Corpus, run_id: str) -> RunCheck:
    try:
        run = runs.read(corpus, run_id)
    except (pa.ArrowException, OSError) as error:
        return RunCheck(run_id, 0, 0, (f"runs/{run_id}.parquet cannot be read: {error}",))
    assert run is not None
    problems = runs.imbalances(run) + runs.missing_files(corpus, run) + unlisted(corpus, run)
    if not run["reconciled"]:
        problems.append("the run says of itself that it does not reconcile")
    if not problems:
        problems += _recount(corpus, run)
    return RunCheck(run_id, run["captures_read"], run["comments_parsed"], tuple(problems))


def unlisted(corpus: Corpus, run: dict[str, Any]) -> list[str]:
    """Return in words the files in the folders of a run that it does not list."""
    listed = {file["path"] for file in run["files"]}
    present = {
        below(path, corpus.root)
        for dataset in PARTITIONED
        for path in corpus.partition(dataset, run["run_id"]).glob("**/*")
        if path.is_file()
    }
    return [f"{path} is in the run's folder, but the run did not write it" for path in sorted(present - listed)]


def _recount(corpus: Corpus, run: dict[str, Any]) -> list[str]:
    """Count the rows again, by source, and check what ties the datasets together."""
    problems: list[str] = []
    tables = {name: _rows(corpus, run, name, problems) for name in PARTITIONED}
    if problems:
        return problems
    kept, repeated = _by_source(tables["comments"]), _by_source(tables["repeats"])
    letters = tables["dead_letters"]
    single = pc.is_valid(letters["position"])
    refused_comments, refused = _by_source(letters.filter(single)), _by_source(letters.filter(pc.invert(single)))
    for s in run["sources"]:
        uri = s["source"]
        for what, said, counted in (
            ("comments kept", s["kept"], kept.pop(uri, 0)),
            ("repeats", s["repeats"], repeated.pop(uri, 0)),
            ("captures refused", s["refused"], refused.pop(uri, 0)),
            ("comments refused", s["refused_comments"], refused_comments.pop(uri, 0)),
        ):
            if said != counted:
                problems.append(f"{uri}: {what}: the run says {said}, its rows are {counted}")
    for left in (kept, repeated, refused, refused_comments):
        problems.extend(f"{uri}: {count} rows of a source the run did not read" for uri, count in left.items())
    captures = pc.sum(tables["articles"]["captures"]).as_py() or 0
    if captures != run["captures_parsed"]:
        problems.append(f"articles stand for {captures} captures, the run parsed {run['captures_parsed']}")
    return problems + _ties(tables) + _captures(tables) + _amendments(run, tables["amendments"])


def _captures(tables: dict[str, pa.Table]) -> list[str]:
    """Check that captures/, where it speaks of an article, holds as many captures as the article stands for."""
    counted = _counts(tables["captures"], "article_id")
    said = dict(zip(*(tables["articles"][name].to_pylist() for name in ("article_id", "captures")), strict=True))
    wrong = sum(said.get(article) != count for article, count in counted.items())
    return [f"captures: {wrong} articles have other captures there than in articles"] if wrong else []


def _amendments(run: dict[str, Any], table: pa.Table) -> list[str]:
    problems = []
    if table.num_rows != (run["amendments"] or 0):
        problems.append(f"amendments: the run says {run['amendments']}, its rows are {table.num_rows}")
    if pc.unique(table["sequence"]).to_pylist() not in ([], [run["sequence"]]):
        problems.append("amendments: a sequence that is not the run's")
    return problems


def _rows(corpus: Corpus, run: dict[str, Any], dataset: str, problems: list[str]) -> pa.Table:
    """Return all rows of a dataset of a run, without the texts; wrong columns become problems."""
    wanted = schemas.arrow(dataset).remove_metadata()
    narrow = [name for name in wanted.names if name not in ("text", "body", "description", "message")]
    tables = []
    for file in run["files"]:
        if file["path"].startswith(f"{dataset}/"):
            parquet = parquet_file(corpus.root / file["path"])
            if not parquet.schema_arrow.remove_metadata().equals(wanted):
                problems.append(f"{file['path']} does not have the columns of {dataset}")
            elif parquet.metadata.num_rows != file["rows"]:
                problems.append(
                    f"{file['path']}: the run says {file['rows']} rows, it holds {parquet.metadata.num_rows}"
                )
            else:
                tables.append(parquet.read(narrow))
    empty = pa.schema([wanted.field(name) for name in narrow]).empty_table()
    return pa.concat_tables([empty, *tables])


def _by_source(table: pa.Table) -> Counter[str]:
    return _counts(table, "source")


def _counts(table: pa.Table, column: str) -> Counter[str]:
    counted = pc.value_counts(table[column]).to_pylist()
    return Counter({item["values"]: item["counts"] for item in counted})


def _ties(tables: dict[str, pa.Table]) -> list[str]:
    """Check that ids are unique and that what names a row finds one."""
    problems = []
    for dataset, column in (("articles", "article_id"), ("comments", "comment_id"), ("dead_letters", "letter_id")):
        ids = tables[dataset][column]
        if len(pc.unique(ids)) != len(ids):
            problems.append(f"{dataset}: {column} is not unique")
    comments, repeats = tables["comments"], tables["repeats"]
    known = pc.unique(pa.chunked_array([*comments["comment_id"].chunks, *repeats["comment_id"].chunks], pa.string()))
    for dataset, column, target, name in (
        ("comments", "article_id", tables["articles"]["article_id"], "an article"),
        ("comments", "parent_id", known, "a comment"),
        ("repeats", "article_id", tables["articles"]["article_id"], "an article"),
    ):
        values = pc.drop_null(tables[dataset][column])
        lost = len(values) - (pc.sum(pc.is_in(values, pc.unique(target))).as_py() or 0)
        if lost:
            problems.append(
                f"{dataset}: {lost} rows whose {column} names no {name.removeprefix('a ').removeprefix('an ')}"
            )
    return problems
