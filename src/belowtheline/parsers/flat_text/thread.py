"""The thread of a dump: the best reading, judged complete or not."""

import math
import re
from dataclasses import dataclass
from datetime import datetime

from belowtheline import timestamps
from belowtheline.errors import ParseRefusal
from belowtheline.options import Limits
from belowtheline.parsers.flat_text import vocabulary as words
from belowtheline.parsers.flat_text.bodies import depths_of, text_of
from belowtheline.parsers.flat_text.choose import Candidate, best_reading, confidence_of
from belowtheline.parsers.flat_text.completeness import judge
from belowtheline.parsers.flat_text.doubts import doubtful
from belowtheline.parsers.flat_text.drafts import Draft
from belowtheline.parsers.flat_text.names import tidy_names
from belowtheline.parsers.flat_text.scan import Scan
from belowtheline.parsers.flat_text.times import unglued
from belowtheline.parsers.flat_text.truncation import truncation
from belowtheline.parsers.flat_text.undivided import undivided_body
from belowtheline.parsers.flat_text.window import Window
from belowtheline.records import Completeness, Kind, ParsedComment, ParsedThread, Timestamp

DOUBTED = 0.8  # confidence at most of a comment whose words look like more than one comment's


@dataclass(frozen=True, slots=True)
class Found:
    """A thread and the line it starts at."""

    thread: ParsedThread
    first: int


@dataclass(frozen=True, slots=True)
class _Reader:
    """What the comments of one thread have in common."""

    scan: Scan
    confidence: float
    captured_at: datetime | None
    day_first: bool | None

    def comment(self, draft: Draft, depth: int | None, doubted: bool) -> ParsedComment:
        is_pingback = draft.mark.frame == "pingback"
        text = text_of(self.scan, draft.body) or ("" if is_pingback else draft.mark.author or "")
        sure = min(self.confidence, draft.mark.confidence or 1.0, DOUBTED if doubted else 1.0)
        return ParsedComment(
            text=text,
            kind=Kind.PINGBACK if is_pingback else _kind(text, draft.mark.author),
            author=draft.mark.author,
            depth=depth,
            posted=self._posted(draft.time),
            confidence=sure,
        )

    def _posted(self, printed: str | None) -> Timestamp:
        if printed is None:
            return Timestamp()
        return timestamps.parse(unglued(printed), captured_at=self.captured_at, day_first=self.day_first)


def read_thread(scan: Scan, *, captured_at: datetime | None, limits: Limits, deadline: float = math.inf) -> Found:
    """Read the thread of a scanned dump."""
    best, windows = best_reading(scan, deadline)
    if best is None:
        return _read_undivided(scan, windows)
    if len(best.drafts) > limits.max_comments:
        raise ParseRefusal("too-many-comments", f"{len(best.drafts)} comments, more than {limits.max_comments}")
    tidy_names(best.drafts)
    day_first = timestamps.detect_order([draft.time for draft in best.drafts if draft.time], not_after=captured_at)
    if day_first is None and any(_HOURS.search(draft.time or "") for draft in best.drafts):
        day_first = True  # who writes 16h41 writes the day first
    reader = _Reader(scan, confidence_of(best), captured_at, day_first)
    depths = depths_of(scan, best.drafts)
    doubts = doubtful(scan, best.drafts)
    comments = [
        reader.comment(draft, depth, doubted) for draft, depth, doubted in zip(best.drafts, depths, doubts, strict=True)
    ]
    declared = best.window.declared
    completeness, reason = judge(comments, declared, truncation(scan, best.drafts))
    thread = ParsedThread(
        tuple(comments),
        "flat-text",
        best.window.system,
        declared,
        (declared,) if declared else (),
        completeness,
        reason,
        _notes(scan, best),
    )
    return Found(thread, _first_line(best))


def _read_undivided(scan: Scan, windows: list[Window]) -> Found:
    """Return a thread that no grammar could split as one record, or no thread."""
    found = undivided_body(scan, windows)
    if found is None:
        return Found(ParsedThread(), len(scan.dump))
    window, body = found
    comment = ParsedComment(text_of(scan, body), confidence=0.3)
    counts = (window.declared,) if window.declared else ()
    notes = ("grammar undivided", f"extractor {scan.dump.extractor}")
    thread = ParsedThread(
        (comment,), "flat-text", window.system, window.declared, counts, Completeness.PARTIAL, "unsegmented", notes
    )
    return Found(thread, window.start if window.heading is None else window.heading)


_HOURS = re.compile(r"\b\d{1,2}h\d{2}\b")


def _notes(scan: Scan, best: Candidate) -> tuple[str, ...]:
    return (
        f"grammar {best.marking.grammar}",
        f"extractor {scan.dump.extractor}",
        f"score {best.score:.1f}: " + ", ".join(best.reasons),
    )


def _first_line(best: Candidate) -> int:
    first = best.drafts[0].mark.first if best.window.heading is None else best.window.heading
    return min([first, *best.drafts[0].body[:1]])


def _kind(text: str, author: str | None) -> Kind:
    folded = text[:80].casefold()
    if folded.startswith(words.PINGBACK_PREFIX) or (author or "").casefold().startswith(words.PINGBACK_PREFIX):
        return Kind.PINGBACK
    return Kind.PLACEHOLDER if folded.startswith(words.REMOVED_PREFIX) and len(text) < 300 else Kind.COMMENT
