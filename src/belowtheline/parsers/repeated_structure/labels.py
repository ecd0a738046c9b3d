"""Telling what the page prints around a comment from what people wrote."""

import re
from functools import lru_cache

from belowtheline.parsers.repeated_structure.words import ACTION_LABELS, AFTER_NAME, BEFORE_NAME, REPLY_LABELS

_LABEL = 60  # characters of a text that may be a button or a label
_EDGES = " \t|·•,;/–—-@#:()[]<>»«›‹*~"
_WRAPPING = " \t[](){}|·•»«›‹>→↓←↑#+-–—:.,/★☆✓✔×0123456789"
_WORDY = re.compile(
    "[^\\W\\d_]|[\u2600-\u2604\u261d\u2639-\u263b\u2660-\u2667\u26aa-\u26ff\u270a-\u270d\u2763-\u2767\U0001f000-\U0001faff]"
)
_AFTER = frozenset(AFTER_NAME)
_SUFFIXES = ("より", "さん", "님의 말", "说道", "說道", "说")  # of scripts written without spaces
_BEFORE = re.compile(
    "(?:" + "|".join(re.escape(label) for label in sorted(BEFORE_NAME, key=len, reverse=True)) + r")(?:[\s:：]|$)",
    re.IGNORECASE,
)
_COLONS = ":.…： "


def is_label(words: str) -> bool:
    """Tell whether a text is a button, a separator or a bare number."""
    return len(words) <= _LABEL and _is_short_label(words)


@lru_cache(maxsize=4096)
def _is_short_label(words: str) -> bool:
    bare = bare_label(words)
    return not _WORDY.search(bare) or bare in REPLY_LABELS or bare in ACTION_LABELS


def bare_label(words: str) -> str:
    """Return the words of a label without the numbers and marks around them, lower case."""
    return words.strip(_WRAPPING).lower()


def strip_labels(words: str, *, rescue: bool = True) -> tuple[str, bool]:
    """Take “by”, “von”, “says:” and their like off a name; tell whether there was one."""
    bare, labelled = _strip(words)
    if rescue and not bare and words.isupper():
        return words, False  # someone who signs as KL or DA
    return bare, labelled


@lru_cache(maxsize=4096)
def _strip(words: str) -> tuple[str, bool]:
    labelled = False
    while words:
        bare = words.rstrip(_COLONS)
        lowered = bare.lower()
        cut = _label_length(lowered)
        if cut:
            words = bare[: len(bare) - cut].rstrip(_EDGES)
            labelled = True
            continue
        opening = _BEFORE.match(words)
        if opening is None:
            break
        words = words[opening.end() :].lstrip(_EDGES)
        labelled = True
    return words, labelled


def _label_length(lowered: str) -> int:
    """Return the length of the label that ends `lowered`: up to three words, or a suffix where none are spaced."""
    at = len(lowered)
    longest = 0
    for _ in range(3):
        at = lowered.rfind(" ", 0, at)
        if lowered[at + 1 :] in _AFTER:
            longest = len(lowered) - at - 1
        if at < 0:
            break
    if not longest and lowered.endswith(_SUFFIXES):
        longest = max(len(suffix) for suffix in _SUFFIXES if lowered.endswith(suffix))
    return longest
