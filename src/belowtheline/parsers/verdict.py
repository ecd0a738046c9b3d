"""One page, one verdict: which reading of its thread holds, and whether it is whole."""

from collections.abc import Sequence
from dataclasses import dataclass

from belowtheline.parsers.merging import merge, shares_text
from belowtheline.parsers.page import Page
from belowtheline.records import (
    Completeness,
    DeclaredCount,
    Kind,
    ParsedComment,
    ParsedThread,
    Reading,
)

_SPECIFIC = 0.15  # a rule for one system knows more than one for any page
# JSON-LD adds to what the markup says and never stands in for it, unless the markup shares not a word with it.
_GENERAL = {"comment-ids": 0.1, "schema-org": 0.1, "microformats": 0.1, "json-ld": -0.7, "repeated-structure": 0.0}
_EXPLICIT = frozenset(["comment-ids", "schema-org"])  # general, and yet each comment says that it is one
_FILLED = 0.95
_MOST_MISSING = 2  # a page that declares more than this many times the comments found may hold them somewhere else


@dataclass(frozen=True, slots=True)
class Judged:
    """A reading and what speaks for it."""

    reading: Reading
    points: float
    filled: float  # 0–1: how much of what every comment should have is there
    agrees: bool  # its number of comments is one that the page declares


def judge(reading: Reading, counts: Sequence[DeclaredCount]) -> Judged:
    """Weigh the evidence for a reading by itself."""
    filled = fill_of(reading.comments)
    agrees = any(agrees_with(reading.comments, count) for count in (*reading.declared, *counts))
    points = filled + _GENERAL.get(reading.evidence, _SPECIFIC) + 0.4 * agrees
    return Judged(reading, points, filled, agrees)


def fill_of(comments: Sequence[ParsedComment]) -> float:
    """Return how much of author, time, text and id is there, 0–1."""
    if not comments:
        return 0.0
    total = 0.0
    for comment in comments:
        total += 0.4 * (comment.author is not None) + 0.2 * (comment.posted.text is not None)
        total += 0.3 * bool(comment.text or comment.kind is not Kind.COMMENT) + 0.1 * (comment.native_id is not None)
    return total / len(comments)


def agrees_with(comments: Sequence[ParsedComment], count: DeclaredCount) -> bool:
    """Tell whether a declared count is the number of comments, pingbacks and placeholders in it or not."""
    return count.value in _totals(comments)


def _totals(comments: Sequence[ParsedComment]) -> dict[int, str | None]:
    """Return the numbers a page may rightly declare for these comments, each with what it leaves out."""
    kinds = [comment.kind for comment in comments]
    pings, gone = kinds.count(Kind.PINGBACK), kinds.count(Kind.PLACEHOLDER)
    every = len(comments)
    totals: dict[int, str | None] = {every: None}
    totals.setdefault(every - pings, "pingbacks")
    totals.setdefault(every - gone, "placeholders")
    totals.setdefault(every - pings - gone, "pingbacks, placeholders")
    return totals


def is_settled(judged: Judged, counts: Sequence[DeclaredCount]) -> bool:
    """Tell whether no other reading needs to be asked for: every field is filled, and no count speaks against it."""
    reading = judged.reading
    if judged.filled < _FILLED:
        return False
    if judged.agrees:
        return True
    if reading.evidence in _GENERAL and reading.evidence not in _EXPLICIT:
        return False
    most = _MOST_MISSING * len(reading.comments)
    return reading.truncation is not None or all(count.value <= most for count in (*reading.declared, *counts))


def choose(readings: Sequence[Reading], counts: Sequence[DeclaredCount]) -> Judged | None:
    """Return the reading with the strongest evidence, size counting for much; the earlier one when even."""
    judged = [judge(reading, counts) for reading in readings if is_plausible(reading)]
    if not judged:
        return None
    most = max(len(one.reading.comments) for one in judged)
    stated = next((one.reading for one in judged if one.reading.evidence == "json-ld"), None)

    def weight(one: Judged) -> float:
        size = 0.6 * len(one.reading.comments) / most
        doubt = 0.0 if stated is None or shares_text(one.reading.comments, stated.comments) else 0.8
        return one.points + size - doubt

    return max(judged, key=weight)


