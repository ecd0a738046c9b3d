"""A name freed of the words and signs that a byline puts around it."""

import re

from belowtheline.parsers.flat_text import lines
from belowtheline.parsers.flat_text import vocabulary as words
from belowtheline.parsers.flat_text.times import is_weekday

_ORDINAL = re.compile(r"#?\(?\d{1,6}\)?[.)#:]?")
_VOTES = re.compile(r"[+\-–−]\d{1,5}")
_DIGITS = re.compile(r"\d+")
GLUE = "|•·/–—-,:;«»()[]{}#►▸~*@"


def name_before(left: str) -> tuple[str, str]:
    """Take “posted by”, “on” and separators off what stands before the time; return the name and what was taken."""
    tokens = left.split()
    begin, end, taken = 0, len(tokens), []
    while end > begin:
        token = tokens[end - 1]
        bare = token.strip(GLUE).casefold()
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
    bare = token.strip(GLUE + ".").casefold()
    return (
        not bare
        or bare in words.BY
        or bare in words.BADGES
        or bare in words.ON
        or bare in words.CHROME_WORDS
        or bare in words.CHROME_FILLERS
    )


def _skip_by(tokens: list[str], begin: int, end: int) -> tuple[int, list[str]]:
    lead: list[str] = []
    first = begin
    while begin < end - 1:
        token = tokens[begin]
        bare = token.strip(GLUE).casefold()
        is_name = token[0] == "T" and bare == "the"  # “The” opens a name, “the” a date
        if bare and bare not in words.BY and not (bare in words.ON and lead and not is_name):
            break
        begin += 1
        lead.append(bare or token)
    if begin > first and not any(word in words.BY for word in lead):
        return (begin, lead) if not any(lead) else (first, [])
    return begin, lead


def name_after(right: str) -> tuple[str, str]:
    """Take “by”, buttons and separators off what stands after the time."""
    for label in words.UNVERIFIED:
        if label in right:
            right = right.replace(label, " ")
    tokens = right.replace("|", " | ").split()
    begin, end = 0, len(tokens)
    taken: list[str] = []
    while end > begin and _is_machinery(tokens[end - 1]):
        end -= 1
        if not _VOTES.fullmatch(tokens[end]) and tokens[end].strip(GLUE).casefold() not in words.EDITED:
            taken.append(_DIGITS.sub("0", tokens[end].casefold()))  # not what only some bylines have
    lead: list[str] = []
    while begin < end:
        bare = tokens[begin].strip(GLUE).casefold()
        if not bare or bare in words.BY or bare in words.ON or (bare.isdigit() and begin < end - 1):
            lead.append(_DIGITS.sub("0", bare))
            begin += 1
        else:
            break
    name = " ".join(tokens[begin:end])
    return lines.strip_edges(name), " ".join([*lead, "", *taken])


def _is_machinery(token: str) -> bool:
    bare = token.strip(GLUE + "….»«↓↑").casefold()
    return (
        not bare
        or bare in words.CHROME_WORDS
        or bare in words.CHROME_FILLERS
        or bare in words.SAYS
        or bare in words.BADGES
        or bare in _ZONES
        or bare in words.EDITED
        or _ORDINAL.fullmatch(token) is not None
        or _VOTES.fullmatch(token) is not None
    )


_ZONES = frozenset(
    {"uhr", "et", "edt", "est", "gmt", "utc", "cet", "cest", "pdt", "pst", "ist", "bst", "h", "o'clock", "pm", "am"}
)


_ROLES = frozenset({"member", "moderator", "administrator", "admin", "editor", "staff", "contributor"})


def without_role(name: str) -> str:
    """Take “SITE Member” off a name in full: “Gazette Editor Odile Tamsin”."""
    tokens = name.split()
    for at in range(min(3, len(tokens) - 2) - 1, 0, -1):
        if tokens[at].casefold() in _ROLES and tokens[at][0].isupper():
            return " ".join(tokens[at + 1 :])
    return name


def split_answer(name: str) -> tuple[str, str | None]:
    """Split “NAME replied to comment from OTHER” into both names."""
    folded = name.casefold()
    for phrase in words.ANSWERED:
        at = folded.find(phrase)
        if at > 0:
            return lines.strip_edges(name[:at]), lines.strip_edges(name[at + len(phrase) :]) or None
    return name, None


def without_badge(name: str) -> str:
    """Take “Moderator” off “Ann Page Moderator”; what could be a family name or is set apart stays."""
    head, _, last = name.rpartition(" ")
    is_name = head[-1:].isalnum() and any(map(str.isalpha, head)) and not last.islower()
    return head if is_name and last.casefold() in words.BADGES - _SURNAMES else name


_SURNAMES = frozenset({"guest", "gast", "regular", "pro", "op", "premium", "member", "author", "veteran"})
