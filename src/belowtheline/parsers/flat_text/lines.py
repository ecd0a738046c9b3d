"""What kind of line a line is."""

import re

from belowtheline.parsers.flat_text import vocabulary as words
from belowtheline.parsers.flat_text.prefixes import Prefixes

SHORT = 160  # no byline, button or heading is longer
_DIGITS = re.compile(r"\d+")
_EDGE = " \t\u00a0|•·/–—-,:;«»()[]{}#►▸~*_+=<>←→↓↑↩↪…®±§\"'“”„‘’✓✔♥❤▼▲∧∨×"
_NUMBER = re.compile(r"[+\-–−]?\s?#?\(?\d[\d.,']{0,9}\s?(?:[kKmMp]|pts)?\)?\.?")
_TOKENS = re.compile(r"[\s|•·/,:;()\[\]»«#+↓↑→←?!.]+")
_CHROME = Prefixes((*words.CHROME_PREFIXES, *words.AVATAR_PREFIX))
_END = Prefixes(words.END_PREFIXES)
_MORE = Prefixes((*words.MORE_PREFIXES, *words.PAGED_PREFIXES))
_MACHINERY = words.CHROME_WORDS | words.CHROME_FILLERS | {"0", ""}
_STOP = Prefixes((*words.END_PREFIXES, *words.MORE_PREFIXES, *words.PAGED_PREFIXES))
_LETTER = re.compile(r"[^\W\d_]")


def key(text: str) -> str:
    """Fold a line for look-up: case, edge punctuation and the value of numbers do not matter."""
    return _DIGITS.sub("0", text.strip(_EDGE).casefold().replace("’", "'")) if len(text) <= SHORT else ""


def is_number(text: str) -> bool:
    """Tell whether a line is one bare number: votes, an index, a counter."""
    return len(text) <= 12 and _NUMBER.fullmatch(text.strip(" |•·*()[]")) is not None


def is_chrome(text: str, folded: str) -> bool:
    """Tell whether a line is machinery around a comment: buttons, counters, badges."""
    if not folded:
        return len(text) <= SHORT and _LETTER.search(text) is None and not _is_smiley(text)
    if folded in words.CHROME_LINES or folded in words.BADGES or folded in words.TRACKBACKS:
        return True
    if len(text) > 90:
        return False
    if _CHROME.of(folded) or folded.endswith(words.AVATAR_SUFFIX):
        return True
    if is_number(text):
        return True
    parts = _TOKENS.split(folded.replace("0", " 0 "))
    kinds = set(parts)
    if kinds.isdisjoint(words.CHROME_WORDS):
        return False
    return sum(map(bool, parts)) <= 10 and kinds <= _MACHINERY


def _is_smiley(text: str) -> bool:
    """Tell whether a line without a letter says something all the same: “❤️”, “:-)”, “???”."""
    return any(ord(char) > 0x2190 and not char.isspace() for char in text) or text.strip() in {
        ":)",
        ":-)",
        ";)",
        ":(",
        "??",
        "???",
        "!!!",
    }


def is_heading(folded: str) -> bool:
    """Tell whether a line is a heading that says “comments” without a count."""
    if not folded or len(folded) > 60:
        return False
    return (
        folded in words.HEADINGS
        or folded.replace("0", "").strip(" ()") in words.HEADINGS
        or folded.partition(" (")[0] in words.HEADINGS
    )


def is_end(folded: str) -> bool:
    """Tell whether a line starts what follows a thread: the form, related articles, the footer."""
    return bool(folded) and _END.of(folded) is not None


def is_more(folded: str) -> bool:
    """Tell whether a line offers comments that are not in the page."""
    return bool(folded) and _MORE.of(folded) is not None


def is_stop(folded: str) -> bool:
    """Tell whether a line starts what follows a thread, or offers more of it."""
    return bool(folded) and _STOP.of(folded) is not None


def is_prose(text: str) -> bool:
    """Tell whether a line reads like a sentence rather than a label."""
    return len(text) >= 60 or (len(text) >= 25 and text.rstrip("\"'”’)»").endswith((".", "!", "?", "…")))


def is_name(text: str) -> bool:
    """Tell whether a string could be what somebody goes by (lenient: handles can look like anything)."""
    if not 1 <= len(text) <= 60 or "://" in text or "www." in text:
        return False
    if text.count(" ") > 7 or not any(char.isalnum() for char in text) or ": " in text:
        return False
    return not text.endswith((",", ";", "?"))


def strip_edges(text: str) -> str:
    """Take separators off both ends of a piece of a byline."""
    return text.strip(" \t\u00a0|•·/–—-,:;«»►▸~*_…")


def strip_by(name: str) -> str:
    """Take “Comment by”, “Kommentar von” off a name; a first name that looks like such a word stays."""
    tokens = name.split()
    skip = 0
    while skip < len(tokens) - 1 and tokens[skip].strip(":").casefold() in words.BY:
        skip += 1
    if skip == 1 and tokens[0][0].isupper() and tokens[0].casefold() not in {"by", "by:", "par", "por"}:
        return name
    return " ".join(tokens[skip:])
