"""Invented pages as extractors flatten them, and how much of each thread comes back out of the text."""

import re
import tomllib
import unicodedata
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from difflib import SequenceMatcher
from functools import lru_cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from belowtheline.options import Limits
from belowtheline.parsers import parse_page
from belowtheline.parsers.flat_text import parse_text_page
from belowtheline.records import Capture, Kind, Media, ParsedComment, ParsedPage

ROOT = Path(__file__).parents[2]
SAMPLES = ROOT / "src" / "belowtheline" / "samples" / "pages"
FIXTURES = ROOT / "tests" / "parsers" / "comments" / "fixtures"
CAPTURED = datetime(2026, 1, 15, 12, 0, tzinfo=UTC)
LEAST = 2  # comments that must survive in the text


# set above threads that stand alone in their fixture: on a site there is an article over every thread
STORY = b"""<article><h1>Harbour council keeps the morning tram</h1>
<p>The harbour council voted on Tuesday to keep the first tram of the morning, which leaves the depot at ten past
four and carries bakers, nurses and the crews of the early ferries across the bridge.</p>
<p>Nine members spoke for it and four against. The line costs the town eleven thousand a year more than it earns, and
the treasurer had asked for it to be replaced by a shared taxi until the new bridge is built.</p>
<p>&ldquo;A timetable is a promise,&rdquo; said the oldest of the drivers, who has taken the first tram out since 1988.
&ldquo;People have chosen where they live by it.&rdquo;</p>
<p>The decision holds for two years. After that the council will count the passengers again, this time in winter as
well, when the walk along the quay is no pleasure to anybody.</p></article>"""
_BODY = re.compile(rb"<body[^>]*>")


@dataclass(frozen=True, slots=True)
class Label:
    """A comment of a page whose words survived in the flat text; its author only where the name did too."""

    text: str
    author: str | None


def inscriptis(raw: bytes) -> str:
    from inscriptis import get_text  # noqa: PLC0415 — perhaps not installed

    return get_text(raw.decode())


def html2text(raw: bytes) -> str:
    from html2text import html2text as flatten  # noqa: PLC0415 — perhaps not installed

    return flatten(raw.decode())


def resiliparse(raw: bytes, main_content: bool) -> str:
    from resiliparse.extract.html2text import extract_plain_text  # noqa: PLC0415 — perhaps not installed

    return extract_plain_text(raw.decode(), main_content=main_content)


def trafilatura(raw: bytes) -> str:
    from trafilatura import extract  # noqa: PLC0415 — perhaps not installed

    return extract(raw.decode(), include_comments=True) or ""


EXTRACTORS: dict[str, Callable[[bytes], str]] = {
    "inscriptis": inscriptis,
    "html2text": html2text,
    "resiliparse-main": lambda raw: resiliparse(raw, main_content=True),
    "resiliparse-plain": lambda raw: resiliparse(raw, main_content=False),
    "trafilatura": trafilatura,
}


PACKAGES = {name: name.partition("-")[0] for name in EXTRACTORS}
_GROUPS = tomllib.loads((ROOT / "pyproject.toml").read_text())["dependency-groups"]
VERSIONS = dict(pin.split("==") for pin in _GROUPS["flatten"])


def missing(extractor: str) -> str | None:
    """Say what keeps an extractor from being measured: it is not installed, or not in the version of the floors."""
    package = PACKAGES[extractor]
    wanted = f"{package} {VERSIONS[package]}"
    try:
        found = version(package)
    except PackageNotFoundError:
        return f"NOT MEASURED: {wanted} is not installed; `uv sync --group flatten` adds it"
    return None if found == VERSIONS[package] else f"NOT MEASURED: {wanted} is wanted, {found} is installed"


def pages() -> dict[str, Path]:
    """Return every invented HTML page by name: the packaged samples, and the fixtures of every comment system."""
    found = {path.stem: path for path in sorted(SAMPLES.glob("*.html"))}
    known = {path.read_bytes() for path in found.values()}
    for path in sorted(FIXTURES.glob("*/*.html")):
        if path.parent.name != "elsewhere" and path.read_bytes() not in known:
            found[f"{path.parent.name}/{path.stem}"] = path
    return found


@lru_cache(maxsize=256)
def thread_of(raw: bytes) -> ParsedPage:
    """Return what the HTML parser reads from a page."""
    return parse_page(Capture("page.html", 0, "html", Media.HTML, raw, captured_at=CAPTURED), Limits())


def fold(text: str | None) -> str:
    """Fold to words, as score.py of the benchmark does."""
    text = unicodedata.normalize("NFKC", text or "").casefold()
    return re.sub(r"[\W_]+", " ", text).strip()


def with_story(raw: bytes) -> bytes:
    """Return a page under an article: its own, or an invented one where it has none."""
    if len(thread_of(raw).article.body or "") >= 400:
        return raw
    body = _BODY.search(raw)
    at = body.end() if body else 0
    return raw[:at] + STORY + raw[at:]


def labels(raw: bytes, flat: str) -> list[Label]:
    """Return what the HTML parser reads from a page and `flat` still holds."""
    held = fold(flat)
    return [
        Label(comment.text, comment.author if comment.author and fold(comment.author) in held else None)
        for comment in thread_of(raw).thread.comments
        if (fold(comment.text) or comment.kind is Kind.PINGBACK) and fold(comment.text or comment.author) in held
    ]


def read(flat: str) -> tuple[ParsedComment, ...]:
    """Return what the flat parser reads."""
    return parse_text_page(flat, url=None, captured_at=CAPTURED, limits=Limits()).thread.comments


def score(wanted: list[Label], found: tuple[ParsedComment, ...]) -> Counter[str]:
    """Count labelled comments, found ones, texts that match and records: texts whose author matches too."""
    pairs = sorted(
        (
            (-_likeness(fold(label.text), fold(comment.text)), abs(i - j), i, j)
            for i, label in enumerate(wanted)
            for j, comment in enumerate(found)
        )
    )
    counts, left, right = Counter(wanted=len(wanted), found=len(found)), set[int](), set[int]()
    for likeness, _, i, j in pairs:
        if -likeness < 0.9 or i in left or j in right:
            continue
        left.add(i)
        right.add(j)
        counts["text"] += 1
        counts["record"] += wanted[i].author is None or fold(wanted[i].author) == fold(found[j].author)
    return counts


def _likeness(one: str, two: str) -> float:
    if not one and not two:
        return 1.0  # a link from another site without an excerpt
    if not one or not two or min(len(one), len(two)) < 0.8 * max(len(one), len(two)):
        return 0.0
    return 1.0 if one == two else SequenceMatcher(None, one, two, autojunk=False).ratio()


def measure(extractor: str) -> dict[str, Counter[str]]:
    """Return the counts of every page of which at least `LEAST` comments survive in the extractor's text."""
    found: dict[str, Counter[str]] = {}
    for name, path in pages().items():
        raw = path.read_bytes()
        flat = EXTRACTORS[extractor](with_story(raw))
        wanted = labels(raw, flat)
        if len(wanted) >= LEAST:
            found[name] = score(wanted, read(flat))
    return found


def f1(counts: Counter[str], hits: str = "record") -> float:
    """Return the F1 of what was counted."""
    total = counts["wanted"] + counts["found"]
    return 2 * counts[hits] / total if total else 1.0
