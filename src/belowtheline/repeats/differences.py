"""Where two texts differ, word by word, and whether that turns the meaning."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import OSA, Indel

from belowtheline.repeats.opposites import NEGATIONS, opposed

_DIGITS = re.compile(r"\d+")

SLIP = 3
"""Words a changed place may have on either side for one of them to be able to turn the meaning of the rest."""

MAX_WORDS = 5_000
"""Words compared one by one; the rest of a longer text is left out of account."""


@dataclass(frozen=True, slots=True)
class Difference:
    """What lies between two texts, in characters of their words."""

    kept: int  # in both, in the same order
    lost: int  # only in the first
    added: int  # only in the second
    places: int  # changed places between kept words, spelling apart
    spellings: int  # places where a word is only spelt otherwise
    turned: int  # places where a negation, an opposite or a number changed
    named: int  # places where one capitalised word stands for another
    widest: int  # words in the largest changed place, on its smaller side
    ends: int  # characters of the second text before the first and after the last kept word

    @property
    def only_spelling(self) -> bool:
        """Tell whether all words are the same but for their spelling."""
        return not self.places and not self.turned and not self.lost

    @property
    def turns(self) -> bool:
        """Tell whether these are the same words with another meaning: few places changed, and some turn it."""
        changed = self.places + self.spellings
        return self.turned > 0 and (changed <= SLIP or 3 * self.turned >= changed)


Names = Callable[[], frozenset[str]]
"""Returns words written with a capital; asked for only where it matters."""


def difference(one: Sequence[str], other: Sequence[str], names: Names = frozenset) -> Difference:
    """Return where the words (see `normalise.tokens`) of two texts differ; `names` are words written with a capital."""
    one, other = one[:MAX_WORDS], other[:MAX_WORDS]
    kept = lost = added = places = spellings = turned = named = widest = ends = 0
    for place in _places(one, other):
        if place.same:
            kept += sum(map(len, place.one))
            continue
        kind = _kind(place, names)
        if kind == "spelling":
            spellings += 1
            kept += len("".join(place.one))
            continue
        gone, new = len("".join(place.one)), len("".join(place.other))
        lost, added = lost + gone, added + new
        if place.at_end and not place.one:
            ends += new
            continue
        if kind == "end":
            ends += new - gone
            kept, lost = kept + gone, lost - gone
            continue
        places += 1
        turned += kind == "turned"
        named += kind == "named"
        widest = max(widest, min(len(place.one) or len(place.other), len(place.other) or len(place.one)))
    return Difference(kept, lost, added, places, spellings, turned, named, widest, ends)


@dataclass(frozen=True, slots=True)
class _Place:
    one: Sequence[str]
    other: Sequence[str]
    same: bool
    at_start: bool
    at_end: bool  # at either end


def _places(one: Sequence[str], other: Sequence[str]) -> Iterator[_Place]:
    """Yield kept runs and changed places in turn; deletions and insertions that meet are one place."""
    at_one = at_other = 0
    for block in Indel.opcodes(one, other):
        if block.tag != "equal":
            continue
        start, end, other_start, other_end = block.src_start, block.src_end, block.dest_start, block.dest_end
        if start > at_one or other_start > at_other:
            first = at_one == at_other == 0
            yield _Place(one[at_one:start], other[at_other:other_start], False, first, first)
        yield _Place(one[start:end], other[other_start:other_end], True, False, False)
        at_one, at_other = end, other_end
    if at_one < len(one) or at_other < len(other):
        yield _Place(one[at_one:], other[at_other:], False, at_one == at_other == 0, True)


def _kind(place: _Place, names: Names) -> str:
    one, other = "".join(place.one), "".join(place.other)
    if one == other:
        return "spelling"
    if place.at_end and one and other:
        # A word cut off, or the end of one text beside all that follows in the other.
        if other.startswith(one) and not place.at_start and not one[-1:].isdigit():
            return "end"
        place = _facing(place)
    if _turns(place):
        return "turned"
    if not one or not other or (place.at_end and max(len(place.one), len(place.other)) > SLIP):
        return "words"
    if len(place.one) == len(place.other):
        if all(map(_misspelt, place.one, place.other)):
            return "spelling"
    elif len(place.one) + len(place.other) <= 2 * SLIP and _misspelt("".join(place.one), "".join(place.other)):
        return "spelling"
    if {*place.one[:1], *place.other[:1]} <= names():
        return "named"
    return "words"


def _facing(place: _Place) -> _Place:
    """Return an end place with the longer side cut to the words that face the shorter one."""
    count = min(len(place.one), len(place.other))
    if place.at_start:
        return _Place(place.one[-count:], place.other[-count:], False, True, True)
    return _Place(place.one[:count], place.other[:count], False, False, True)


def _turns(place: _Place) -> bool:
    one, other = place.one, place.other
    if max(len(one), len(other)) > SLIP or (place.at_end and not (one and other)):
        return False
    numbers = _DIGITS.findall(" ".join(one))
    if numbers and (others := _DIGITS.findall(" ".join(other))) and numbers != others:
        return True
    if sum(word in NEGATIONS for word in one) % 2 != sum(word in NEGATIONS for word in other) % 2:
        return True
    # Words of scripts without spaces come as their characters: 便宜 – 贵.
    return any(opposed(a, b) for a in one for b in other) or opposed("".join(one), "".join(other))


def _misspelt(one: str, other: str) -> bool:
    """Tell whether two words are one, mistyped: a slip or two for their length."""
    if one == other:
        return True
    longer = max(len(one), len(other))
    slips = 2 if longer >= 8 else 1 if longer >= 4 else 0
    if longer == 3 and sorted(one) == sorted(other):
        return True  # “teh”
    if not slips or one[-1:].isdigit() or other[-1:].isdigit() or abs(len(one) - len(other)) > slips:
        return False
    return OSA.distance(one, other, score_cutoff=slips) <= slips
