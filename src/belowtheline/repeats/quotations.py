"""What a comment says itself, and what it only quotes: by the marks people put around other people's words."""

import re

from belowtheline.repeats.normalise import fold

_LINES = re.compile(r"^[ \t]*(?:>|&gt;|\|)[^\n]*", re.MULTILINE)
_TAGS = (("[quote", "[/quote]"), ("<blockquote", "</blockquote>"))
_PAIRS = {"“": "”“", "„": "“”‟", "«": "»", "»": "«", "‹": "›", "「": "」", "『": "』", '"': '"', "‘": "’", "”": "”"}
_MARK = re.compile("''|``|[" + re.escape("".join({*_PAIRS, *"".join(_PAIRS.values())})) + "']")
_OPENS = {**_PAIRS, "``": ("''", "``"), "''": ("''",), "'": "'"}

SPOKEN = 20
"""A quotation has at least this many characters; shorter ones are titles and irony."""

FARTHEST = 5_000
"""Characters within which a quotation mark must find its other half."""

_ADDRESS = re.compile(
    r"^\s*(?:@|>|&gt;|\[quote|<blockquote|re:|“|\"|«|„|「|''|\^|quote:|in reply to|replying to|antwort an|zitat"
    r"|en réponse|citation"
    r"|en respuesta|cita|citando|в ответ|цитата|引用|回复|回覆)"
    r"|^[^\n]{1,60}(?:wrote|writes|said|says|posted|schrieb|schreibt|sagte|a écrit|écrit|dit|escribió|dijo"
    r"|escreveu|disse"
    r"|ha scritto|scrisse|skrev|schreef|napisał|пишет|писал|написал|сказал|yazdı|写道|說|说|さん)[^\n]{0,20}[:：,]",
    re.IGNORECASE,
)  # fmt: skip


def own_words(text: str) -> str:
    """Return the text without its marked quotations; the text itself when nothing is quoted."""
    if not _MARK.search(text) and ">" not in text and "&gt;" not in text and "[" not in text and "|" not in text:
        return text
    for opening, closing in _TAGS:
        if opening[0] in text:
            text = _outside_tags(text, opening, closing)
    return _outside_marks(_LINES.sub(" ", text))


def _outside_tags(text: str, opening: str, closing: str) -> str:
    lower = text.lower()
    if opening not in lower or len(lower) != len(text):
        return text
    kept, at = [], 0
    while (start := lower.find(opening, at)) >= 0:
        kept.append(text[at:start])
        end = lower.find(closing, start)
        if end < 0:
            return " ".join(kept)
        at = end + len(closing)
    return " ".join([*kept, text[at:]])


def _outside_marks(text: str) -> str:
    """Drop spans between quotation marks that are long enough to be somebody's words."""
    spans = _spans(text)
    if not spans:
        return text
    kept, at = [], 0
    for start, end in spans:
        if start >= at:
            kept.append(text[at:start])
        at = max(at, end)
    kept.append(text[at:])
    return " ".join(kept)


def _spans(text: str) -> list[tuple[int, int]]:
    """Return spans between marks that belong together, sorted; nested ones too. One pass, whatever the text."""
    opened: list[tuple[str, int]] = []
    spans = []
    for mark in _MARK.finditer(text):
        kind, start, end = mark[0], mark.start(), mark.end()
        before, after = text[start - 1 : start].isalnum(), text[end : end + 1].isalnum()
        if before and after and kind in "'’‘":
            continue  # an apostrophe
        # Whether "straight" marks open or close is told by what follows.
        closes = None if kind in _SIDELESS and after else _opener(opened, kind)
        if closes is not None:
            if SPOKEN <= end - opened[closes][1] <= FARTHEST:
                spans.append((opened[closes][1], end))
            del opened[closes:]
        elif kind in _OPENS and not (kind in _SIDELESS and before):
            opened.append((kind, start))
    return sorted(spans)


_SIDELESS = frozenset(('"', "'", "''", "”", "»"))


def _opener(opened: list[tuple[str, int]], kind: str) -> int | None:
    """Return the place of the latest open mark that `kind` closes; only a few are looked at."""
    for place in range(len(opened) - 1, max(-1, len(opened) - 5), -1):
        if kind in _OPENS[opened[place][0]]:
            return place
    return None


def addresses(text: str, names: tuple[str, ...]) -> bool:
    """Tell whether a comment starts as an answer: with a mark of quotation or address, or with one of these names."""
    if _ADDRESS.match(text):
        return True
    head = fold(text[:60])
    return any(len(name) >= 3 and name in head for name in map(fold, names))
