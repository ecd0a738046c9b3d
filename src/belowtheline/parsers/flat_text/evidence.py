"""Signs that what a grammar found are comments, and signs that they are not."""

import re
from dataclasses import dataclass, field

from belowtheline.parsers.flat_text import lines
from belowtheline.parsers.flat_text import vocabulary as words
from belowtheline.parsers.flat_text.drafts import Draft
from belowtheline.parsers.flat_text.marks import Layout, Marking
from belowtheline.parsers.flat_text.scan import Scan
from belowtheline.parsers.flat_text.window import Window


@dataclass(slots=True)
class Evidence:
    """Points for and against a candidate, with their reasons."""

    total: float = 0.0
    reasons: list[str] = field(default_factory=list)

    def add(self, points: float, reason: str) -> None:
        if points:
            self.total += points
            self.reasons.append(f"{reason} {points:+.1f}")


def has_keyword(drafts: list[Draft]) -> bool:
    """Tell whether the bylines say that they are comments'."""
    return sum(1 for draft in drafts if draft.mark.frame.startswith(words.COMMENT_BY)) > 0.7 * len(drafts)


def times_unread(scan: Scan, marking: Marking, drafts: list[Draft]) -> float:
    """Return the share of comments that start with a time which the grammar took for words or for a name."""
    if marking.grammar in {"inline", "stacked"}:
        return 0.0
    unread = 0
    for draft in drafts:
        lines_of = draft.body[:2] if marking.grammar == "says" else [draft.mark.first, *draft.body[:3]]
        unread += any(at in scan.bylines and scan.bylines[at].time != draft.time for at in lines_of)
    return unread / len(drafts)


def named(drafts: list[Draft]) -> float:
    """Return the share of comments with a name, less where few names come again and again, as sections do."""
    names = [
        draft.mark.author
        for draft in drafts
        if draft.mark.author and any(map(str.isalpha, draft.mark.author)) and _width(draft.mark.author) <= 40
    ]
    variety = min(1.0, len(set(names)) / max(1, len(names)) / 0.4) if len(names) > 3 else 1.0
    return len(names) / len(drafts) * variety


def _width(name: str) -> int:
    """Return how long a name looks: a letter of a script without alphabets weighs as two."""
    return len(name) + sum(1 for char in name if char > "\u2e80")


def like_speech(scan: Scan, drafts: list[Draft]) -> float:
    """Return the share of comments whose words end as sentences do; teasers end in the next one's title."""
    ended = 0
    for draft in drafts:
        text = scan.dump.text[draft.body[-1] if draft.body else draft.mark.last].rstrip("\"'”’)»]* ")
        ended += not text or not (text[-1].isalnum()) or "://" in text
    return ended / len(drafts)


def in_sentences(scan: Scan, drafts: list[Draft]) -> float:
    """Return the share of comments with at least one line that reads like a sentence; menus have none."""
    return sum(any(lines.is_prose(scan.dump.text[at]) for at in draft.body) for draft in drafts) / len(drafts)


SAMPLE = 40  # comments looked at for buttons


def with_buttons(scan: Scan, drafts: list[Draft]) -> float:
    """Return the share of comments with a button such as “Reply” beside or below them."""
    found = 0
    sample = drafts[:SAMPLE]
    for draft in sample:
        around = list(range(draft.mark.first, draft.mark.last + 1))
        if draft.body:
            around += range(draft.body[-1] + 1, min(draft.body[-1] + 4, len(scan.dump)))
            around += range(draft.mark.last + 1, draft.body[0])
        if any(_has_button(scan.dump.key[at]) for at in around):
            found += 1
    return found / len(sample)


_BUTTON = re.compile("|".join(map(re.escape, words.BUTTONS)))


def _has_button(folded: str) -> bool:
    return bool(folded) and len(folded) < 90 and _BUTTON.search(folded) is not None


def words_before(scan: Scan, window: Window, marking: Marking) -> float:
    """Tell how much is said by nobody between the heading and the first name: 1 for sentences, less for labels."""
    if window.heading is None or marking.layout is Layout.BELOW:
        return 0.0
    first = marking.marks[0].first - 1
    if first - window.start > 30:
        return 0.0
    spoken = [scan.dump.text[at] for at in range(window.start, first) if not scan.is_machinery(at)]
    return 1.0 if any(map(lines.is_prose, spoken)) else min(1.0, 0.2 * len(spoken))


def overlong(scan: Scan, drafts: list[Draft]) -> float:
    """Return the share of bodies that run over headings or ends, as no comment does."""
    bad = sum(1 for draft in drafts if any(lines.is_end(scan.dump.key[at]) for at in draft.body))
    return bad / len(drafts)
