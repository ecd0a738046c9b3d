"""Where fuzzing starts: the packaged samples, fixtures of the tests, and dumps of the shared benchmark when it is there."""

import gzip
import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from belowtheline import samples

_TESTS = Path(__file__).parents[1]
_BENCHMARK = Path(__file__).resolve().parents[3] / "shared/benchmark/warc"
_HEAD = re.compile(rb"<head\b.*?</head>", re.DOTALL | re.IGNORECASE)
_STYLE = re.compile(rb"<style\b.*?</style>|<!--.*?-->", re.DOTALL | re.IGNORECASE)
_BLANKS = re.compile(rb"\s+")


@lru_cache
def pages() -> tuple[bytes, ...]:
    """Every sample page of HTML."""
    own = [path.read_bytes() for path in sorted(samples.path().glob("*.html"))]
    others = [path.read_bytes() for path in sorted(_TESTS.glob("parsers/**/*.html"))]
    return tuple(own + others)


@lru_cache
def small_pages() -> tuple[bytes, ...]:
    """The same without what no thread needs, cut to what is parsed in a millisecond."""
    return tuple(_BLANKS.sub(b" ", _STYLE.sub(b"", _HEAD.sub(b"", page)))[-5_000:] for page in pages())


def texts() -> Iterator[bytes]:
    """Pages flattened to text."""
    for path in [*sorted(samples.path().glob("*.txt")), *sorted(_TESTS.glob("parsers/**/*.txt"))]:
        yield path.read_bytes()[:4_000]


def scripts() -> Iterator[bytes]:
    """JSON inside the sample pages."""
    for page in pages():
        for found in re.findall(rb"<script[^>]*json[^>]*>(.*?)</script>", page, re.DOTALL):
            yield found.strip()[:5_000]
        for found in re.findall(rb"<script>[^{<]{0,80}(\{.*?\});?\s*</script>", page, re.DOTALL):
            yield found.strip()[:5_000]


def dumps(*endings: str) -> Iterator[bytes]:
    """Sample dumps and those of the benchmark, by the ending of their name."""
    folders = [samples.path(), *([_BENCHMARK] if _BENCHMARK.is_dir() else [])]
    for folder in folders:
        for path in sorted(folder.iterdir()):
            if path.name.endswith(endings) and path.stat().st_size < 30_000:
                yield path.read_bytes()


def plain_dumps() -> Iterator[bytes]:
    """WARC files, unpacked."""
    yield from (data[:8_000] for data in dumps(".warc", ".wet", ".wat"))
    for data in dumps(".warc.gz"):
        try:
            yield gzip.decompress(data)[:8_000]
        except (OSError, EOFError):
            continue
