"""What telling repeats costs inside Beam: CPU and shuffled bytes a comment, by mode, on the invented corpus of `generate`.

    python benchmarks/repeats/graph.py [--size 30000] [--modes off,exact,near]

Pages are made without a parser, so that the difference between the modes is the cost of repeats alone.
"""

import argparse
import sys
import tempfile
import time
from collections import Counter, defaultdict
from datetime import UTC, datetime, timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
import apache_beam as beam
from generate import corpus

from belowtheline import captures, parsers
from belowtheline.options import IngestOptions
from belowtheline.progress import Progress
from belowtheline.records import Capture, Media, ParsedArticle, ParsedComment, ParsedPage, ParsedThread, Timestamp
from belowtheline.repeats.memory import Record
from belowtheline.transforms import ingest

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
CROSSED: Counter[str] = Counter()


def pages_of(records: list[Record]) -> list[tuple[datetime, ParsedPage]]:
    """Return pages with up to 60 comments each; a comment captured again stands on a page of its own."""
    threads: dict[tuple[str, int], list[Record]] = defaultdict(list)
    seen: set[str] = set()
    for record in records:
        again = record.comment_id in seen
        seen.add(record.comment_id)
        threads[record.article, record.capture if again else -1].append(record)
    return [_page(article, thread) for (article, _), thread in threads.items()]


def _page(article: str, thread: list[Record]) -> tuple[datetime, ParsedPage]:
    places = {record.comment_id: place for place, record in enumerate(thread)}
    comments = tuple(
        ParsedComment(
            record.text,
            author=record.name,
            native_id=record.comment_id,
            parent=None if places.get(record.parent or "", place) >= place else places[record.parent or ""],
            posted=Timestamp("x", None if record.posted is None else EPOCH + timedelta(microseconds=record.posted)),
        )
        for place, record in enumerate(thread)
    )
    url = f"https://x.test/{article}"
    captured = max(record.captured or 0 for record in thread)
    page = ParsedPage(
        ParsedArticle("T", site="x.test", url=url, canonical_url=url), ParsedThread(comments, "x"), "html"
    )
    return EPOCH + timedelta(microseconds=captured), page


PAGES: list[tuple[datetime, ParsedPage]] = []


def counted(name: str, pair: tuple[int, bytes]) -> tuple[int, bytes]:
    """Count what is about to cross a shuffle."""
    if isinstance(pair[1], bytes):
        CROSSED[name] += len(pair[1])
    return pair


class Group(beam.PTransform):
    """A GroupByKey that counts."""

    def expand(self, pairs):
        name = self.label
        return pairs | "Counted" >> beam.Map(lambda pair: counted(name, pair)) | GROUP()


class Join(beam.PTransform):
    """A CoGroupByKey that counts."""

    def _extract_input_pvalues(self, inputs):
        return inputs, tuple(inputs.values())

    def expand(self, inputs):
        marked = {
            name: blocks | f"Counted {name}" >> beam.Map(lambda pair, name=name: counted(name, pair))
            for name, blocks in inputs.items()
        }
        return marked | JOIN()


GROUP, JOIN = beam.GroupByKey, beam.CoGroupByKey


def measure(mode: str, folder: Path) -> float:
    """Run once and return seconds of CPU."""
    CROSSED.clear()
    clock = time.process_time()
    options = IngestOptions(inputs=(str(folder / "in"),), output=str(folder / mode), repeats=mode)
    row = ingest.run(options, [], Progress()).row
    spent = time.process_time() - clock
    count = row["comments_parsed"]
    print(f"{mode:6}{count:9,}{spent * 1e6 / count:10.0f} µs CPU{sum(CROSSED.values()) / count:9.0f} bytes a comment")
    print("       " + ", ".join(f"{name} {size / count:.0f}" for name, size in CROSSED.most_common()))
    print("       " + ", ".join(f"{r['name']} {r['count']}" for r in row["relations"]))
    return spent


def main() -> None:
    """Measure the modes side by side."""
    flags = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    flags.add_argument("--size", type=int, default=30_000)
    flags.add_argument("--modes", default="off,exact,near")
    options = flags.parse_args()
    PAGES.extend(pages_of([sample.record for sample in corpus(options.size)]))
    captures.read = lambda piece, _: (
        Capture(piece.source, place, "html", Media.HTML, b"%d" % place, None, captured)
        for place, (captured, _) in enumerate(PAGES)
    )
    parsers.parse_page = lambda capture, _: PAGES[capture.offset][1]
    beam.GroupByKey, beam.CoGroupByKey = Group, Join
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "in").mkdir()
        (folder / "in" / "one.html").write_text("<html><body>page</body></html>")
        for mode in options.modes.split(","):
            measure(mode, folder)


if __name__ == "__main__":
    import graph  # under its own name: what counts must not be copied into the graph

    graph.main()
