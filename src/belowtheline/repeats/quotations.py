"""What a comment says itself, and what it only quotes: by the marks people put around other people's words."""

import re

from belowtheline.repeats.normalise import fold

_LINES = re.compile(r"^[ \t]*(?:>|&gt;|\|)[^\n]*", re.MULTILINE)
_TAGS = (("[quote", "[/quote]"), ("<blockquote", "</blockquote>"))
_PAIRS = {"“": "”“", "„": "“”‟", "«": "»", "»": "«", "‹": "›", "「": "」", "『": "』", '"': '"', "‘": "’", "”": "”"}
_OPENING = re.compile("[" + re.escape("".join(_PAIRS)) + "]|''|``|(?<!\\w)'")

SPOKEN = 20
"""A quotation has at least this many characters; shorter ones are titles and irony."""

_ADDRESS = re.compile(
    r"^\s*(?:@|>|&gt;|\[quote|<blockquote|re:|“|\"|«|„|「|''|\^|quote:|in reply to|replying to|antwort an|zitat|en réponse|citation"
    r"|en respuesta|cita|citando|в ответ|цитата|引用|回复|回覆)"
    r"|^[^\n]{1,60}(?:wrote|writes|said|says|posted|schrieb|schreibt|sagte|a écrit|écrit|dit|escribió|dijo|escreveu|disse"
    r"|ha scritto|scrisse|skrev|schreef|napisał|пишет|писал|написал|сказал|yazdı|写道|說|说|さん)[^\n]{0,20}[:：,]",
    re.IGNORECASE,
)  # fmt: skip


def own_words(text: str) -> str:
    """Return the text without its marked quotations; the text itself when nothing is quoted."""
    if not _OPENING.search(text) and ">" not in text and "&gt;" not in text and "[" not in text and "|" not in text:
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
    """Drop spans between quotation marks; marks inside a span of the same kind are nested, not the end of it."""
    kept, at = [], 0
    while (opening := _OPENING.search(text, at)) is not None:
        end = _closing(text, opening.end(), opening[0])
        if end is None or end - opening.start() < SPOKEN:
            kept.append(text[at : opening.end()])
            at = opening.end()
        else:
            kept.append(text[at : opening.start()])
            at = end
    kept.append(text[at:])
    return " ".join(kept)


def _closing(text: str, start: int, opening: str) -> int | None:
    """Return the place after the mark that closes a span, None when nothing does before the paragraph ends."""
    if opening in ("''", "``", "'"):
        end = text.find("''" if opening != "'" else "' ", start, start + 5000)
        return None if end < 0 else end + len(opening)
    limit = text.find("\n\n", start)
    limit = min(len(text) if limit < 0 else limit, start + 5000)
    closings, depth = _PAIRS[opening], 1
    for at in range(start, limit):
        char = text[at]
        if char in closings and (char != opening or not text[at + 1 : at + 2].isalnum()):
            depth -= 1
            if depth == 0:
                return at + 1
        elif char == opening:
            depth += 1
    return None


def addresses(text: str, names: tuple[str, ...]) -> bool:
    """Tell whether a comment starts as an answer: with a mark of quotation or address, or with one of these names near its head."""
    if _ADDRESS.match(text):
        return True
    head = fold(text[:60])
    return any(len(name) >= 3 and name in head for name in map(fold, names))
