"""Find “3 hours ago” and “yesterday at 14:03” among the pieces of a printed time."""

import re
from typing import NamedTuple

from belowtheline.timestamps.clocks import Clock, find_any_clock
from belowtheline.timestamps.tokens import Token
from belowtheline.timestamps.words import NOW, fold

_CJK_AGO = re.compile(
    r"(\d+|.)\s?[^\d前전]*?(秒|分|小时|小時|時間|时|天|日|周|週|星期|月|年|초|분|시간|일|주|개월|달|년)"
)
_CJK_UNITS = {
    "秒": "second", "초": "second", "分": "minute", "분": "minute", "小时": "hour", "小時": "hour", "時間": "hour",
    "时": "hour", "시간": "hour", "天": "day", "日": "day", "일": "day", "周": "week", "週": "week", "星期": "week",
    "주": "week", "月": "month", "개월": "month", "달": "month", "年": "year", "년": "year",
}  # fmt: skip
_CJK_NUMBERS = {char: number for number, char in enumerate("一二三四五六七八九十", 1)} | {"两": 2, "兩": 2}
_COMPACT = re.compile(r"\d{1,2}(?:s|m|h|d|w|mo|y|min|j|u|t|г|ч)", re.IGNORECASE)


class Past(NamedTuple):
    """A time counted back from the capture."""

    parts: tuple[tuple[str, int], ...]  # (unit, how many); empty when the text is too vague: “a few days ago”
    days_back: int | None  # 0 today, 1 yesterday
    clock: Clock | None
    first: int
    last: int
    marked: bool  # says “ago” in so many words


def is_now(text: str) -> bool:
    """Tell whether the whole text is “just now” in some language."""
    return len(text) < 24 and " ".join(fold(text).split()).strip(" .") in NOW


def find_past(run: list[Token], whole: bool) -> Past | None:
    """Find a time counted back; without a word for “ago” only when it is the `whole` text."""
    parts: list[tuple[str, int]] = []
    places: list[int] = []
    marked = vague = False
    for index, token in enumerate(run):
        if token.kind == "ago":
            match = _CJK_AGO.match(token.text)
            if match is not None:
                number = int(match[1]) if match[1].isdigit() else _CJK_NUMBERS.get(match[1])
                vague = vague or number is None
                return Past(() if number is None else ((_CJK_UNITS[match[2]], number),), None, None, index, index, True)
        word = token.word
        if word is None:
            continue
        if word.ago:
            marked = True
            places.append(index)
        unit, amount = word.unit, _amount(run, index)
        if unit is not None and (amount is not None or word.ago_amount):
            parts.append((unit, word.ago_amount or amount or 0))
            marked = marked or word.ago_amount is not None
            places += [index, index - (amount is not None)]
        elif unit is not None and _few_before(run, index):
            vague = unit != "second"
            parts.append((unit, 0))
            places += [index, index - 1]
        if word.days_back is not None and not parts:
            clock = find_any_clock(run[index:])
            if clock is not None or len(run) == 1 or (whole and len(run) == 2):
                last = index + (clock.last if clock else 0)
                return Past((), word.days_back, clock, index, last, True)
    return _counted(run, parts, places, marked=marked, vague=vague, whole=whole)


def _counted(
    run: list[Token], parts: list[tuple[str, int]], places: list[int], *, marked: bool, vague: bool, whole: bool
) -> Past | None:
    if not parts and marked:  # “час назад”, “l'année dernière” not
        for index, token in enumerate(run):
            if token.word is not None and token.word.unit is not None and len(token.text) > 1 and not token.word.ago:
                parts, places = [(token.word.unit, 1)], [*places, index]
                break
    if not parts or not (marked or whole):
        return None
    return Past(() if vague else tuple(parts), None, None, min(places), max(places), marked)


def _few_before(run: list[Token], index: int) -> bool:
    word = run[index - 1].word if index else None
    return word is not None and word.few


def _amount(run: list[Token], index: int) -> int | None:
    if index == 0:
        return None
    before = run[index - 1]
    if before.kind == "number":
        return int(before.text) if len(before.text) <= 3 else None
    return before.word.number if before.word is not None else None


def is_compact(text: str) -> bool:
    """Tell whether `text` is “3h” or “2mo”: so short a form is never a reading time."""
    return _COMPACT.fullmatch(text.strip()) is not None
