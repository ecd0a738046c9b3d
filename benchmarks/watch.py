"""What `btl watch` costs: latency, CPU when idle, memory over many files.

python benchmarks/watch.py [--files=2000] [--a-second=10] [--idle=60]
"""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pyarrow.parquet as pq

PAGE = (
    '<!doctype html><html lang="en"><head><title>Page {n} – The Gazette</title>'
    '<link rel="canonical" href="https://gazette.test/{n}/"></head><body><article><h1>Page {n}</h1><p>{words}</p></article>'
    '<div id="comments" class="comments-area"><ol class="comment-list">{items}</ol></div></body></html>'
)
ITEM = (
    '<li id="comment-{id}" class="comment"><article id="div-comment-{id}" class="comment-body"><footer class="comment-meta">'
    '<div class="comment-author vcard"><b class="fn">Reader {who}</b></div><div class="comment-metadata">'
    '<time datetime="2021-05-03T08:30:00+00:00">May 3, 2021</time></div></footer><div class="comment-content">'
    "<p>{text}</p></div></article></li>"
)
CODE = "import sys; from belowtheline.cli import main; sys.exit(main())"
CLOCK = os.sysconf("SC_CLK_TCK")


def page(number, comments=20):
    items = "".join(
        ITEM.format(
            id=number * 1000 + i, who=(number * 7 + i) % 997, text=f"What comment {i} of page {number} says. " * 4
        )
        for i in range(comments)
    )
    return PAGE.format(n=number, words=f"The ferry of day {number} did not run. " * 30, items=items)


def cpu(pid):
    fields = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / CLOCK


def memory(pid):
    (line,) = (x for x in Path(f"/proc/{pid}/status").read_text().splitlines() if x.startswith("VmRSS"))
    return int(line.split()[1]) / 1024


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--files", type=int, default=2000)
    parser.add_argument("--a-second", type=float, default=10.0)
    parser.add_argument("--idle", type=float, default=60.0)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        measure(Path(name), asked)


def measure(root, asked):
    folder, corpus = root / "in", root / "corpus"
    folder.mkdir()
    child = subprocess.Popen([sys.executable, "-c", CODE, "watch", str(folder), "-o", str(corpus), "--quiet"])
    written, seen, latency = {}, set(), []
    begun, next_report = time.time(), 0

    def look():
        for path in set(corpus.glob("runs/*.parquet")) - seen:
            seen.add(path)
            (row,) = pq.ParquetFile(path).read(["objects"]).to_pylist()
            latency.extend(time.time() - written[o["uri"].rsplit("/", 1)[1]] for o in row["objects"])

    for number in range(asked.files):
        while time.time() < begun + number / asked.a_second:
            time.sleep(0.05)
            look()
        (folder / f"{number}.html.part").write_text(page(number))
        (folder / f"{number}.html.part").rename(folder / f"{number}.html")
        written[f"{number}.html"] = time.time()
        if number >= next_report:
            print(f"{number:>8} files  {memory(child.pid):6.0f} MB  {cpu(child.pid):7.1f} s of CPU  {len(seen)} runs")
            next_report += max(1, asked.files // 8)
    while len(latency) < asked.files:
        time.sleep(0.05)
        look()
    print(f"{asked.files:>8} files  {memory(child.pid):6.0f} MB  {cpu(child.pid):7.1f} s of CPU  {len(seen)} runs")
    cuts = statistics.quantiles(latency, n=20)
    print(f"visible after {cuts[9]:.1f} s (median), {cuts[18]:.1f} s (95 of 100)")
    time.sleep(15)
    (folder / "one.html").write_text(page(asked.files))
    written["one.html"] = time.time()
    while len(latency) <= asked.files:
        time.sleep(0.05)
        look()
    print(f"one file after a pause: visible after {latency[-1]:.1f} s")
    before = cpu(child.pid), time.time()
    time.sleep(asked.idle)
    print(f"idle: {(cpu(child.pid) - before[0]) / (time.time() - before[1]):.4f} of a core, {memory(child.pid):.0f} MB")
    child.terminate()
    print(f"ended with {child.wait()}")


if __name__ == "__main__":
    main()
