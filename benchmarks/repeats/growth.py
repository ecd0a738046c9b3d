"""How the cost of telling repeats grows: CPU a comment outside Beam and peak memory, by size, each in a process of its own.

    python benchmarks/repeats/growth.py [--sizes 10000,100000,1000000] [--seed 7]

The corpus is that of `generate`: authors and pages grow with it, the stock of words does not, so texts collide more and
more. Peak memory is that of the process less what it held when the corpus was made. A million takes ten minutes.
"""

import argparse
import resource
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from generate import corpus

from quality import timed


def measure(size: int, seed: int) -> None:
    """Print a line of the table."""
    samples = corpus(size, seed)
    before = _peak()
    _, seconds, proposed = timed(samples)
    print(
        f"{len(samples):>10,}{seconds / len(samples) * 1e6:>14.1f}{proposed / len(samples):>20.2f}"
        f"{before:>14,.0f}{_peak() - before:>14,.0f}",
        flush=True,
    )


def _peak() -> float:
    """Return the most memory this process has held, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1 << 20 if sys.platform == "darwin" else 1 << 10)


def main() -> None:
    flags = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    flags.add_argument("--sizes", default="10000,100000,1000000")
    flags.add_argument("--seed", type=int, default=7)
    flags.add_argument("--one", type=int, help="measure this size only, in this process")
    options = flags.parse_args()
    if options.one:
        measure(options.one, options.seed)
        return
    print(
        f"{'comments':>10}{'µs a comment':>14}{'pairs a comment':>20}{'MB corpus':>14}{'MB settling':>14}", flush=True
    )
    for size in options.sizes.split(","):
        subprocess.run([sys.executable, __file__, "--one", size, "--seed", str(options.seed)], check=True)


if __name__ == "__main__":
    main()
