"""The long run: python -m tests.fuzz [--scale 1.0] [--folder FOLDER] [TARGET …]; a table of what was run and found."""

import argparse
import re
import subprocess
import sys
import time
from pathlib import Path

from tests.fuzz.targets import TARGETS

# Inputs a target is given at scale 1, by what one costs: together over two million over the parsers.
INPUTS = {
    "timestamps": 350_000,
    "urls": 250_000,
    "lines": 350_000,
    "json_ld": 300_000,
    "embedded_json": 250_000,
    "counts": 200_000,
    "article": 120_000,
    "systems": 150_000,
    "repeated_structure": 70_000,
    "small_page": 50_000,
    "flat_text": 50_000,
    "page": 15_000,
    "charset": 200_000,
    "http_message": 200_000,
}
_OTHERS = 30_000  # readers, which write a file for every input
_ROW = "{:<20} {:>10} {:>9} {:>8} {:>8} {:>7}"


def main() -> int:
    """Fuzz target after target, each in a process of its own; 1 when there was a find."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("targets", nargs="*", help="all, unless some are named")
    options.add_argument("--scale", type=float, default=1.0, help="times the inputs of a full run")
    options.add_argument("--seconds", type=int, default=900, help="at most this long a target")
    options.add_argument("--folder", type=Path, default=Path("fuzzing"), help="where corpora and finds are kept")
    options.add_argument("--seed", type=int, default=1)
    given = options.parse_args()
    print(_ROW.format("target", "inputs", "seconds", "edges", "features", "finds"), flush=True)
    total = finds = 0
    for name in given.targets or TARGETS:
        inputs = int(INPUTS.get(name, _OTHERS) * given.scale)
        ran, found = _fuzz(
            name, given.folder / name, [f"-runs={inputs}", f"-max_total_time={given.seconds}", f"-seed={given.seed}"]
        )
        total, finds = total + (ran if TARGETS[name].parser else 0), finds + found
    print(f"{total:,} inputs over the parsers, {finds} finds")
    return 1 if finds else 0


def _fuzz(name: str, folder: Path, options: list[str]) -> tuple[int, int]:
    folder.mkdir(parents=True, exist_ok=True)
    start, log = time.monotonic(), folder / "log"
    command = [sys.executable, "-m", "tests.fuzz.drive", name, str(folder), *options]
    with log.open("wb") as out:
        code = subprocess.run(command, stdout=out, stderr=subprocess.STDOUT, check=False).returncode
    said = log.read_text(errors="replace")
    ran = [int(number) for number in re.findall(r"^#(\d+)", said, re.MULTILINE)] or [0]
    edges = re.findall(r"cov: (\d+) ft: (\d+)", said) or [("0", "0")]
    finds = said.count("\nFIND ") + (code != 0)
    print(_ROW.format(name, f"{ran[-1]:,}", f"{time.monotonic() - start:.0f}", *edges[-1], finds), flush=True)
    for line in re.findall(r"^FIND .*|^==.*ERROR.*|^SUMMARY.*", said, re.MULTILINE):
        print("   ", line[:200], flush=True)
    return ran[-1], finds


if __name__ == "__main__":
    sys.exit(main())
