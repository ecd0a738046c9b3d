"""Ranges of dumps in, staged parts out: read, parse, assemble and validate, without Beam.

Whatever a range holds ends in exactly one place: a staged row, or a dead letter. The tally counts it as it is read,
independently of the rows that are written, so that the two can be held against each other at the end.
"""

import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

import numpy as np
import pyarrow as pa

from belowtheline import captures, drift, parsers, progress
from belowtheline.assembly import Authors, PageRows, assemble, dead_letter
from belowtheline.errors import Refusal, StoreError, is_panic
from belowtheline.options import Limits
from belowtheline.records import Again, Capture, ParsedPage, Part, Read, ReadRange, Refused, Skipped, Tally
from belowtheline.repeats import blocks, candidates, readings
from belowtheline.repeats.sides import Source
from belowtheline.storage import parts, scratch
from belowtheline.storage.paths import AnyPath
from belowtheline.validation import Row, to_table

FLUSH_BYTES = 24 << 20
"""Text held before a part is written: bounds memory, whatever the size of the input."""

ROW_COST = 900
"""Bytes a comment row and its reading cost in memory beside the text (tracemalloc: 863)."""


@dataclass(frozen=True, slots=True)
class StageSettings:
    """What staging needs to know of the run."""

    folder: AnyPath  # where parts go
    buckets: int
    limits: Limits
    authors: Authors
    near: bool = False  # make keys, by which comments with other words are compared


@dataclass(frozen=True, slots=True)
class Staged:
    """What became of some ranges."""

    tally: Tally
    parts: tuple[Part, ...]
    readings: bytes  # packed, see repeats.readings
    keys: bytes  # packed, see repeats.candidates


def stage(ranges: Iterable[ReadRange | Again | Refused], settings: StageSettings, name: str) -> Iterator[Staged]:
    """Read, parse and stage `ranges`; yield each time a buffer has been written, and once at the end.

    `name` is unique to these ranges within the run: parts are named after it, so that doing the work twice
    overwrites the same files.
    """
    buffer = _Buffer(settings, name)
    for piece in ranges:
        if isinstance(piece, Refused):
            buffer.refuse(piece, "unknown")
            continue
        clock = time.perf_counter()
        for item in _read(piece, settings.limits):
            buffer.spend("read", clock)
            buffer.take(item, _format_of(piece, item))
            if buffer.held >= FLUSH_BYTES:
                yield buffer.flush()
            clock = time.perf_counter()
        buffer.spend("read", clock)
        progress.add(bytes_done=0 if isinstance(piece, Again) else piece.size)
    yield buffer.flush()


def _read(piece: ReadRange | Again, limits: Limits) -> Iterator[Read]:
    """Read a range; a bug in a reader costs the rest of the range, as one dead letter, and not the run."""
    try:
        yield from captures.read_again(piece, limits) if isinstance(piece, Again) else captures.read(piece, limits)
    except StoreError:
        raise  # nothing is known of the input: the run fails, and nothing of it is published
    except BaseException as error:
        if not (isinstance(error, Exception) or is_panic(error)):
            raise
        yield Refused(piece.source, piece.start, "read", "unexpected", _bug(error))


def _format_of(piece: ReadRange | Again, item: Read) -> str:
    """Return the dump format a refusal is filed under."""
    if isinstance(piece, ReadRange):
        return piece.format
    if isinstance(item, Capture):
        return item.format
    return dict(piece.captures).get(item.offset, "unknown")


def _bug(error: BaseException) -> str:
    return f"{type(error).__name__}: {error} (a bug in belowtheline: please report it with this file)"


@dataclass(frozen=True, slots=True)
class _Page:
    """A parsed page waiting to be written."""

    capture: Capture  # without its payload
    system: str
    completeness: str
    found: int  # comments parsed, counted from the thread and not from the rows
    drift: drift.Drift
    rows: PageRows


