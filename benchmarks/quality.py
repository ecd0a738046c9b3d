"""How well pages are parsed, against hand-labelled ones, with floors that only go up.

    python benchmarks/quality.py            measure, print, fail below a floor
    python benchmarks/quality.py --raise    the same, then raise every floor to what was measured

Needs ../shared/benchmark beside the checkout (its pages belong to their publishers and are not ours to ship); without it
there is nothing to measure against, and this says so. The labelled pages were read while the rules were written, so these
figures show that nothing got worse; what to expect of pages never seen is somewhat lower.
"""

import argparse
import importlib.util
import json
import sys
import tempfile
from collections import Counter, defaultdict
from pathlib import Path
from types import ModuleType
from typing import Any

import pyarrow.dataset as ds

from belowtheline.cli import main as btl

BENCHMARK = Path(__file__).parents[2] / "shared" / "benchmark"
FLOORS = Path(__file__).parents[1] / "tests" / "quality" / "floors.json"
SETS = ("dev", "flat/inscriptis", "flat/html2text", "flat/resiliparse-main")
SHOWN = ("text_f1", "record_f1", "author", "date", "parent", "pages_exact", "title")


def score_module() -> ModuleType:
    spec = importlib.util.spec_from_file_location("score", BENCHMARK / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def ingest(pages: Path, corpus: Path) -> Path:
    assert btl(["ingest", str(pages), "--output", str(corpus), "--quiet"]) == 0, pages
    return corpus


def labelled(score: ModuleType, name: str, corpus: Path) -> tuple[dict[str, Any], Counter[str]]:
    """Return (the scores of one set, calibration: records and right records by confidence)."""
    articles, comments = score.load_corpus(corpus)
    total: Counter[str] = Counter()
    title: Counter[str] = Counter()
    sure: Counter[str] = Counter()
    for path in sorted((BENCHMARK / name / "gold").glob("*.json")):
        gold = json.loads(path.read_text())
        rows = comments.get(gold["id"], [])
        total += score.score_page(gold, rows)
        total["exact"] += 0
        if gold.get("title"):
            article = articles.get(gold["id"])
            title["n"] += 1
            title["hit"] += (
                bool(article) and score.fuzz.ratio(score.norm(gold["title"]), score.norm(article["title"])) >= 90
            )
        calibrate(score, gold["comments"], rows, sure)
    return score.summary(total) | {"title": round(title["hit"] / title["n"], 4)}, sure


def calibrate(score: ModuleType, want: list[dict[str, Any]], rows: list[dict[str, Any]], sure: Counter[str]) -> None:
    """Count the records of a page by confidence, and those whose text and author are right."""
    right = {
        found
        for label, found in score.match(want, rows).items()
        if not want[label]["author"] or score.norm(want[label]["author"]) == score.norm(rows[found]["author"])
    }
    for number, row in enumerate(rows):
        step = "≥ 0.9" if row["confidence"] >= 0.9 else "0.7–0.9" if row["confidence"] >= 0.7 else "< 0.7"
        sure[f"{step} n"] += 1
        sure[f"{step} right"] += number in right


def text_dumps(corpus: Path) -> dict[str, float]:
    """Return the shares of article characters outside comments and of comment characters inside, over `textdumps`.

    The labels count bylines and buttons as comment characters, and these never belong in a comment's text. So the third
    figure also counts a line that is the name and the time of a comment that was read, with at most 40 characters more.
    """
    found: dict[str, list[str]] = defaultdict(list)
    bylines: dict[str, list[tuple[str, str]]] = defaultdict(list)
    columns = ["source", "text", "author", "posted_at_text"]
    for table in ("comments", "repeats"):
        for row in ds.dataset(corpus / table, partitioning="hive").to_table(columns=columns).to_pylist():
            page = row["source"].rsplit("/", 1)[1].removesuffix(".txt")
            found[page].append(row["text"])
            bylines[page].append((row["author"] or "", row["posted_at_text"] or ""))
    shares: Counter[str] = Counter()
    for line in (BENCHMARK / "textdumps" / "index.jsonl").read_text().splitlines():
        entry = json.loads(line)
        text = (BENCHMARK / "textdumps" / f"{entry['id']}.txt").read_text()
        for name, part in (
            ("article", text[: entry["comments_start_char"]]),
            ("comment", text[entry["comments_start_char"] :]),
        ):
            inside = "\n".join(found[entry["id"]])
            lines = [line.strip() for line in part.splitlines() if line.strip()]
            shares[f"{name} n"] += sum(map(len, lines))
            shares[f"{name} in"] += sum(len(line) for line in lines if line in inside)
            shares[f"{name} read"] += sum(
                len(line) for line in lines if line in inside or is_byline(line, bylines[entry["id"]])
            )
    return {
        "article_outside": round(1 - shares["article in"] / shares["article n"], 4),
        "comments_inside": round(shares["comment in"] / shares["comment n"], 4),
        "comments_inside_or_byline": round(shares["comment read"] / shares["comment n"], 4),
    }


def is_byline(line: str, bylines: list[tuple[str, str]]) -> bool:
    """Tell whether a line is the name, the time or both of one comment, with at most 40 characters more."""
    for author, posted in bylines:
        rest = line.replace(author, "", 1) if author else line
        rest = rest.replace(posted, "", 1) if posted else rest
        if len(rest) < len(line) and len(rest) <= 40:
            return True
    return False


def measure() -> dict[str, dict[str, float]]:
    score, results, sure = score_module(), {}, Counter[str]()
    with tempfile.TemporaryDirectory() as folder:
        for name in SETS:
            corpus = ingest(BENCHMARK / name / "pages", Path(folder) / name.replace("/", "-"))
            summary, steps = labelled(score, name, corpus)
            results[name] = {key: summary[key] for key in SHOWN if summary[key] is not None}
            sure += steps
        corpus = ingest(BENCHMARK / "dev" / "negatives", Path(folder) / "negatives")
        rows = ds.dataset(corpus / "comments", partitioning="hive").to_table(columns=["source"]).to_pylist()
        pages = len(list((BENCHMARK / "dev" / "negatives").glob("*.html")))
        results["negatives"] = {"pages_without_comments": round(1 - len({r["source"] for r in rows}) / pages, 4)}
        results["textdumps"] = text_dumps(ingest(BENCHMARK / "textdumps", Path(folder) / "textdumps"))
    results["calibration"] = {
        f"right of confidence {step}": round(sure[f"{step} right"] / sure[f"{step} n"], 4)
        for step in ("≥ 0.9", "0.7–0.9", "< 0.7")
        if sure[f"{step} n"]
    }
    return results


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--raise", dest="higher", action="store_true", help="raise the floors to what was measured")
    options = parser.parse_args()
    if not BENCHMARK.is_dir():
        print(
            "NOT MEASURED: ../shared/benchmark is not beside this checkout, so there are no labelled pages to score on"
        )
        return 0
    floors = json.loads(FLOORS.read_text()) if FLOORS.exists() else {}
    results, below = measure(), []
    for name, figures in results.items():
        print(f"\n{name}")
        for key, value in figures.items():
            floor = floors.get(name, {}).get(key)
            low = floor is not None and value < floor
            below += [f"{name} {key}: {value} is below its floor {floor}"] if low else []
            print(f"  {key:32} {value:.4f}" + (f"   floor {floor:.4f}" if floor is not None else ""))
    print("\n" + ("\n".join(below) or "no figure is below its floor"))
    if options.higher and not below:
        for name, figures in results.items():
            for key, value in figures.items():
                kept = floors.setdefault(name, {})
                kept[key] = max(kept.get(key, 0.0), value)
        FLOORS.write_text(json.dumps(floors, indent=2, ensure_ascii=False) + "\n")
    return 1 if below else 0


if __name__ == "__main__":
    sys.exit(main())
