"""What every grammar asks of a dump, computed once."""

import re
from collections import Counter
from dataclasses import dataclass, field

from belowtheline.parsers.flat_text import lines
from belowtheline.parsers.flat_text.bylines import Byline, read_byline
from belowtheline.parsers.flat_text.dump import Dump
from belowtheline.parsers.flat_text.marks import Mark
from belowtheline.parsers.flat_text.prefixes import Prefixes
from belowtheline.parsers.flat_text.times import find_time, may_hold, time_and_name
from belowtheline.parsers.flat_text.vocabulary import (
    BADGES,
    EDITED_PREFIX,
    FORUM_LINES,
    FORUM_PREFIXES,
    REPLY_TO_PREFIX,
)

POSTS = 4  # lines of forum posts that make a page a forum's
LONGEST_NAME = 60
_BADGE = re.compile(r"(?: ?[A-Z][a-z]{2,12})\Z")  # “BirgittaEditor”
_FORUM = Prefixes(FORUM_PREFIXES)
_ANSWERS = Prefixes(REPLY_TO_PREFIX)


@dataclass(slots=True)
class Scan:
    """A dump with its bylines and machinery marked."""

    dump: Dump
    bylines: dict[int, Byline] = field(default_factory=dict)  # lines that hold a time
    chrome: list[bool] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)  # lines that start what follows a thread

    said: list[Mark] | None = None  # what window-blind grammars found in the whole dump
    pictured: list[Mark] | None = None
    signed: list[Mark] | None = None
    is_forum: bool = False  # posts carry their writers' profiles; the first of them is the article

    def is_bare_time(self, at: int) -> bool:
        """Tell whether a line is nothing but a time and machinery."""
        byline = self.bylines.get(at)
        return byline is not None and byline.author is None

    def is_machinery(self, at: int) -> bool:
        """Tell whether a line is buttons, counters, or a bare time."""
        return self.chrome[at] or self.is_bare_time(at)


def scan(dump: Dump) -> Scan:
    """Look at every line once."""
    found = Scan(dump)
    repeats: dict[str, int] = {}
    answering: dict[int, Byline] = {}  # times that run into a name: whom the comment answers, if it is one
    for at, (text, folded) in enumerate(zip(dump.text, dump.key, strict=True)):
        found.chrome.append(lines.is_chrome(text, folded) or not text)
        if not folded:
            continue
        if may_hold(folded) and (byline := read_byline(text)) is not None:
            found.bylines[at] = byline
        elif (parted := time_and_name(text)) is not None:
            answering[at] = Byline(None, parted[0], "D", parted[1])
        elif folded.startswith(EDITED_PREFIX) and find_time(text) is not None:
            found.chrome[at] = True
        if lines.is_stop(folded):
            found.ends.append(at)
            repeats[folded] = repeats.get(folded, 0) + 1
    if answering:
        _add_answering(found, answering)
    posts = sum(1 for folded in dump.key if folded in FORUM_LINES or _FORUM.of(folded))
    posts += sum(1 for text in dump.text if text[:1] == "#" and text[1:].isdigit())
    found.is_forum = posts >= POSTS or (posts > 0 and len(dump.breaks) >= POSTS)
    found.ends = [at for at in found.ends if repeats[dump.key[at]] <= 2]
    _learn_machinery(found)
    return found


def _learn_machinery(found: Scan) -> None:
    """Mark lines as machinery that come as often as a button does: a form or a notice printed with every comment."""
    counts = Counter(folded for folded in found.dump.key if folded)
    buttons = [
        counts[found.dump.key[at]]
        for at, chrome in enumerate(found.chrome)
        if chrome and any(map(str.isalpha, found.dump.key[at])) and found.dump.key[at] not in BADGES
    ]
    most = max(buttons, default=0)
    if most < 4:
        return
    named = {found.dump.key[_above(found, at)] for at in found.bylines if at and found.is_bare_time(at)}
    learned = {folded for folded, count in counts.items() if 0.8 * most <= count <= 1.25 * most + 1} - named
    for at, folded in enumerate(found.dump.key):
        if folded in learned and at not in found.bylines:
            found.chrome[at] = True
    found.ends = [at for at in found.ends if found.dump.key[at] not in learned]


def _add_answering(found: Scan, answering: dict[int, Byline]) -> None:
    """Keep the times that run into what is, but for a badge, a line of its own: a name."""
    names = {_BADGE.sub("", text) for text in found.dump.text if len(text) < LONGEST_NAME} | set(found.dump.text)
    for at, byline in answering.items():
        if byline.reply_to in names:
            found.bylines[at] = byline


def _above(found: Scan, at: int) -> int:
    """Return the line above a time, over badges and “In reply to NAME”."""
    for line in range(at - 1, max(-1, at - 4), -1):
        if found.dump.key[line] not in BADGES and _ANSWERS.of(found.dump.key[line]) is None:
            return line
    return at - 1
