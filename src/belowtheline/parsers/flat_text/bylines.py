"""One line with a name and a time in it → name, time and the frame around them."""

import re
from dataclasses import dataclass

from belowtheline.parsers.flat_text import lines
from belowtheline.parsers.flat_text import vocabulary as words
from belowtheline.parsers.flat_text.affixes import GLUE, name_after, name_before, split_answer, without_badge
from belowtheline.parsers.flat_text.prefixes import Prefixes
from belowtheline.parsers.flat_text.times import find_time

_CLOCK = re.compile(r"[\s|·•,–-]{0,4}\(?\s?\d{1,2}[:.h]\d{2}\s?(?:[ap]\.?m\.?)?\s?\)?", re.IGNORECASE)
_RANGE = re.compile(r"\d{1,2}:\d{2}(?!:)")  # two clocks in a line are an event's, not a comment's
_ANSWERS = Prefixes((*words.REPLY_TO_PREFIX, "response to", "réponse à", "antwort auf"))
LONG = 110  # characters of a name at most; titles of pages that link here are long


@dataclass(frozen=True, slots=True)
class Byline:
    """A line that holds a time, taken apart. `author` None: nothing but the time and machinery."""

    author: str | None
    time: str
    frame: str
    reply_to: str | None = None
    said: bool = False


def read_byline(text: str) -> Byline | None:
    """Take a short line with a time apart; None when it has no time or is a sentence."""
    span = find_time(text)
    if span is None:
        return None
    start, end = span
    folded = text.casefold()
    if _ANSWERS.of(folded) is not None or len(_RANGE.findall(text)) > 1:
        return None
    time, left, right = text[start:end].strip(), text[:start], text[end:]
    if _is_label(left):
        return None
    right, reply_to = _cut_reply_to(right)
    if (clock := _CLOCK.match(right)) is not None:  # “15 seconds ago (7:18 PM)”
        time, right = (time + clock[0]).strip(), right[clock.end() :]
    said = _says(right)
    name_left, lead = name_before(left)
    name_right, tail = name_after(right)
    name_left, answered = split_answer(name_left)
    reply_to = reply_to or answered
    if name_right and any(word in words.BY for word in tail.partition("  ")[0].split()):
        name_left = ""  # “Comment link DATE posted by NAME”
    name_left = without_badge(name_left)
    author = name_left or name_right or None
    if name_left and name_right:
        if len(name_right) > 24 or name_right.count(" ") > 2:
            return None
        tail = tail + "A2"
    if author is not None and not lines.is_name(author) and not (said and len(author) <= LONG):
        return None
    frame = f"{lead}{'A' if name_left else ''}D{'A' if name_right and not name_left else ''}{tail}"
    return Byline(author, time, frame, reply_to, said)


def _is_label(left: str) -> bool:
    """Tell whether the time is some other field's: “Joined: May 2010”, “Last edited May 1, 2010”."""
    bare = left.strip()
    last = bare.rpartition(" ")[2].casefold()
    if bare.endswith(":") and last.strip(":") not in words.ON and last.strip(":") not in words.BY:
        return last.strip(":") not in words.SAYS
    return any(token.strip(GLUE) in words.OTHER_TIMES for token in bare.casefold().split()[-3:])


def _says(right: str) -> bool:
    last = right.casefold().rstrip(" :.,…").rpartition(" ")[2]
    return last in words.SAYS


def _cut_reply_to(right: str) -> tuple[str, str | None]:
    folded = right.casefold()
    for prefix in words.REPLY_TO_PREFIX:
        at = folded.find(prefix)
        if at >= 0:
            return right[:at], lines.strip_edges(right[at + len(prefix) :]) or None
    return right, None
