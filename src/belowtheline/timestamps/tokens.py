"""Cut a short text into the pieces a date is made of; linear, and every piece keeps its place in the text."""

import re
from typing import NamedTuple

from belowtheline.timestamps.words import Word, look_up

MOST = 160  # characters looked at: no printed time is longer

# Same length before and after, so that places in the text stay right: other digits, odd blanks and direction marks.
_SAME_LENGTH = str.maketrans(
    {
        **{
            chr(zero + digit): str(digit) for zero in (0x660, 0x6F0, 0x966, 0x9E6, 0xE50, 0xFF10) for digit in range(10)
        },
        **dict.fromkeys(
            "\u00a0\u202f\u2007\u2009\u200a\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u061c\ufeff",
            " ",
        ),
        "：": ":",
        "／": "/",
        "．": ".",
        "，": ",",
        "（": "(",
        "）": ")",
        "–": "-",
        "−": "-",
        "’": "'",
    }
)

_WORD = (
    r"[^\s\d!-@\[-^`{-~\u00a1-\u00a9\u00ab-\u00b1\u00b4-\u00b8\u00bb-\u00bf\u05be\u060c\u061b\u06d4\u0964"
    r"\u2010-\u205e\u2190-\u2bff\u3000-\u3003\u3008-\u3011\uff01-\uff5e]+"
)
_TAIL = r"(?![\d]|[./-]\d)"
# By what they begin with, so that at a letter or blank the forms of numbers are not tried one by one.
_PIECES = rf"""
 (?=\d)(?:
  (?P<iso>\d(?<!\d\d)\d{{3}}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d(?:[.,]\d{{1,9}})?)?(?:Z|\s?[+-]\d\d:?\d\d)?(?!\d))
 |(?P<date>\d(?<!\d\d)(?<!\d[.,/-]\d)\d{{0,3}}
    (?:\.\s?\d\d?\.\s?(?:\d{{4}}|\d\d?){_TAIL}|/\s?\d\d?/\s?(?:\d{{4}}|\d\d?){_TAIL}|-\s?\d\d?-\s?(?:\d{{4}}|\d\d?){_TAIL}))
 |(?P<clock>\d(?<![\d:]\d)\d?(?:\s?:\s?[0-5]\d(?:[:.][0-5]\d(?:[.,]\d{{1,6}})?)?|\s?[hH]\s?[0-5]\d(?!\s?m))(?!\d))
 |(?P<pair>\d(?<![\d.,]\d)\d?\.\d\d(?!\d|[.,]\d))
 |(?P<number>\d+)
 )
|(?=[aApPUG+-])(?:
  (?P<half>[aApP]\.?\s?[mM](?![^\W\d_])\.?)
 |(?P<zone>[UG](?:TC|MT)\s?[+-]\s?\d\d?(?::?\d\d)?)
 |(?P<offset>[+-](?<=[\d\smM][+-])\d\d:?\d\d(?!\d))
 )
|(?P<word>{_WORD})
"""
_CJK_PIECES = r"""
 (?P<date>(?:令和|平成)?\d{1,4}\s?[年년]\s?\d\d?\s?[月월]\s?\d\d?(?:\s?[日일号號])?)
|(?P<month_day>(?<!\d)\d\d?\s?[月월]\s?\d\d?\s?[日일号號])
|(?P<clock>\d\d?\s?[时時点點시](?!間|间|간)(?:\s?\d\d?\s?[分분](?:\s?\d\d?\s?[秒초])?)?)
|(?P<ago>(?:\d+|[一二三四五六七八九十两兩数數几幾半]|몇)\s?(?:个|個|ヶ|か|カ|ヵ|箇|多)?\s?
   (?:秒[钟鐘]?|分[钟鐘間]?|小时|小時|時間|时|天|日|周|週間?|星期|月|年|초|분|시간|일|주일?|개월|달|년)
   (?:\s?多)?\s?(?:之|以)?[前전])
"""
_PLAIN = re.compile(_PIECES, re.VERBOSE)
_CJK = re.compile(
    _CJK_PIECES + "|" + _PIECES.replace("?P<date>", "?P<western>").replace("?P<clock>", "?P<hours>"), re.VERBOSE
)
_HAS_CJK = re.compile("[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af]")
_SAME_KIND = {"western": "date", "hours": "clock", "offset": "zone"}

_DOUBLE_ENCODED = re.compile(r"[^\s\d.,]*Ã[^\s\d.,]+")
_VIETNAMESE = ("một", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười", "mười một", "mười hai")
_VIETNAMESE_MONTH = re.compile(
    r"\b[Tt]h(?:áng|g)\s(\d\d?|mười\shai|mười\smột|mười|" + "|".join(_VIETNAMESE[:9]) + r")\b", re.IGNORECASE
)
_ENGLISH = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


class Token(NamedTuple):
    """A piece: its kind (a group of the pattern), its text, its place, and the dictionary's entry for a word."""

    kind: str
    text: str
    start: int
    end: int
    word: Word | None


def level(text: str) -> str:
    """Write `text` with plain digits and blanks, without moving anything."""
    text = text[:MOST]
    if text.isascii():
        return text.replace("avant-", "avant_")
    if "Ã" in text:
        text = _DOUBLE_ENCODED.sub(_decode_once_more, text)
    text = text.translate(_SAME_LENGTH)
    if "háng" in text:
        text = _VIETNAMESE_MONTH.sub(_english_month, text)
    for first in ("كانون", "تشرين"):
        text = text.replace(first + " ", first + "_")
    return text.replace("avant-", "avant_")


def _decode_once_more(match: re.Match[str]) -> str:
    """Read “MÃ¤rz” as März, and fill up with blanks so that what follows stays where it is."""
    try:
        return match[0].encode("cp1252").decode().ljust(len(match[0]))
    except UnicodeError:
        return match[0]


def _english_month(match: re.Match[str]) -> str:
    name = match[1].lower()
    number = int(name) if name.isdigit() else _VIETNAMESE.index(name) + 1
    return _ENGLISH[number - 1].ljust(len(match[0])) if 1 <= number <= 12 else match[0]


def cut(text: str) -> list[Token]:
    """Cut `text`, already levelled, into pieces."""
    pattern = _CJK if not text.isascii() and _HAS_CJK.search(text) else _PLAIN
    tokens = []
    for match in pattern.finditer(text):
        kind = match.lastgroup or ""
        piece = match[0]
        word = look_up(piece) if kind == "word" else None
        tokens.append(Token(_SAME_KIND.get(kind, kind), piece, match.start(), match.end(), word))
    return tokens
