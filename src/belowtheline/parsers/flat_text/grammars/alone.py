"""G1: a name alone on a line, then the words, and nothing else to tell them apart.

Every line that could be a name gets a score from weak signs; the best set of names such that each has words
below it is found by dynamic programming. The declared count only checks the result: it never adds a boundary.
"""

from collections import Counter

from belowtheline.parsers.flat_text import lines
from belowtheline.parsers.flat_text import vocabulary as words
from belowtheline.parsers.flat_text.dump import Dump
from belowtheline.parsers.flat_text.extents import end_of
from belowtheline.parsers.flat_text.grammars.stacked import tidy
from belowtheline.parsers.flat_text.marks import Mark, Marking
from belowtheline.parsers.flat_text.scan import Scan
from belowtheline.parsers.flat_text.window import Window

IMPOSSIBLE = -1e9
APART = 15  # lines between two names of a thread that nothing announces
LEAST = 3  # names of such a thread
ARTICLE = 300  # characters of prose above it


def mark(scan: Scan, window: Window) -> Marking | None:
    """Choose the lines that are names."""
    start = window.start if window.heading is not None else _unannounced(scan)
    if start is None:
        return None
    end = end_of(scan, window, (Mark(start, start),))
    units = [at for at in range(start, end) if not scan.is_machinery(at) or scan.dump.key[at] in words.BADGES]
    if len(units) < 2:
        return None
    scores = _scores(scan, units, in_blocks=window.heading is not None)
    for index, at in enumerate(units):
        if at in scan.bylines or lines.is_end(scan.dump.key[at]):
            scores[index] = IMPOSSIBLE
    names, margins = best_names(scores)
    if not names:
        return None
    weak = 2.0 if window.heading is None else 3.0 if window.declared else 3.9  # unannounced ones have their pattern
    mean = sum(scores[index] for index in names) / len(names)
    if mean < 1.5:
        return None
    marks = [
        Mark(
            units[index],
            units[index],
            tidy(scan.dump.text[units[index]]),
            frame="alone",
            confidence=_confidence(margin),
        )
        for index, margin in zip(names, margins, strict=True)
    ]
    return Marking("alone", tuple(marks), confidence=0.9, end=end, strength=max(-2.0, min(2.0, mean - 2.5)) - weak)


def _unannounced(scan: Scan) -> int | None:
    """Return where names that nothing announces start to part the last words of a clean copy of a page.

    Only names that come again, or words set in below their names, tell such a thread from an article's sections.
    """
    dump = scan.dump
    if dump.extractor not in {"plain", "wet"}:
        return None
    found: list[int] = []
    for at in range(len(dump) - 2, -1, -1):
        if found and found[-1] - at > APART:
            break
        if not scan.is_machinery(at) and score_name(dump.text[at], 1, dump.text[at + 1]) >= 2.0:
            found.append(at)
    is_set_in = any(dump.indent[at + 1] for at in found)
    while len(found) > 1 and (found[-2] == found[-1] + 1 or (is_set_in and not dump.indent[found[-1] + 1])):
        found.pop()  # a caption or a signature of the article's
    if len(found) < LEAST or len(dump) - found[0] > APART or not _is_pattern(dump, found):
        return None
    prose = sum(len(text) for text in dump.text[: found[-1]] if lines.is_prose(text))
    return found[-1] if prose >= ARTICLE else None


def _is_pattern(dump: Dump, names: list[int]) -> bool:
    """Tell whether lines are a thread's names by how they come: set out of the words below, nested, again and again."""
    set_out = sum(1 for at in names if dump.indent[at + 1] > dump.indent[at])
    if set_out >= 0.7 * len(names):
        return True
    counts = Counter(dump.text[at] for at in names)
    again = sum(count for count in counts.values() if count > 1)
    nested = len({dump.indent[at] for at in names}) > 1
    return again >= (2 if nested else max(LEAST, 0.3 * len(names)))


def _confidence(margin: float) -> float:
    return 0.9 if margin >= 3 else 0.75 if margin >= 1.5 else 0.55


def _scores(scan: Scan, units: list[int], in_blocks: bool) -> list[float]:
    dump = scan.dump
    blocks = in_blocks and sum(1 for at in units if dump.gap[at]) > 0.6 * len(units)
    counts = Counter(dump.text[at] for at in units if len(dump.text[at]) <= 60)
    scores = []
    for index, at in enumerate(units):
        follows = dump.text[units[index + 1]] if index + 1 < len(units) else ""
        if blocks and index + 1 < len(units) and not ((dump.gap[at] or not index) and dump.gap[units[index + 1]]):
            scores.append(IMPOSSIBLE)  # a name is a block of its own where blank lines part the blocks
            continue
        scores.append(score_name(dump.text[at], counts[dump.text[at]], follows))
    return scores


def score_name(text: str, count: int, follows: str) -> float:
    """Weigh how much a line looks like a name rather than words."""
    if len(text) > 60 or "://" in text or not lines.is_name(text.rstrip(":")) or not follows:
        return IMPOSSIBLE
    tokens = text.split()
    score = 2.0 if len(tokens) <= 3 else 0.5 if len(tokens) <= 5 else -2.0
    if text[-1] in ".!?…,;:":
        score -= 2.5
    score -= 1.5 * min(2, sum(1 for token in tokens if token.casefold().strip("'’,.!") in words.FUNCTION_WORDS))
    if text[0].isupper() or any(char.isdigit() or char == "_" for char in text) or not text.islower():
        score += 1.0
    if len(tokens) > 1 and all(token[0].isupper() or not token[0].isalpha() for token in tokens):
        score += 0.5
    if count > 1:
        score += 2.0 if count == 2 else 3.0
    if text[0] in '@"“„«([>-':
        score -= 2.0
    return score + (0.7 if lines.is_prose(follows) else -0.5)


def best_names(scores: list[float]) -> tuple[list[int], list[float]]:
    """Choose a set of lines, the first among them, no two adjacent, the last line not, of the highest total score.

    Returns the lines and, for each, how much lower the best set without it scores.
    """
    size = len(scores)
    if scores[0] <= IMPOSSIBLE or size < 2:
        return [], []
    ahead = _tails(scores)  # best total of lines i… when line i is free to be a name
    names, at = [0], 2
    while at < size:
        if scores[at] + ahead[at + 2] > ahead[at + 1] and at + 1 < size:
            names.append(at)
            at += 2
        else:
            at += 1
    behind = _heads(scores)
    total = scores[0] + ahead[2]
    margins = []
    for index in names:
        without = behind[index] + ahead[index + 1] if index else IMPOSSIBLE
        margins.append(min(9.0, total - without))
    return names, margins


def _tails(scores: list[float]) -> list[float]:
    size = len(scores)
    best = [0.0] * (size + 3)
    for at in range(size - 2, -1, -1):
        best[at] = max(best[at + 1], scores[at] + best[at + 2])
    return best


def _heads(scores: list[float]) -> list[float]:
    """Return, for each line, the best total of names before it (the first line always one)."""
    free, taken = scores[0], IMPOSSIBLE  # best so far when the last line was no name / was one
    best = [0.0, scores[0]]
    last_taken, last_free = scores[0], IMPOSSIBLE
    for at in range(1, len(scores)):
        taken, free = last_free + scores[at], max(last_free, last_taken)
        last_taken, last_free = taken, free
        best.append(max(taken, free))
    return best
