"""Are the files of a corpus those its runs wrote, in the columns and the order they are written in?"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from belowtheline import schemas
from belowtheline.storage import reindex, runs, states, verify
from belowtheline.storage.finish import order_of
from belowtheline.storage.layout import PARTITIONED, Corpus

_ORDERS = {"articles": ("site", "article_id"), "dead_letters": ("source", "source_offset", "letter_id")}


@dataclass(frozen=True, slots=True)
class Check:
    """What came of checking one invariant."""

    name: str
    says: str  # the invariant, in words
    checked: int  # rows, files or runs looked at
    wrong: int
    examples: tuple[str, ...] = ()  # some of what is wrong, in words


def check(name: str, says: str, checked: int, problems: list[str]) -> Check:
    """Return the check of something whose every problem is told in words."""
    return Check(name, says, checked, len(problems), tuple(problems[:3]))


def sound(corpus: Corpus) -> list[Check]:
    """Return the checks of the files of a corpus; only the first where rows of runs/ cannot be read."""
    found, broken = _runs(corpus)
    ids = set(runs.committed(corpus))
    checks = [check("runs_readable", "Every file of runs/ can be read.", len(ids), broken)]
    if broken:
        return checks
    listed = sum(len(run["files"]) for run in found)
    lost = [problem for run in found for problem in runs.missing_files(corpus, run)]
    checks.append(check("files_as_written", "Every file a run lists is there, byte for byte.", listed, lost))
    strays = verify.strays(corpus, ids) + [problem for run in found for problem in verify.unlisted(corpus, run)]
    checks.append(check("no_strays", "No file lies in the corpus that no run lists.", listed, strays))
    if lost:
        return checks
    files = [file for run in found for file in run["files"]]
    checks.append(_each(corpus, "columns", "The files have the columns of their dataset, in order.", files, _columns))
    if not checks[-1].wrong:
        checks.append(_each(corpus, "sorted", "The rows of every file are sorted as written.", files, _sorted))
    return checks


def indexed(corpus: Corpus) -> Check:
    """Return the check of the indexes of a corpus whose files are sound."""
    found = [run for run in _runs(corpus)[0] if run["sequence"] and reindex.has_rows(run)]
    damage = [problem for run in found for problem in reindex.problems(corpus, run)]
    return check("index", "The index of every run is what its rows say.", len(found), damage)


def _runs(corpus: Corpus) -> tuple[list[dict[str, Any]], list[str]]:
    found: list[dict[str, Any]] = []
    broken: list[str] = []
    for run_id in runs.committed(corpus):
        try:
            run = runs.read(corpus, run_id)
        except (pa.ArrowException, OSError) as error:
            broken.append(f"runs/{run_id}.parquet cannot be read: {error}")
        else:
            if run is None or run["run_id"] != run_id:
                broken.append(f"runs/{run_id}.parquet holds another run")
            else:
                found.append(run)
    return found, broken


def _each(
    corpus: Corpus,
    name: str,
    says: str,
    files: list[dict[str, Any]],
    problems: Callable[[Corpus, Mapping[str, Any], str], Iterator[str]],
) -> Check:
    found: list[str] = []
    for file in files:
        dataset = file["path"].partition("/")[0]
        if dataset in PARTITIONED:
            try:
                found += problems(corpus, file, dataset)
            except (pa.ArrowException, OSError) as error:
                found.append(f"{file['path']} cannot be read: {error}")
    return check(name, says, len(files), found)


def _columns(corpus: Corpus, file: Mapping[str, Any], dataset: str) -> Iterator[str]:
    held = pq.ParquetFile(corpus.root / file["path"])
    wanted = schemas.arrow(dataset).remove_metadata()
    if not held.schema_arrow.remove_metadata().equals(wanted):
        other = [
            f.name for f in wanted if f.name not in held.schema_arrow.names or held.schema_arrow.field(f.name) != f
        ]
        yield f"{file['path']}: not the columns of {dataset}: {', '.join(other[:3]) or 'another order, or more'}"
    elif held.metadata.num_rows != file["rows"]:
        yield f"{file['path']}: the run says {file['rows']} rows, it holds {held.metadata.num_rows}"


def _sorted(corpus: Corpus, file: Mapping[str, Any], dataset: str) -> Iterator[str]:
    held = pq.ParquetFile(corpus.root / file["path"])
    if dataset in ("comments", "repeats"):
        rows = held.read(["site", "article_id", "position", "source", "source_offset"])
        order = order_of(rows.append_column("_reading", pa.array(states.readings_of(rows))))
    elif dataset in _ORDERS:
        names = list(_ORDERS[dataset])
        order = np.asarray(pc.sort_indices(held.read(names), [(name, "ascending") for name in names]))
    else:
        return
    wrong = int((order != np.arange(len(order))).sum())
    if wrong:
        yield f"{file['path']}: {wrong} rows are not in order"
