"""Telling what the page prints around a comment from what people wrote."""

import re

from belowtheline.parsers.repeated_structure.words import ACTION_LABELS, AFTER_NAME, BEFORE_NAME, REPLY_LABELS

_LABEL = 60  # characters of a text that may be a button or a label
_EDGES = " \t|·•,;/–—-@#:()[]<>»«›‹*~"
_WRAPPING = " \t[](){}|·•»«›‹>→↓←↑#+-–—:.,/★☆✓✔×0123456789"
_WORDY = re.compile("[^\\W\\d_]|[\u2600-\u2604\u261d\u2639-\u263b\u2660-\u2667\u26aa-\u26ff\u270a-\u270d\u2763-\u2767\U0001f000-\U0001faff]")
_AFTER = sorted(AFTER_NAME, key=len, reverse=True)
_BEFORE = sorted(BEFORE_NAME, key=len, reverse=True)


def is_label(words: str) -> bool:
    """Tell whether a text is a button, a separator or a bare number."""
    if len(words) > _LABEL:
        return False
    bare = bare_label(words)
    return not _WORDY.search(bare) or bare in REPLY_LABELS or bare in ACTION_LABELS


def bare_label(words: str) -> str:
    """Return the words of a label without the numbers and marks around them, lower case."""
    return words.strip(_WRAPPING).lower()


def strip_labels(words: str) -> tuple[str, bool]:
    """Take “by”, “von”, “says:” and their like off a name; tell whether there was one."""
    bare, labelled = _strip(words)
    return (bare, labelled) if bare else (words, False)


def _strip(words: str) -> tuple[str, bool]:
    labelled = False
    changed = True
    while changed and words:
        changed = False
        words = words.rstrip(":.…： ") if words.endswith((":", "...", "…", "：")) else words
        lowered = words.lower()
        for label in _AFTER:
            if lowered.endswith(label) and _is_word(lowered, len(lowered) - len(label), label):
                words = words[: len(words) - len(label)].rstrip(_EDGES)
                changed = labelled = True
                break
        lowered = words.lower()
        for label in _BEFORE:
            if lowered.startswith(label) and (len(lowered) == len(label) or not lowered[len(label)].isalnum()):
                words = words[len(label) :].lstrip(_EDGES)
                changed = labelled = True
                break
    return words, labelled


def _is_word(words: str, at: int, label: str) -> bool:
    return at == 0 or not words[at - 1].isalnum() or not label[0].isascii()
