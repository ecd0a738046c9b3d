"""Which grammar reads a dump's thread best, if it has one at all."""

import itertools
import math
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace

from belowtheline.errors import ParseRefusal
from belowtheline.parsers.flat_text.bodies import drafts_of, is_wordless
from belowtheline.parsers.flat_text.drafts import Draft
from belowtheline.parsers.flat_text.evidence import (
    Evidence,
    has_keyword,
    in_sentences,
    named,
    overlong,
    times_unread,
    with_buttons,
    words_before,
)
from belowtheline.parsers.flat_text.extents import layout_of
from belowtheline.parsers.flat_text.forum import without_first_post
from belowtheline.parsers.flat_text.grammars import (
    alone,
    answered,
    answers,
    avatar,
    closed,
    inline,
    listed,
    parted,
    says,
    signed,
    stacked,
)
from belowtheline.parsers.flat_text.marks import Layout, Marking
from belowtheline.parsers.flat_text.scan import Scan
from belowtheline.parsers.flat_text.surroundings import add_window
from belowtheline.parsers.flat_text.times import shape_of
from belowtheline.parsers.flat_text.window import Window, find_windows

Grammar = Callable[[Scan, Window], Marking | None]
GRAMMARS: tuple[Grammar, ...] = (
    says.mark,
    inline.mark,
    stacked.mark,
    answers.mark,
    signed.mark,
    parted.mark,
    avatar.mark,
    closed.mark,
    answered.mark,
    listed.mark,
    alone.mark,
)
WEAK = frozenset({closed.mark, answered.mark, listed.mark, alone.mark})
PLENTY = 13.0  # a reading this good is not beaten by a grammar of weak signs
SURE = 16.0  # what is read this well under a heading is not looked for without one
ENOUGH = 6.0  # evidence below this is no thread


@dataclass(slots=True)
class Candidate:
    """A reading of one window by one grammar."""

    window: Window
    marking: Marking
    drafts: list[Draft]
    score: float
    reasons: tuple[str, ...] = ()


# evidence → share of such comments that are right; measured on labelled pages, interpolated between
_CALIBRATION = ((6.0, 0.5), (8.0, 0.6), (10.0, 0.66), (12.0, 0.76), (14.0, 0.86), (16.0, 0.9), (18.0, 0.97))


def confidence_of(candidate: Candidate) -> float:
    """Tell how often comments read with this much evidence are right."""
    score = candidate.score
    for (low, one), (high, two) in itertools.pairwise(_CALIBRATION):
        if score < high:
            share = one + (two - one) * max(0.0, score - low) / (high - low)
            return min(candidate.marking.confidence, round(share, 2))
    return min(candidate.marking.confidence, _CALIBRATION[-1][1])


def best_reading(scan: Scan, deadline: float = math.inf) -> tuple[Candidate | None, list[Window]]:
    """Return the best candidate with enough evidence, and the windows looked at."""
    windows = find_windows(scan)
    best: Candidate | None = None
    for window in windows:
        if window.heading is None and best is not None and best.score >= SURE:
            break
        for grammar in GRAMMARS:
            if best is not None and best.score >= PLENTY and grammar in WEAK:
                continue
            if time.monotonic() > deadline:
                raise ParseRefusal("timeout", "reading the thread took longer than allowed")
            marking = grammar(scan, window)
            if marking is None:
                continue
            candidate = weigh(scan, window, marking)
            if candidate is not None and candidate.score >= ENOUGH and (best is None or candidate.score > best.score):
                best = candidate
    return best, windows


def weigh(scan: Scan, window: Window, marking: Marking) -> Candidate | None:
    """Build a candidate's comments and weigh the evidence that they are comments."""
    marking = replace(marking, layout=layout_of(scan, window, marking))
    if window.declared is not None and window.declared.value == 0:
        return None
    drafts = [draft for draft in drafts_of(scan, window, marking) if not is_wordless(scan, draft)]
    if not any(draft.body for draft in drafts):
        return None
    spoken = len(drafts)
    if marking.grammar == "answers":
        drafts = drafts[1:]  # the question
    elif (scan.is_forum or window.counts_posts) and marking.layout is Layout.ABOVE and marking.grammar != "parted":
        drafts = without_first_post(scan, drafts)
    elif window.heading is None:
        drafts = _without_article(drafts)
    if not drafts:
        return None
    evidence = Evidence()
    add = evidence.add
    count = len(drafts)
    add(min(count, 8) * 0.5, "comments")
    add(3.0 * named(drafts), "names")
    add(1.5 * sum(1 for draft in drafts if draft.time) / count, "times")
    add(2.0 if marking.grammar in {"says", "avatar"} else 1.5 if has_keyword(drafts) else 0.0, "keyword")
    add(marking.strength, "grammar")
    add_window(evidence, scan, window, drafts, marking.layout is Layout.BELOW)
    if marking.grammar in {"alone", "closed", "listed"}:
        add(-4.0 if in_sentences(scan, drafts) < 0.3 else 0.0, "labels for words")
    add(2.0 * with_buttons(scan, drafts), "buttons")
    add(-2.5 * words_before(scan, window, marking), "words before the first name")
    add(-4.0 * max(0.0, 1 - spoken / max(1, len(marking.marks))), "wordless")
    add(-5.0 * times_unread(scan, marking, drafts), "times not read")
    add(-3.0 * overlong(scan, drafts), "overlong")
    return Candidate(window, marking, drafts, evidence.total, tuple(evidence.reasons))


def _without_article(drafts: list[Draft]) -> list[Draft]:
    """Drop a first “comment” whose byline is written unlike the others': the article's own."""
    if len(drafts) < 2:
        return drafts
    shapes = [(draft.mark.frame, shape_of(draft.time or "")) for draft in drafts]
    common, times = Counter(shapes[1:]).most_common(1)[0]
    if shapes[0] != common and (times > 1 or len(drafts) == 2) and shapes.count(shapes[0]) == 1:
        return drafts[1:]
    lengths = sorted(len(draft.body) for draft in drafts)
    if (
        len(drafts) >= 3
        and len(drafts[0].body) > max(12, 4 * lengths[len(lengths) // 2])
        and lengths[-1] == len(drafts[0].body)
    ):
        return drafts[1:]
    return drafts
