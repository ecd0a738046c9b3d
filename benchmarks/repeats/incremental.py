"""What a run costs over a corpus that is there already: CPU and disk a new and a known comment, on `generate`'s corpus.

    python benchmarks/repeats/incremental.py [--size 10000] [--new 0.05] [--check]

The corpus is ingested in one run, then in two: all but a share of the pages, and the rest over it; then the rest again
from another folder, which adds captures of known comments only. Pages are made without a parser, so that the
difference is the cost of repeats. `--check` compares all views of the corpus made in one run and in two.
"""

import argparse
import sys
import tempfile
import time
from pathlib import Path
from random import Random
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))
import graph
from generate import corpus

from belowtheline import captures, parsers
from belowtheline.analytics.database import connect
from belowtheline.options import IngestOptions
from belowtheline.progress import Progress
from belowtheline.records import Capture, Media
from belowtheline.transforms import ingest

VIEWS = ("articles", "captures", "comments", "repeats", "dead_letters")


def read(piece: Any, _: Any) -> Any:
    """Yield the pages whose numbers a file holds."""
    for number in map(int, Path(piece.source.removeprefix("file://")).read_text().split()[1:]):
        captured = graph.PAGES[number][0]
        yield Capture(piece.source, number, "html", Media.HTML, b"%d" % number, None, captured)


def dump(folder: Path, numbers: list[int]) -> str:
    """Write a file that stands for some pages."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "pages.html").write_text(f"<html> {' '.join(map(str, numbers))}")
    return str(folder)


def run(inputs: list[str], output: Path, **options: Any) -> tuple[dict[str, Any], float]:
    """Ingest and return the run's row and the seconds of CPU it took."""
    clock = time.process_time()
    row = ingest.run(IngestOptions(inputs=tuple(inputs), output=str(output), **options), [], Progress()).row
    return row, time.process_time() - clock


def told(what: str, row: dict[str, Any], spent: float) -> None:
    """Print what a run did and what it took."""
    print(
        f"{what:28}{row['comments_parsed']:9,} parsed{row['comments_kept']:9,} kept{row['comments_repeats']:8,} repeats"
        f"{row['amendments']:8,} amended{spent:8.1f} s CPU"
    )


def size_of(folder: Path) -> int:
    """Return the bytes below a folder."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def differences(one: Path, other: Path) -> list[str]:
    """Return the views in which two corpora differ in anything but the names of the runs."""
    found = []
    for view in VIEWS:
        rows = []
        for folder in (one, other):
            with connect(str(folder)) as connection:
                query = f"SELECT * EXCLUDE (run) FROM {view} ORDER BY ALL"
                rows.append(connection.execute(query).fetchall())
        if rows[0] != rows[1]:
            left = sum(a != b for a, b in zip(*rows, strict=False))
            found.append(f"{view}: {len(rows[0])} and {len(rows[1])} rows, {left} differ")
    return found


def measure(folder: Path, share: float, check: bool, mode: str) -> None:
    """Ingest at once, in two runs and once more, and print what each took."""
    numbers = list(range(len(graph.PAGES)))
    Random(3).shuffle(numbers)
    cut = int(len(numbers) * (1 - share))
    first, second = dump(folder / "first", numbers[:cut]), dump(folder / "second", numbers[cut:])
    nothing = dump(folder / "nothing", numbers[cut : cut + 1])
    run([nothing], folder / "warm", repeats=mode)
    alone, for_alone = run([second], folder / "alone", repeats=mode)
    told("the new ones alone", alone, for_alone)
    if check:
        told("all in one run", *run([first, second], folder / "whole", repeats=mode))
    row, spent = run([first], folder / "corpus", repeats=mode)
    told("all but the new ones", row, spent)
    old = row["comments_parsed"]
    index = size_of(folder / "corpus" / "_index")
    rest = size_of(folder / "corpus") - index
    (folder / "corpus").rename(folder / "kept")
    row, spent = run([second], folder / "kept", repeats=mode)
    told("the new ones over them", row, spent)
    print(f"{'':28}{(spent - for_alone) * 1e6 / old:.1f} µs a known comment more than alone")
    again = dump(folder / "again", numbers[cut:])
    if check:
        print(
            "one run and two: " + ("; ".join(differences(folder / "whole", folder / "kept")) or "the same in all views")
        )
    told("the new ones again", *run([again], folder / "kept", repeats=mode))
    print(f"index {index / old:.0f} bytes a comment, all else {rest / old:.0f} (these texts compress well)")


def main() -> None:
    """Measure."""
    flags = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    flags.add_argument("--size", type=int, default=10_000)
    flags.add_argument("--new", type=float, default=0.05)
    flags.add_argument("--mode", default="near")
    flags.add_argument("--check", action="store_true")
    options = flags.parse_args()
    graph.PAGES.extend(graph.pages_of([sample.record for sample in corpus(options.size)]))
    captures.read, parsers.parse_page = read, lambda capture, _: graph.PAGES[capture.offset][1]
    with tempfile.TemporaryDirectory() as name:
        measure(Path(name), options.new, options.check, options.mode)


if __name__ == "__main__":
    import incremental  # under its own name: what the graph calls must not be copied into it

    incremental.main()