@dataclass(slots=True)
class _Buffer:
    """Rows gathered so far, and what has been counted."""

    settings: StageSettings
    name: str
    tally: Tally = field(default_factory=Tally)
    pages: list["_Page"] = field(default_factory=list)
    letters: list[Row] = field(default_factory=list)
    held: int = 0
    written: int = 0

    def take(self, item: Capture | Skipped | Refused, dump_format: str) -> None:
        """Put one item read where it belongs."""
        if isinstance(item, Skipped):
            self.tally.source(item.source).skipped += 1
            self.tally.skipped[item.kind] += 1
        elif isinstance(item, Refused):
            self.refuse(item, dump_format)
        else:
            self.parse(item)

    def spend(self, stage_name: str, since: float) -> None:
        """Count the time since `since` as spent on a stage."""
        self.tally.seconds[stage_name] += time.perf_counter() - since  # type: ignore[assignment]  # a Counter of floats

    def refuse(self, refused: Refused, dump_format: str) -> None:
        """Count and keep a refusal of a whole capture."""
        source = self.tally.source(refused.source)
        source.captures += 1
        source.refused += 1
        self.tally.formats[dump_format] += 1
        self.tally.reasons[f"{refused.stage}/{refused.reason}"] += 1
        self.letters.append(dead_letter(refused, dump_format))
        self.held += ROW_COST
        progress.add(refused=1)

    def parse(self, capture: Capture) -> None:
        """Parse a capture into rows, or refuse it."""
        clock = time.perf_counter()
        try:
            page = parsers.parse_page(capture, self.settings.limits)
            rows = assemble(capture, page, self.settings.authors)
        except Refusal as refusal:
            self.refuse(_refused(capture, refusal.STAGE, refusal.reason, str(refusal)), capture.format)
            return
        except BaseException as error:  # a bug of ours, or a library's, must cost one page, not the run
            if not (isinstance(error, Exception) or is_panic(error)):
                raise
            self.refuse(_refused(capture, "parse", "unexpected", _bug(error)), capture.format)
            return
        finally:
            self.spend("parse", clock)
        self.keep(capture, page, rows)

    def keep(self, capture: Capture, page: ParsedPage, rows: PageRows) -> None:
        """Hold a parsed page until the next flush."""
        thread, found = page.thread, len(page.thread.comments)
        system = thread.system or ("unknown" if found else "none")
        yielded = drift.of_page(page.article.site, system, thread.comments)
        self.pages.append(_Page(capture_address(capture), system, thread.completeness.value, found, yielded, rows))
        self.held += len(page.article.body or "") + 2 * ROW_COST
        self.held += sum(len(comment.text) + ROW_COST for comment in page.thread.comments)
        progress.add(pages=1, comments=len(rows.comments))

    def flush(self) -> Staged:
        """Write what is held as parts and return it with its tally; the buffer is empty after."""
        clock = time.perf_counter()
        articles = self._articles()
        comments, kept = self._comments()
        written = [part for part in (articles, comments, self._letters()) if part is not None]
        packed = readings.pack(kept, self.settings.buckets, self._texts(kept) if kept else None)
        near = self.settings.near and kept
        keys = candidates.keys_of_readings(packed, [r.words.bare for r in kept]) if near else candidates.NO_KEYS
        self.spend("stage", clock)
        staged = Staged(self.tally, tuple(written), blocks.pack(packed), blocks.pack(keys))
        self.tally, self.pages, self.letters, self.held = Tally(), [], [], 0
        self.written += 1
        return staged

    def _articles(self) -> Part | None:
        """Stage and count the articles; a page whose article does not fit the schema is refused whole."""
        table, misfits = to_table("articles", [page.rows.article for page in self.pages])
        for index, message in reversed(misfits):
            capture = self.pages.pop(index).capture
            self.refuse(_refused(capture, "validate", "schema", message), capture.format)
        for page in self.pages:
            self._count(page)
        return self._write("articles", table, [page.rows.article_id for page in self.pages])

    def _count(self, page: "_Page") -> None:
        source = self.tally.source(page.capture.source)
        source.captures += 1
        source.parsed += 1
        source.comments += page.found
        self.tally.formats[page.capture.format] += 1
        self.tally.system_pages[page.system] += 1
        self.tally.system_comments[page.system] += page.found
        self.tally.completeness[page.completeness] += 1
        self.tally.drift.update(page.drift)

    def _texts(self, kept: list[readings.Reading]) -> readings.Texts:
        sources = (Source(r.text, r.words.bare, r.name, int(r.parent or "0", 16)) for r in kept)
        return scratch.write_texts(self.settings.folder, f"{self.name}-{self.written:04d}", sources)

    def _comments(self) -> tuple[Part | None, list[readings.Reading]]:
        """Stage the comments; one that does not fit the schema becomes a dead letter of its own."""
        rows = [row for page in self.pages for row in page.rows.comments]
        kept = [reading for page in self.pages for reading in page.rows.readings]
        captures_of = [page.capture for page in self.pages for _ in page.rows.comments]
        table, misfits = to_table("comments", rows)
        for index, message in reversed(misfits):
            capture, reading = captures_of[index], kept.pop(index)
            self.tally.source(capture.source).refused_comments += 1
            self.tally.reasons["validate/schema"] += 1
            refused = _refused(capture, "validate", "schema", message)
            self.letters.append(dead_letter(refused, capture.format, reading.position))
        table = table.append_column(parts.READING, pa.array([r.reading for r in kept], pa.uint64()))
        return self._write("comments", table, [r.article for r in kept]), kept

    def _letters(self) -> Part | None:
        table, misfits = to_table("dead_letters", self.letters)
        assert not misfits, misfits  # made by us from checked values
        return self._write("dead_letters", table, [row[0] for row in self.letters])

    def _write(self, dataset: str, table: pa.Table, keys: list[str]) -> Part | None:
        if not table.num_rows:
            return None
        buckets = np.array([readings.bucket_of(key, self.settings.buckets) for key in keys], np.int64)
        path = self.settings.folder / f"{self.name}-{self.written:04d}-{dataset}.arrow"
        return parts.write(table, buckets, dataset, path)


def capture_address(capture: Capture) -> Capture:
    """Return the capture without its payload: where it stands, not what it holds."""
    return Capture(
        capture.source,
        capture.offset,
        capture.format,
        capture.media,
        b"",
        capture.url,
        capture.captured_at,
        capture.charset,
    )


def _refused(capture: Capture, stage_name: str, reason: str, message: str) -> Refused:
    return Refused(capture.source, capture.offset, stage_name, reason, message, capture.url, capture.captured_at)
