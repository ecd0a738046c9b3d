"""Memory and time of `btl ingest` by number of comments: invented pages, ten comments each, one run in a child process.

python benchmarks/scale.py --comments 10000,100000,1000000
python benchmarks/scale.py --hot article --comments 200000     all comments under one page
python benchmarks/scale.py --hot text --comments 200000        one text, posted by everybody
"""

import argparse
import json
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

WORDS = (
    "harbour ferry bridge council mayor river market school teacher winter summer ticket driver lantern garden window "
    "shop baker library museum tram station platform morning evening neighbour letter engine repair paint budget vote"
).split()
PAGE = 10  # comments a page
ITEM = (
    '<li id="comment-{0}" class="comment"><article class="comment-body"><footer class="comment-meta"><b class="fn">{1}</b>'
    '<a href="{2}#comment-{0}"><time datetime="2021-05-{3:02d}T{4:02d}:{5:02d}:00+00:00">then</time></a></footer>'
    '<div class="comment-content"><p>{6}</p></div></article></li>'
)


def pages(comments: int, hot: str) -> Iterator[dict[str, str]]:
    """Yield records of pages that hold so many comments in all; the same ones every time."""
    rng = random.Random(11)
    size = comments if hot == "article" else PAGE
    for page in range(comments // size):
        url = f"https://gazette-{page % 97}.test/story-{page}/"
        items = "".join(
            ITEM.format(
                page * size + n + 1000, f"Reader {rng.randrange(comments // 4 + 1)}", url, rng.randrange(1, 29),
                rng.randrange(24), rng.randrange(60), text(rng, hot),
            )
            for n in range(size)
        )  # fmt: skip
        body = " ".join(rng.choices(WORDS, k=80))
        yield {
            "url": url,
            "captured_at": f"2021-06-{1 + page % 28:02d}T00:00:00Z",
            "html": f'<!doctype html><html lang="en"><head><title>Story {page}</title><link rel="canonical" href="{url}">'
            f"</head><body><article><h1>Story {page}</h1><p>{body}</p></article><div id='comments' class='comments-area'>"
            f'<h2 class="comments-title">{size} thoughts</h2><ol class="comment-list">{items}</ol></div></body></html>',
        }


def text(rng: random.Random, hot: str) -> str:
    if hot == "text":
        return "The harbour master has said three times now that nobody asked the people who row across every morning."
    return " ".join(rng.choices(WORDS, k=rng.randrange(4, 40))).capitalize() + "."


def measure(folder: Path, comments: int, hot: str) -> None:
    dump, count = folder / f"{comments}.jsonl", 0
    with dump.open("w", encoding="utf-8") as file:
        for record in pages(comments, hot):
            file.write(json.dumps(record) + "\n")
            count += 1
    size, clock = dump.stat().st_size / 1e6, time.perf_counter()
    corpus = folder / f"corpus-{comments}"
    limits = ["--page-seconds=3600", "--max-page-bytes=1000000000"] if hot == "article" else []
    command = [sys.executable, "-m", "belowtheline", "ingest", str(dump), "-o", str(corpus), "--json", *limits]
    with (folder / "row.json").open("w") as out:
        child = subprocess.Popen(command, stdout=out)
        _, status, usage = os.wait4(child.pid, 0)
    if status:
        sys.exit(f"btl ingest ended with {os.waitstatus_to_exitcode(status)}")
    row = json.loads((folder / "row.json").read_text())
    assert row["reconciled"]
    assert row["comments_parsed"] == comments, row
    cpu = usage.ru_utime + usage.ru_stime
    wall = time.perf_counter() - clock
    dump.unlink()
    print(
        f"| {comments:,} | {count:,} | {size:,.0f} MB | {cpu:,.0f} s | {1e6 * cpu / comments:,.0f} µs | "
        f"{usage.ru_maxrss / 1024:,.0f} MB | {wall:,.0f} s | {row['comments_kept']:,} | {row['comments_repeats']:,} |",
        flush=True,
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--comments", default="10000,100000")
    parser.add_argument("--hot", choices=("", "article", "text"), default="")
    options = parser.parse_args()
    print(
        "| comments | pages | input | CPU | CPU a comment | peak memory | wall | kept | repeats |\n|---|---|---|---|---|---|---|---|---|",
        flush=True,
    )
    with tempfile.TemporaryDirectory() as folder:
        for comments in map(int, options.comments.split(",")):
            measure(Path(folder), comments, options.hot)


if __name__ == "__main__":
    main()
