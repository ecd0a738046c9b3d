"""Names as printed, freed from the words a template puts around them."""

import re
from functools import lru_cache

from selectolax.lexbor import LexborNode

from belowtheline.parsers.comments.fields import sole_text
from belowtheline.parsers.markup import block_text

LONGEST_NAME = 200  # characters: the name of a pingback is a page's title

# What templates print after a name, in the languages of WordPress, TypePad, Blogger and K2; the longest first.
_AFTER = (
    "dedi ki", "ha detto", "a écrit", "a dit", "said in reply", "said", "says", "sagt", "sagte", "schrieb", "schreibt",
    "meint", "meinte", "dit", "dice", "dijo", "escribió", "comentó", "disse", "diz", "comentou",
    "schreef", "zegt", "pisze",
    "napisał", "napisał(a)", "skriver", "säger", "siger", "sier", "sanoo", "kirjoitti", "λέει", "より",
    "댓글", "说道", "說",
    "berkata", "viết", "сказав", "говорит", "пишет", "написал", "řekl", "píše", "replied", "wrote",
    "writes", "commented",
    "comments", "kommentiert", "kommentierte", "responded", "spune", "mondta", "szerint",
)  # fmt: skip
_BEFORE = (
    "comment by", "posted by", "commented by", "written by", "reply by", "von", "by", "par", "por",
    "door", "di", "av", "od",
    "kommentar von", "kommentiert von", "geschrieben von", "commentaire de", "commento di",
    "commento da", "comentario de",
    "comentário de", "reactie van", "autor", "author", "from", "name",
)  # fmt: skip
_BADGES = (
    "(not verified)", "(nicht überprüft)", "(non vérifié)", "(no verificado)", "(niet gecontroleerd)", "(не проверено)",
    "(niezweryfikowany)", "(non verificato)", "(não verificado)", "(author)", "(post author)", "(autor)",
    "post author", "beitragsautor", "article author",
)  # fmt: skip
_JOINTS = (
    "am", "on", "at", "um", "den", "le", "à", "el", "a las", "il", "alle", "em", "às", "op", "om",
    "dne", "dnia", "o", "w dniu",
    "в", "kl.", "den", "der", "på", "pe", "la", "date",
)  # fmt: skip
_LETTER = re.compile(r"[^\W\d_]")
_EDGES = " \t\xa0:,;|–—-•·»«/>"


def name_in(node: LexborNode, skip: set[int]) -> str | None:
    """Return the name an element prints."""
    text = sole_text(node, skip)
    return tidy_name(block_text(node, skip) if text is None else text)


def tidy_name(text: str | None) -> str | None:
    """Return `text` as a name: one line, without “says:”, “by”, badges; None when nothing name-like is left."""
    name = " ".join((text or "").split())
    return _tidied(name) if len(name) <= 2 * LONGEST_NAME else None


@lru_cache(maxsize=4096)
def _tidied(name: str) -> str | None:
    name = strip_after(name.removesuffix(":").rstrip()) if name.endswith(":") else strip_after(name)
    lowered = name.lower()
    if lowered.endswith(_BADGES):
        badge = next(badge for badge in _BADGES if lowered.endswith(badge))
        name = name[: -len(badge)].rstrip() or name
    name = name.strip("\t\xa0 ,;|•·").strip()
    return name if name and len(name) <= LONGEST_NAME else None


def strip_after(name: str) -> str:
    """Drop a trailing “says”, “sagt:”, “a écrit”."""
    bare = name.rstrip(_EDGES + ".…")
    lowered = bare.lower()
    if not lowered.endswith(_AFTER):
        return name
    for word in _AFTER:
        if lowered.endswith(word) and len(bare) > len(word) and bare[-len(word) - 1] in " \xa0":
            return bare[: -len(word)].rstrip(_EDGES)
    return name


def strip_before(name: str) -> str:
    """Drop a leading “Posted by”, “von”: only for text known to be a byline, as “Von” also begins names."""
    lowered = name.lower()
    if not lowered.startswith(_BEFORE):
        return name
    for word in _BEFORE:
        if lowered.startswith(word) and name[len(word) : len(word) + 1] in ("", " ", ":", "\xa0"):
            return name[len(word) :].lstrip(" :\xa0")
    return name


def _first_part(side: str) -> str:
    """Return what stands before the first “|” or “•” of a byline's side, freed from punctuation."""
    for bar in "|•·":
        if bar in side:
            side = next((part for part in side.split(bar) if _LETTER.search(part)), "")
    return side.strip(_EDGES + "()[]") if _LETTER.search(side) else ""


def name_beside_time(line: str, start: int, end: int) -> str | None:
    """Return the name in a byline whose time stands at `start`–`end`: “geschrieben von Ada am …”, “On … Ada said:”."""
    before, after = (_first_part(side) for side in (line[:start], line[end:]))
    lowered = before.lower()
    for word in _JOINTS if lowered.endswith(_JOINTS) else ():
        if lowered.endswith(word) and (len(before) == len(word) or before[-len(word) - 1] in " \xa0"):
            before = before[: -len(word)].rstrip(_EDGES + "(@")
            lowered = before.lower()
    stripped = strip_before(before)
    after = strip_before(after)
    for side in (stripped, after) if stripped else (after,):
        name = tidy_name(side)
        if name and _LETTER.search(name) and len(name) <= 80:
            return name
    return None
