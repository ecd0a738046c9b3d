"""One line with a name and a time in it → name, time and the frame around them."""

import re
from dataclasses import dataclass

from belowtheline.parsers.flat_text import lines
from belowtheline.parsers.flat_text import vocabulary as words
from belowtheline.parsers.flat_text.prefixes import Prefixes
from belowtheline.parsers.flat_text.times import find_time, is_weekday

_ORDINAL = re.compile(r"#?\(?\d{1,6}\)?[.)#:]?")
_DIGITS = re.compile(r"\d+")
_GLUE = "|•·/–—-,:;«»()[]{}#►▸~*@"
_CLOCK = re.compile(r"[\s|·•,–-]{0,4}\(?\s?\d{1,2}[:.h]\d{2}\s?(?:[ap]\.?m\.?)?\s?\)?", re.IGNORECASE)
_RANGE = re.compile(r"\d{1,2}:\d{2}(?!:)")  # two clocks in a line are an event's, not a comment's
_ANSWERS = Prefixes((*words.REPLY_TO_PREFIX, "response to "))
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
    name_left, lead = _trim_left_part(left)
    name_right, tail = _trim_right_part(right)
    name_left, answered = split_answer(name_left)
    reply_to = reply_to or answered
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
    return any(token.strip(_GLUE) in words.OTHER_TIMES for token in bare.casefold().split()[-3:])


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


def _trim_left_part(left: str) -> tuple[str, str]:
    """Take “posted by”, “on” and separators off what stands before the time; return the name and what was taken."""
    tokens = left.split()
    begin, end, taken = 0, len(tokens), []
    while end > begin:
        token = tokens[end - 1]
        bare = token.strip(_GLUE).casefold()
        if is_weekday(bare):
            end -= 1
        elif not bare or bare in words.ON or (token[0] in "#(" and _ORDINAL.fullmatch(token)):
            end -= 1
            taken.append(_DIGITS.sub("0", token.casefold()))
        elif bare in words.CHROME_WORDS and end - begin > 1 and bare in _BUTTONS:
            end -= 1
            taken.append(bare)
        else:
            break
    if begin < end and all(_is_by(token) for token in tokens[begin:end]):
        return "", " ".join(tokens).casefold()
    begin, lead = _skip_by(tokens, begin, end)
    name = " ".join(tokens[begin:end])
    return lines.strip_edges(name), " ".join([*lead, "", *taken])


_BUTTONS = frozenset({"reply", "antworten", "permalink", "link", "répondre", "responder", "quote", "zitieren"})


def _is_by(token: str) -> bool:
    bare = token.strip(_GLUE + ".").casefold()
    return not bare or bare in words.BY or bare in words.BADGES or bare in words.ON or bare in words.CHROME_WORDS


def _skip_by(tokens: list[str], begin: int, end: int) -> tuple[int, list[str]]:
    lead: list[str] = []
    first = begin
    while begin < end - 1:
        token = tokens[begin]
        bare = token.strip(_GLUE).casefold()
        if bare and bare not in words.BY and not (bare in words.ON and lead):
            break
        begin += 1
        lead.append(bare or token)
    if begin > first and not any(word in words.BY for word in lead):
        return (begin, lead) if not any(lead) else (first, [])
    return begin, lead


def _trim_right_part(right: str) -> tuple[str, str]:
    """Take “by”, buttons and separators off what stands after the time."""
    tokens = right.replace("|", " | ").split()
    begin, end = 0, len(tokens)
    taken: list[str] = []
    while end > begin and _is_machinery(tokens[end - 1]):
        end -= 1
        taken.append(_DIGITS.sub("0", tokens[end].casefold()))
    lead: list[str] = []
    while begin < end:
        bare = tokens[begin].strip(_GLUE).casefold()
        if not bare or bare in words.BY or bare in words.ON or (bare.isdigit() and begin < end - 1):
            lead.append(_DIGITS.sub("0", bare))
            begin += 1
        else:
            break
    name = " ".join(tokens[begin:end])
    return lines.strip_edges(name), " ".join([*lead, "", *taken])


def _is_machinery(token: str) -> bool:
    bare = token.strip(_GLUE + "….»«↓↑").casefold()
    return (
        not bare
        or bare in words.CHROME_WORDS
        or bare in words.SAYS
        or bare in words.BADGES
        or bare in _ZONES
        or _ORDINAL.fullmatch(token) is not None
    )


_ZONES = frozenset(
    {"uhr", "et", "edt", "est", "gmt", "utc", "cet", "cest", "pdt", "pst", "ist", "bst", "h", "o'clock", "pm", "am"}
)


def split_answer(name: str) -> tuple[str, str | None]:
    """Split “NAME replied to comment from OTHER” into both names."""
    folded = name.casefold()
    for phrase in words.ANSWERED:
        at = folded.find(phrase)
        if at > 0:
            return lines.strip_edges(name[:at]), lines.strip_edges(name[at + len(phrase) :]) or None
    return name, None