def is_plausible(reading: Reading) -> bool:
    """Tell whether a reading looks like a thread at all: someone spoke, at some time."""
    comments = reading.comments
    if not comments:
        return False
    if reading.evidence not in _GENERAL:
        return True
    signed = sum(comment.author is not None or comment.posted.text is not None for comment in comments)
    return 2 * signed >= len(comments)


def decide(
    page: Page,  # noqa: ARG001 - rules to come may look at it
    readings: Sequence[Reading],
    counts: Sequence[DeclaredCount],
    elsewhere: Sequence[str],
) -> ParsedThread:
    """Return the verdict on a page's comments; `elsewhere` names systems that load them by script."""
    best = choose(readings, counts)
    if best is None:
        return _without_comments(readings, counts, elsewhere)
    chosen = best.reading
    json_ld = next((r for r in readings if r.evidence == "json-ld" and r is not chosen), None)
    comments, added = merge(chosen.comments, json_ld.comments if json_ld is not None else ())
    declared = _fitting([*chosen.declared, *counts], comments)
    completeness, reason = _completeness(comments, declared, chosen.truncation)
    return ParsedThread(
        comments=comments,
        evidence=chosen.evidence,
        system=chosen.system,
        declared=declared,
        counts=(*chosen.declared, *counts),
        completeness=completeness,
        completeness_reason=reason,
        notes=(*chosen.notes, *_explain(best, readings, counts, added), *_also(elsewhere)),
    )


def _without_comments(
    readings: Sequence[Reading], counts: Sequence[DeclaredCount], elsewhere: Sequence[str]
) -> ParsedThread:
    """Say where the comments are when none stand in the page."""
    counts = (*(count for reading in readings for count in reading.declared), *counts)
    system = next(iter((*elsewhere, *(reading.system for reading in readings if reading.system))), None)
    declared = next(iter(counts), None)
    if system is not None and (declared is None or declared.value > 0):
        return ParsedThread((), None, system, declared, counts, Completeness.ELSEWHERE, system)
    if declared is not None and declared.value > 0:
        return ParsedThread((), None, system, declared, counts, Completeness.PARTIAL, "not in page")
    return ParsedThread((), None, system, declared, counts, Completeness.NONE, None)


def _fitting(counts: Sequence[DeclaredCount], comments: Sequence[ParsedComment]) -> DeclaredCount | None:
    """Return the count that the comments bear out, else the most trustworthy one that is not 0."""
    for count in counts:
        if agrees_with(comments, count):
            return count
    return next((count for count in counts if count.value > 0), None)


def _completeness(
    comments: Sequence[ParsedComment], declared: DeclaredCount | None, truncation: str | None
) -> tuple[Completeness, str | None]:
    if declared is None:
        return Completeness.UNDECLARED, truncation
    totals = _totals(comments)
    if declared.value in totals:
        return Completeness.COMPLETE, totals[declared.value]
    if declared.value > len(comments):
        return Completeness.PARTIAL, truncation or "fewer than declared"
    return Completeness.OVER, "more than declared"


def _explain(best: Judged, readings: Sequence[Reading], counts: Sequence[DeclaredCount], added: int) -> tuple[str, ...]:
    notes = [f"{best.reading.evidence}: {len(best.reading.comments)} comments, {best.filled:.0%} of fields filled"]
    if best.agrees:
        notes.append("the number of comments is one the page declares")
    for other in readings:
        if other is not best.reading:
            judged = judge(other, counts)
            notes.append(f"passed over {other.evidence}: {len(other.comments)} comments, {judged.filled:.0%} filled")
    if added:
        notes.append(f"{added} comments only in JSON-LD")
    return tuple(notes)


def _also(elsewhere: Sequence[str]) -> tuple[str, ...]:
    return tuple(f"{system} is embedded too" for system in elsewhere)
