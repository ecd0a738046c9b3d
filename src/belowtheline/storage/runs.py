"""The rows of runs/: what went in, what came out, and whether it adds up."""

import dataclasses
import json
import platform
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from importlib.metadata import version
from typing import Any

import pyarrow as pa

from belowtheline import drift, schemas
from belowtheline.records import DataFile, Tally
from belowtheline.storage import parquet
from belowtheline.storage.layout import Corpus
from belowtheline.storage.paths import parquet_file

_SHAPING = ("apache-beam", "fastwarc", "numpy", "pyarrow", "rapidfuzz", "resiliparse", "selectolax")
"""Libraries whose version can change a byte of the output."""


def shaping_versions() -> str:
    """Return the versions that shape the output, as JSON; they enter the run id."""
    return json.dumps({name: version(name) for name in ("belowtheline", *_SHAPING)}, sort_keys=True)


def versions() -> str:
    """Return the versions a run ran under, as JSON."""
    return json.dumps(json.loads(shaping_versions()) | {"python": platform.python_version()}, sort_keys=True)


def placed(file: DataFile, run_id: str) -> DataFile:
    """Return a finished file with its path below the corpus in place of its name."""
    return dataclasses.replace(file, path=f"{file.dataset}/run={run_id}/{file.path}")


def row(
    *,
    run_id: str,
    started_at: datetime,
    parameters: Mapping[str, Any],
    tally: Tally,
    files: Iterable[DataFile],
    inputs: tuple[int, int],
    command: str = "ingest",
    objects: Sequence[Mapping[str, Any]] | None = None,
    replayed: Sequence[Mapping[str, Any]] | None = None,
    settled: tuple[int, list[str]] | None = None,
) -> dict[str, Any]:
    """Return the row of a finished run; `inputs` is (files, bytes), `settled` its sequence and the runs settled over.

    `reconciled` is computed here, from both sides.
    """
    files = sorted(files, key=lambda f: f.path)
    rows: Counter[str] = Counter()
    kept: Counter[str] = Counter()
    repeated: Counter[str] = Counter()
    relations: Counter[str] = Counter()
    for file in files:
        rows[file.dataset] += file.rows
        if file.dataset == "comments":
            kept.update(dict(file.by_source))
        elif file.dataset == "repeats":
            repeated.update(dict(file.by_source))
            relations.update(dict(file.relations))
    sources = [
        {
            "source": uri,
            "captures": t.captures,
            "parsed": t.parsed,
            "refused": t.refused,
            "skipped": t.skipped,
            "comments": t.comments,
            "kept": kept[uri],
            "repeats": repeated[uri],
            "refused_comments": t.refused_comments,
        }
        for uri, t in sorted(tally.sources.items())
    ]
    built: dict[str, Any] = {
        "run_id": run_id,
        "command": command,
        "started_at": started_at,
        "finished_at": datetime.now(UTC),
        "parameters": json.dumps(parameters, sort_keys=True, ensure_ascii=False),
        "versions": versions(),
        "files_read": inputs[0],
        "bytes_read": inputs[1],
        "captures_read": sum(s["captures"] for s in sources),
        "captures_parsed": sum(s["parsed"] for s in sources),
        "captures_refused": sum(s["refused"] for s in sources),
        "records_skipped": sum(s["skipped"] for s in sources),
        "comments_parsed": sum(s["comments"] for s in sources),
        "comments_kept": rows["comments"],
        "comments_repeats": rows["repeats"],
        "comments_refused": sum(s["refused_comments"] for s in sources),
        "articles": rows["articles"],
        "dead_letters": rows["dead_letters"],
        "formats": _counts(tally.formats),
        "systems": [
            {"name": name, "pages": tally.system_pages[name], "comments": tally.system_comments[name]}
            for name in sorted(tally.system_pages)
        ],
        "completeness": _counts(tally.completeness),
        "relations": _counts(relations),
        "reasons": _counts(tally.reasons),
        "skipped": _counts(tally.skipped),
        "drift": drift.rows(tally.drift),
        "sources": sources,
        "files": [{"path": f.path, "rows": f.rows, "bytes": f.bytes, "digest": f.digest} for f in files],
        "timings": [{"stage": stage, "seconds": round(s, 3)} for stage, s in sorted(tally.seconds.items())],
        "objects": objects,
        "replayed": replayed,
        "sequence": None if settled is None else settled[0],
        "settled_over": None if settled is None else settled[1],
        "amendments": None if settled is None else rows["amendments"],
    }
    return built | {"reconciled": not imbalances(built)}


def _counts(counter: Counter[str]) -> list[dict[str, Any]]:
    return [{"name": name, "count": count} for name, count in sorted(counter.items())]


def imbalances(run: Mapping[str, Any]) -> list[str]:
    """Return every equation of a run's row that does not hold, in words; empty when the run reconciles."""
    problems = []

    def equal(what: str, left: int, right: int) -> None:
        if left != right:
            problems.append(f"{what}: {left} ≠ {right}")

    equal("captures read = parsed + refused", run["captures_read"], run["captures_parsed"] + run["captures_refused"])
    equal(
        "comments parsed = kept + repeats + refused",
        run["comments_parsed"],
        run["comments_kept"] + run["comments_repeats"] + run["comments_refused"],
    )
    equal("dead letters = refusals", run["dead_letters"], run["captures_refused"] + run["comments_refused"])
    equal("articles with captures ≤ captures parsed", int(run["articles"] > run["captures_parsed"]), 0)
    for s in run["sources"]:
        equal(f"{s['source']}: captures = parsed + refused", s["captures"], s["parsed"] + s["refused"])
        equal(
            f"{s['source']}: comments = kept + repeats + refused",
            s["comments"],
            s["kept"] + s["repeats"] + s["refused_comments"],
        )
    return problems


def to_table(run: Mapping[str, Any]) -> pa.Table:
    """Return a run's row as a table of one row."""
    return pa.Table.from_pylist([dict(run)], schemas.arrow("runs").remove_metadata())


def committed(corpus: Corpus) -> list[str]:
    """Return the ids of the runs of a corpus that are committed, sorted."""
    return sorted(path.name.removesuffix(".parquet") for path in corpus.dataset("runs").glob("*.parquet"))


def read(corpus: Corpus, run_id: str) -> dict[str, Any] | None:
    """Return the row of a committed run; None when there is none. Raises pyarrow.ArrowException on damage."""
    path = corpus.run_file(run_id)
    if not path.exists():
        return None
    built: dict[str, Any] = dict.fromkeys(schemas.columns("runs"))  # columns a version before did not know
    built.update(parquet_file(path).read().to_pylist()[0])
    return built


def missing_files(corpus: Corpus, run: Mapping[str, Any]) -> list[str]:
    """Return in words what is wrong with the data files a run lists: gone, of another size or with other bytes."""
    problems = []
    for file in run["files"]:
        path = corpus.root / file["path"]
        if not path.exists():
            problems.append(f"{file['path']} is missing")
        elif path.stat().st_size != file["bytes"] or parquet.file_digest(path) != file["digest"]:
            problems.append(f"{file['path']} is not the file the run wrote")
    return problems
