"""How much of a repeat's words are the canonical comment's: the number in the column `similarity`."""

from rapidfuzz import fuzz

from belowtheline.repeats.normalise import Words
from belowtheline.repeats.subjects import grams_of
from belowtheline.repeats.verdicts import Relation


def similarity(relation: int, words: Words, canonical: Words) -> float:
    """Return 1.0 for equal words, the share that is held for a contained comment, the edit similarity otherwise."""
    if words.bare == canonical.bare:
        return 1.0
    if relation == Relation.CONTAINED:
        grams = grams_of(words.bare)
        return round(len(grams & grams_of(canonical.bare)) / len(grams), 4)
    return round(fuzz.ratio(words.bare, canonical.bare) / 100, 4)
