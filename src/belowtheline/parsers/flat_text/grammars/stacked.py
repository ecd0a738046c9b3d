"""G2, G6: a line with the name, perhaps badges, a line with the time, then the words."""

import itertools
from collections import Counter, defaultdict

from belowtheline.parsers.flat_text import lines
from belowtheline.parsers.flat_text import vocabulary as words
from belowtheline.parsers.flat_text.affixes import split_answer
from belowtheline.parsers.flat_text.grammars.says import speaker
from belowtheline.parsers.flat_text.marks import Mark, Marking
from belowtheline.parsers.flat_text.prefixes import Prefixes
from belowtheline.parsers.flat_text.scan import Scan
from belowtheline.parsers.flat_text.window import Window

_REPLY_TO = Prefixes(words.REPLY_TO_PREFIX)
_PROFILE = Prefixes(words.PROFILE_PREFIXES)
_BUTTONS = frozenset({"reply", "antworten", "répondre", "responder", "rispondi", "beantwoorden", "svara", "ответить"})
REACH = 7  # lines between a name and its time at most


def mark(scan: Scan, window: Window) -> Marking | None:
    """Mark each bare time together with the name above it (or just below it)."""
    times = [at for at in scan.bylines if window.start <= at < window.end and scan.is_bare_time(at)]
    if scan.is_forum:
        times = _without_joining(scan, times)
    if not times:
        return None
    floors = [window.start - 1, *times]
    heads = [_lines_above(scan, at, floor) for at, floor in zip(times, floors, strict=False)]
    below = [_name_below(scan, window, at) for at in times]
    titles = _titles(scan, heads)
    marks: list[Mark] = []
    if sum(map(bool, heads)) >= 0.5 * len(times):
        for at, head in zip(times, heads, strict=True):
            name_line = _name_line(scan, head, titles)
            if name_line is not None:
                marks.append(_mark_at(scan, name_line, at))
    elif sum(map(bool, below)) >= 0.7 * len(times):
        marks = [found for found in below if found is not None]
    return Marking("stacked", tuple(marks), confidence=0.95) if marks else None


def _without_joining(scan: Scan, times: list[int]) -> list[int]:
    """Drop the dates on which writers joined a forum: the number of their posts follows, then the post's own time."""
    return [
        at
        for at, after in itertools.zip_longest(times, times[1:])
        if after is None or after - at > REACH // 2 or not lines.is_number(scan.dump.text[at + 1])
    ]


def _name_line(scan: Scan, head: list[int], titles: set[str]) -> int | None:
    """Choose the line that is the name: the nearest that is no rank, or the top one in a forum."""
    names = [line for line in head if scan.dump.key[line] not in titles] or head[:1]
    if not names:
        return None
    if scan.is_forum:
        level = [line for line in names if scan.dump.indent[line] == scan.dump.indent[names[0]]]
        return min(level, key=lambda line: (scan.dump.marker[line] or "~", line))
    return names[0]


def _lines_above(scan: Scan, at: int, floor: int) -> list[int]:
    """Return the lines above a time that could be its name, nearest first."""
    found: list[int] = []
    for line in range(at - 1, max(floor, at - 1 - REACH), -1):
        text, folded = scan.dump.text[line], scan.dump.key[line]
        if line in scan.bylines or reply_target(text) is not None:
            continue
        if scan.chrome[line]:
            if found and folded not in words.BADGES and not lines.is_number(text):
                break
            continue
        if _PROFILE.of(folded) is not None:
            continue
        if lines.is_prose(text) or not lines.is_name(text.rstrip(":")):
            break
        found.append(line)
        if len(found) == 3:
            break
    return found


def _titles(scan: Scan, heads: list[list[int]]) -> set[str]:
    """Return lines that stand between names and times again and again: ranks, not names."""
    count: Counter[str] = Counter()
    above: defaultdict[str, set[str]] = defaultdict(set)
    covered: Counter[str] = Counter()
    for head in heads:
        for index, line in enumerate(head):
            folded = scan.dump.key[line]
            count[folded] += 1
            if index + 1 < len(head):
                above[folded].add(scan.dump.key[head[index + 1]])
                covered[folded] += 1
    return {
        folded
        for folded, times in count.items()
        if times >= 3 and covered[folded] >= 0.9 * times and len(above[folded]) >= 2
    }


def _mark_at(scan: Scan, name_line: int, at: int) -> Mark:
    name, answered = split_answer(speaker(scan.dump.text[name_line]) or tidy(scan.dump.text[name_line]))
    for line in range(name_line + 1, at):
        answered = answered or reply_target(scan.dump.text[line])
    byline = scan.bylines[at]
    return Mark(name_line, at, name, byline.time, answered or byline.reply_to, byline.frame)


def _name_below(scan: Scan, window: Window, at: int) -> Mark | None:
    for line in range(at + 1, min(at + 3, window.end)):
        text = scan.dump.text[line]
        if scan.chrome[line]:
            continue
        if lines.is_prose(text) or not lines.is_name(text.rstrip(":")):
            return None
        return Mark(at, line, tidy(text), scan.bylines[at].time, None, scan.bylines[at].frame)
    return None


def reply_target(text: str) -> str | None:
    """Return who is answered in “In reply to NAME”, None for any other line."""
    if len(text) > 120:
        return None
    prefix = _REPLY_TO.of(text.casefold())
    if prefix is None:
        return None
    return lines.strip_edges(text[len(prefix) :]) or None


def tidy(name: str) -> str:
    """Take a colon, “posted by” and trailing badges off a line that is a name."""
    for label in words.UNVERIFIED:
        if name.endswith(label):
            name = name.removesuffix(label)
    name = lines.strip_by(lines.strip_edges(name))
    tokens = name.split(" ")
    if len(tokens) > 1 and tokens[-1].casefold() in _BUTTONS:
        tokens.pop()
        name = lines.strip_edges(" ".join(tokens))
    for size in (1, 2, 3):
        if len(tokens) > size and not tokens[-size].islower() and " ".join(tokens[-size:]).casefold() in words.BADGES:
            return lines.strip_edges(" ".join(tokens[:-size]))
    return name
