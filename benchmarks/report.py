"""How big the report is, and how long it takes to make and to open, for corpora of some sizes.

    python benchmarks/report.py [--comments 10000 100000 1000000]

The corpora are made of invented rows, written as Parquet directly. Opening is measured in headless Chromium as the
time of the whole process beside that of an empty page, so the difference is what the page costs.
"""

import argparse
import shutil
import subprocess
import tempfile
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from belowtheline import schemas
from belowtheline.analytics.database import connect
from belowtheline.analytics.report import build

WORDS = np.array("harbour bridge council tram winter budget ferry market teacher river lamp bakery".split())
PLAIN = {"string": "", "int64": 0, "int32": 0, "double": 1.0, "bool": True}


def column(field: pa.Field, values: dict, count: int) -> pa.Array:
    if field.name in values:
        return pa.array(values[field.name], field.type)
    if field.nullable:
        return pa.nulls(count, field.type)
    if pa.types.is_list(field.type):
        return pa.array([[]] * count, field.type)
    if pa.types.is_timestamp(field.type):
        return pa.array([datetime(2024, 1, 1, tzinfo=UTC)] * count, field.type)
    return pa.array([PLAIN.get(str(field.type), 0)] * count, field.type)


def write(root: Path, dataset: str, run: str, values: dict, count: int) -> None:
    schema = schemas.arrow(dataset)
    table = pa.table([column(field, values, count) for field in schema], schema=schema)
    path = root / "runs" / f"{run}.parquet" if dataset == "runs" else root / dataset / f"run={run}" / "rows.parquet"
    path.parent.mkdir(parents=True, exist_ok=True)
    pq.write_table(table, path, compression="zstd", row_group_size=100_000)


def corpus(root: Path, comments: int) -> None:
    pick = np.random.default_rng(1)
    articles = max(comments // 20, 1)
    at = pick.integers(0, articles, comments)
    sites = [f"site-{a % 40}.test" for a in range(articles)]
    times = pick.integers(0, 3 * 365 * 86_400, comments)
    texts = [" ".join(WORDS[row]) for row in pick.integers(0, len(WORDS), (comments, 25))]
    ids = [f"{n:032x}" for n in range(comments)]
    facts = {
        "comment_id": ids, "article_id": [f"{a:032x}" for a in at], "kind": ["comment"] * comments,
        "author": [f"Reader {a}" for a in pick.integers(0, comments // 8 + 1, comments)],
        "author_key": [f"{a:032x}" for a in pick.integers(0, comments // 8 + 1, comments)],
        "posted_at": [datetime(2021, 1, 1, tzinfo=UTC) + timedelta(seconds=int(t)) for t in times],
        "depth": pick.integers(0, 5, comments).tolist(), "text": texts, "position": list(range(comments)),
        "cluster_id": [ids[n] if n % 50 else ids[n // 2] for n in range(comments)], "confidence": [0.9] * comments,
        "evidence": [f"system-{a % 15}" for a in at], "site": [sites[a] for a in at],
    }  # fmt: skip
    write(root, "comments", "r1", facts, comments)
    write(root, "articles", "r1", {
        "article_id": [f"{a:032x}" for a in range(articles)], "site": sites, "completeness": ["complete"] * articles,
        "comments_declared": [20] * articles, "comments_parsed": [20] * articles, "captures": [1] * articles,
    }, articles)  # fmt: skip
    write(root, "runs", "r1", {"run_id": ["r1"], "command": ["ingest"]}, 1)


def opened(page: Path) -> float:
    browser = shutil.which("chromium")
    if browser is None:
        return float("nan")
    took = []
    for _ in range(3):
        with tempfile.TemporaryDirectory() as profile:
            start = time.perf_counter()
            subprocess.run(
                [browser, "--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run",
                 f"--user-data-dir={profile}", "--dump-dom", page.as_uri()], capture_output=True, check=True,
            )  # fmt: skip
            took.append(time.perf_counter() - start)
    return sorted(took)[1]


def main() -> None:
    options = argparse.ArgumentParser()
    options.add_argument("--comments", type=int, nargs="+", default=[10_000, 100_000, 1_000_000])
    print("  comments   page KB   made in s   opened in s   (an empty page)")
    for count in options.parse_args().comments:
        with tempfile.TemporaryDirectory() as name:
            root = Path(name)
            corpus(root / "corpus", count)
            start = time.perf_counter()
            with connect(str(root / "corpus")) as connection:
                page = build(connection, "corpus")
            made = time.perf_counter() - start
            (root / "r.html").write_text(page, encoding="utf-8")
            (root / "empty.html").write_text("<!DOCTYPE html><title>x</title>", encoding="utf-8")
            print(
                f"{count:10,} {len(page.encode()) / 1e3:9.0f} {made:11.1f} {opened(root / 'r.html'):13.2f} {opened(root / 'empty.html'):14.2f}"
            )


if __name__ == "__main__":
    main()
