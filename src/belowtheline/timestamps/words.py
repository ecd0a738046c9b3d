"""One dictionary of every word that has to do with time, in every language at once."""

import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from belowtheline.timestamps import names, phrases

UNIT_NAMES = ("second", "minute", "hour", "day", "week", "month", "year")


@dataclass(slots=True)
class Word:
    """Every part a word can play; which one it plays is told by its neighbours."""

    months: dict[str, int] | None = None  # by language
    month: int | None = None  # when all languages agree
    weekdays: frozenset[int] = frozenset()
    unit: str | None = None
    number: int | None = None
    few: bool = False
    ago: bool = False
    ago_amount: int | None = None  # a unit that says “ago” itself: its number, 0 for one printed before it
    days_back: int | None = None
    half: str | None = None  # "am" or "pm"


def fold(word: str) -> str:
    """Lower-case `word` and take its accents off, so that FEVRIER, février and Février are one."""
    plain = unicodedata.normalize("NFKD", word.lower().replace("ı", "i"))
    return "".join(char for char in plain if not "\u0300" <= char <= "\u036f")


def rows(table: str) -> Iterator[tuple[str, list[list[str]]]]:
    """Yield (language, columns of words) of a table of `names` or `phrases`."""
    for line in table.strip().replace("\n    ", " ").splitlines():
        language, _, columns = line.partition(": ")
        yield language, [column.split() for column in columns.split("|")]


def _groups(table: str) -> Iterator[tuple[str, str]]:
    """Yield (language, word) of a table that has several languages in one row."""
    language = ""
    for item in table.replace("|", " ").split():
        if item.endswith(":"):
            language = item[:-1]
        else:
            yield language, item


def _build() -> tuple[dict[str, Word], frozenset[str]]:
    words: dict[str, Word] = {}

    def put(word: str) -> Word:
        return words.setdefault(word, Word())

    for table, offset in ((names.MONTHS, 1), (names.SOLAR_HIJRI_MONTHS, 101)):
        for language, columns in rows(table):
            for number, column in enumerate(columns, offset):
                for word in column:
                    entry = put(word)
                    entry.months = {**(entry.months or {}), language: number}
    for _, columns in rows(names.WEEKDAYS):
        for number, column in enumerate(columns):
            for word in column:
                put(word).weekdays |= {number}
    for _, columns in rows(phrases.UNITS):
        for unit, column in zip(UNIT_NAMES, columns, strict=True):
            for word in column:
                put(word).unit = put(word).unit or unit
    for word, (unit, amount) in phrases.UNITS_AGO.items():
        put(word).unit, put(word).ago_amount = unit, amount
    _mark(put)
    now = {" ".join(fold(text).split()) for text in phrases.NOW.split("|")}
    for text in phrases.NOW.replace("|", " ").split():
        put(text)
    return _with_folded(words), frozenset(now)


def _mark(put: Callable[[str], Word]) -> None:
    for _, word in _groups(phrases.AGO):
        put(word).ago = True
    for table, number in ((phrases.ONE, 1), (phrases.TWO, 2)):
        for _, word in _groups(table):
            put(word).number = number
    for _, word in _groups(phrases.FEW):
        put(word).few = True
    for number, line in enumerate(phrases.DAYS_BACK.strip().replace("\n    ", " ").splitlines()):
        for word in line.partition("|")[2].split():
            put(word).days_back = number
    for half, table in (("am", phrases.AM), ("pm", phrases.PM)):
        for word in table.split():
            put(word).half = half
    for word in phrases.NOISE.split():
        put(word)


def _with_folded(words: dict[str, Word]) -> dict[str, Word]:
    for entry in words.values():
        if entry.months and len(set(entry.months.values())) == 1:
            entry.month = next(iter(entry.months.values()))
    for word, entry in list(words.items()):
        words.setdefault(fold(word), entry)
    return words


WORDS, NOW = _build()
AGO = frozenset(
    word for word, entry in WORDS.items() if entry.ago or entry.ago_amount is not None or (entry.days_back or 0) > 0
)


def look_up(word: str) -> Word | None:
    """Find `word` in any spelling of its letters."""
    lower = word.lower()
    found = WORDS.get(lower)
    if found is None and not word.isascii():
        found = WORDS.get(fold(word))
        if found is None and word[0] in "בהל":  # Hebrew writes “in”, “the” and “to” onto the word
            found = WORDS.get(word[1:])
    return found
