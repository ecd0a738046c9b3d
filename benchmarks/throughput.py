"""How far is the whole job from just reading and parsing? Ratios, measured side by side in one run.

    (a) floor     FastWARC reads, Lexbor parses, nothing else
    (b) parse     our loop without Beam: captures → pages → rows
    (c) ingest    `btl ingest --repeats=exact` of the same WARC, start-up (imports, an empty run) taken off
    (d) near      `btl ingest` as it is by default: near repeats told too (each page stands in the WARC several times,
                  so that nearly every comment has repeats: the dearest case)

CPU seconds on one core; each is run in turn several times and the least is taken, since other work on the machine only adds.
"""

import argparse
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from fastwarc.warc import ArchiveIterator, WarcRecordType
from selectolax.lexbor import LexborHTMLParser

sys.path.insert(0, str(Path(__file__).parent))
import warcs
from belowtheline import captures, parsers
from belowtheline.assembly import assemble
from belowtheline.options import Limits
from belowtheline.records import Capture
from belowtheline.storage.files import to_uri


def floor(warc: Path) -> int:
    count = 0
    with warc.open("rb") as file:
        for record in ArchiveIterator(file, record_types=WarcRecordType.response):
            LexborHTMLParser(record.reader.read())
            count += 1
    return count


def parse_loop(warc: Path) -> int:
    limits, count = Limits(), 0
    for piece in captures.plan(to_uri(warc), limits):
        for item in captures.read(piece, limits):
            assert isinstance(item, Capture), item
            assemble(item, parsers.parse_page(item, limits))
            count += 1
    return count


def cpu(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


def ingest(warc: Path, repeats: str = "near") -> tuple[float, int]:
    """Return (CPU seconds, peak resident kilobytes) of one `btl ingest` in a process of its own."""
    with tempfile.TemporaryDirectory() as folder:
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        code = (
            "import resource, subprocess, sys; from belowtheline.cli import main\n"
            "try: main()\n"
            "finally: print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, file=sys.stderr)"
        )
        arguments = ["ingest", str(warc), "--output", f"{folder}/corpus", "--quiet", f"--repeats={repeats}"]
        done = subprocess.run([sys.executable, "-c", code, *arguments], check=True, capture_output=True, text=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
    seconds = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return seconds, int(done.stderr.split()[-1])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--repeats", type=int, default=5)
    parser.add_argument("--times", type=int, default=10, help="how often each page stands in the WARC")
    parser.add_argument("--memory", default="1,4,16", help="multiples of the input at which memory is shown")
    options = parser.parse_args()
    what, contents = warcs.pages()
    with tempfile.TemporaryDirectory() as folder:
        warc, empty = Path(folder) / "pages.warc.gz", Path(folder) / "one.warc.gz"
        count = warcs.write(warc, contents, options.times)
        warcs.write(empty, [b"<!doctype html><html><body><h1>One</h1><p>One page to start up with.</p></body></html>"])
        best = {"floor": 1e9, "parse": 1e9, "exact": 1e9, "near": 1e9, "start-up": 1e9}
        for _ in range(options.repeats):
            best["floor"] = min(best["floor"], cpu(lambda: floor(warc)))
            best["parse"] = min(best["parse"], cpu(lambda: parse_loop(warc)))
            best["start-up"] = min(best["start-up"], ingest(empty)[0])
            best["exact"] = min(best["exact"], ingest(warc, "exact")[0])
            best["near"] = min(best["near"], ingest(warc)[0])
        start_up = best["start-up"]
        size = sum(map(len, contents)) / len(contents) / 1000
        print(f"{what}, {size:.0f} KB on average, {count} in one WARC; CPU on one core, best of {options.repeats}\n")
        print("| | µs a page | pages/s | ratio |\n|---|---|---|---|")
        rows = (
            ("(a) FastWARC read + Lexbor parse: the floor", best["floor"], None, ""),
            ("(b) our parse loop, without Beam", best["parse"], best["floor"], "of (a)"),
            ("(c) `btl ingest --repeats=exact`, start-up taken off", best["exact"] - start_up, best["parse"], "of (b)"),
            ("(d) `btl ingest`, near repeats too", best["near"] - start_up, best["parse"], "of (b)"),
        )
        for name, seconds, base, of in rows:
            ratio = "" if base is None else f"{base / seconds:.2f} {of}"
            print(f"| {name} | {1e6 * seconds / count:.0f} | {count / seconds:.0f} | {ratio} |")
        print(f"\nStart-up of `btl ingest` (imports, an empty run): {best['start-up']:.1f} s of CPU\n")
        print("| input | pages | peak memory of `btl ingest` |\n|---|---|---|")
        for multiple in map(int, options.memory.split(",")):
            count = warcs.write(warc, contents, options.times * multiple)
            print(f"| {multiple}× | {count} | {ingest(warc)[1] / 1024:.0f} MB |", flush=True)


if __name__ == "__main__":
    main()
