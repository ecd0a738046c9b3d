"""How two comments that look alike are related. The rules grew from those measured in shared/dedup.md 4.5.

Asked in this order: are the words close at all; does one quote the other; was one cut off; does a number or a negation
turn the meaning; and then, by who wrote them where: the same author, perhaps the same, others.
"""

from dataclasses import dataclass
from enum import IntEnum, StrEnum
from functools import cached_property

from rapidfuzz import fuzz
from rapidfuzz.distance import LCSseq

from belowtheline.repeats.differences import Difference, difference
from belowtheline.repeats.likeness import ALIKE, APART, HELD, Shared
from belowtheline.repeats.quotations import addresses
from belowtheline.repeats.subjects import Subject, grams_of

RULES_VERSION = 2
"""Version of the rules; changes whenever any two texts could be related otherwise."""


class Kin(StrEnum):
    """How the shorter of two comments is related to the longer."""

    NONE = "none"
    NEAR = "near"  # the same comment, edited or re-formatted
    CONTAINED = "contained"  # the longer holds the shorter, and adds to it
    COPY = "copy"  # the same words from another author
    QUOTE = "quote"  # one answers the other and repeats its words: a link, never a repeat


@dataclass(frozen=True, slots=True)
class Kinship:
    """A verdict on two comments, and why."""

    kin: Kin
    similarity: float = 0.0
    rule: str = ""
    by_shorter: bool = False  # with QUOTE: the shorter quotes the longer


STRANGERS = Kinship(Kin.NONE)

MIDDLING, LONG, VERY_LONG = 40, 60, 100
"""Units at which rules change. Below 60, texts of different authors are hardly ever the same comment."""

EXCHANGED = 80
"""Units of a text that is still the same with one word for another; in a shorter one that word could be the point."""

ADDED = 12
"""Units by which a text must be longer to hold another and not just be it."""

SHORTEST_CUT = 25
"""Units of a text cut off that are enough to know it by, on its own page."""

CUT_WORD = 6
"""Units at the end of a text cut off that may belong to half a word or a mark unknown to us."""


LONGEST_SLID = 1_000
"""Characters of a text that is slid along a longer one, which takes their square; in longer texts words are counted."""


class Bond(IntEnum):
    """What is known of who wrote two comments."""

    SELF = 0  # the same author
    PERHAPS = 1  # one is nameless, on the same page
    PAGE = 2  # different authors on the same page
    APART = 3


def relate(one: Subject, other: Subject, shared: Shared | None = None) -> Kinship:
    """Return how two comments are related; the order of arguments does not matter.

    `shared` is what `likeness`, having looked already, found enough: (common grams, grams of one, of the other).
    """
    swap = one.rank > other.rank
    x, y = (other, one) if swap else (one, other)
    pair = _Pair(x, y, Shared(shared.common, shared.other, shared.one) if shared and swap else shared)
    # Most pairs that share a phrase are short texts of strangers: let go before anything is measured.
    if (pair.bond is Bond.APART and x.units < LONG) or (x.units < LONG and (x.is_link or y.is_link)):
        return STRANGERS
    if shared is None and pair.alike < ALIKE and pair.held < HELD:
        return STRANGERS
    quoted = _quoted(pair) if pair.bond is not Bond.SELF else None
    return quoted or _cut_off(pair) or _RULES[pair.bond](pair)


def bond_of(one: Subject, other: Subject) -> Bond:
    """Return what is known of who wrote two comments."""
    if not one.authors.isdisjoint(other.authors):
        return Bond.SELF
    if one.pages.isdisjoint(other.pages):
        return Bond.APART
    return Bond.PERHAPS if one.nameless or other.nameless else Bond.PAGE


@dataclass(frozen=True)
class _Pair:
    """Two subjects, x not longer than y, and what is measured on both."""

    x: Subject
    y: Subject
    counted: Shared | None = None

    @cached_property
    def bond(self) -> Bond:
        return bond_of(self.x, self.y)

    @cached_property
    def same_page(self) -> bool:
        return not self.x.pages.isdisjoint(self.y.pages)

    @cached_property
    def shared(self) -> Shared:
        """Return the numbers of grams in common, of x and of y."""
        return self.counted or Shared.of(self.x.grams, self.y.grams)

    @cached_property
    def alike(self) -> float:
        return self.shared.common / (self.shared.one + self.shared.other - self.shared.common)

    @cached_property
    def held(self) -> float:
        return self.shared.common / min(self.shared.one, self.shared.other)

    @cached_property
    def own_shared(self) -> Shared:
        """Return the same for their own words."""
        x, y = self.x, self.y
        if not x.quotes and not y.quotes:
            return self.shared
        return Shared.of(x.own_grams, y.own_grams)

    @property
    def own_held(self) -> float:
        """Return the share of the shorter text's own words that are the longer one's own."""
        return self.own_shared.common / self.own_shared.one if self.own_shared.one > 1 else 0.0

    @property
    def own_alike(self) -> float:
        return self.own_shared.common / (self.own_shared.one + self.own_shared.other - self.own_shared.common)

    @cached_property
    def gap(self) -> int:
        return self.y.units - self.x.units

    @cached_property
    def change(self) -> Difference:
        return difference(self.x.tokens, self.y.tokens, lambda: self.x.proper | self.y.proper)

    @cached_property
    def ratio(self) -> float:
        return fuzz.ratio(self.x.words.bare, self.y.words.bare)

    @cached_property
    def overlaps(self) -> bool:
        """Tell whether one text ends as the other begins, and each says something else besides."""
        one, other, kept = self.x.words.bare, self.y.words.bare, self.change.kept
        if not kept or min(len(one), len(other)) - kept < ADDED:
            return False
        return one[-kept:] == other[:kept] or one[:kept] == other[-kept:]

    def block(self, least: float = ADDED) -> bool:
        """Tell whether the texts share a block, and the rest of both is something else: a signature, a template."""
        one, other = _middles(self.x.words.bare, self.y.words.bare)
        if min(len(one), len(other)) < least:
            return False
        if self.overlaps:
            return True
        if self.x.words.bare.isascii() and self.y.words.bare.isascii():
            # Of the grams in common at most so many stand outside the middles: often enough to know.
            outside = len(self.x.words.bare) + len(self.y.words.bare) - len(one) - len(other)
            if 5 * (self.shared.common - outside) >= len(one) + len(other):
                return False
        first, second = grams_of(one), grams_of(other)
        common = len(first & second)
        return common < 0.25 * (len(first) + len(second) - common)

    def verdict(self, kin: Kin, rule: str, *, by_shorter: bool = False) -> Kinship:
        similarity = self.held if kin in (Kin.CONTAINED, Kin.QUOTE) else self.ratio / 100
        return Kinship(kin, round(similarity, 4), rule, by_shorter)


def _quoted(pair: _Pair) -> Kinship | None:
    """Tell whether one comment quotes the other's author: by reply, or by marks around the shared words."""
    x, y = pair.x, pair.y
    for by_shorter, quoted, answer in ((False, x, y), (True, y, x)):
        if not quoted.ids.isdisjoint(answer.answers) and pair.held >= 0.8:
            return pair.verdict(Kin.QUOTE, "reply", by_shorter=by_shorter)
    if (len(x.own) == len(x.words.bare) and len(y.own) == len(y.words.bare)) or pair.held < 0.5:
        return None
    common, x_grams, y_grams = pair.shared
    if y.quotes and len(y.own_grams) < y_grams and 2 * len(x.grams & y.own_grams) < common:
        return pair.verdict(Kin.QUOTE, "marks")
    if x.quotes and len(x.own_grams) < x_grams and 2 * len(y.grams & x.own_grams) < common:
        return pair.verdict(Kin.QUOTE, "marks", by_shorter=True)
    return None


def _cut_off(pair: _Pair) -> Kinship | None:
    """Tell whether the shorter text is the longer one, cut off by the page with a mark that is no part of it."""
    x, y = pair.x, pair.y
    if not x.words.cut or (not pair.same_page and pair.bond is not Bond.SELF and x.units < VERY_LONG):
        return None
    start = x.words.bare[:-CUT_WORD]
    if (
        x.units < (SHORTEST_CUT if pair.same_page else MIDDLING)
        or not y.words.bare.startswith(start)
        or y.plain.startswith(x.plain)
    ):
        return None
    return pair.verdict(Kin.NEAR if pair.bond in (Bond.SELF, Bond.PERHAPS) else Kin.COPY, "cut")


def _by_self(pair: _Pair) -> Kinship:
    """Judge two comments of one author."""
    n, page = pair.x.units, pair.same_page
    if pair.gap >= ADDED and n >= (25 if page else 30) and pair.x.words.bare in pair.y.own:
        return Kinship(Kin.CONTAINED, 1.0, "author holds")
    change = pair.change
    if change.turns or _other_name(pair):
        return STRANGERS
    if pair.gap >= ADDED and _holds(pair):
        return pair.verdict(Kin.CONTAINED, "author holds")
    if change.only_spelling:
        return pair.verdict(Kin.NEAR, "author spelling")
    if pair.block(max(ADDED, 0.2 * n) if page else ADDED):
        return STRANGERS
    # On another page one word for another is a template filled in: “Results of round six / seven”.
    if not page and n < VERY_LONG and change.places == 1 and change.lost and change.added:
        return STRANGERS
    least = 0.5 if n >= LONG else 0.6 if page else 0.8
    if pair.alike >= least or (n >= LONG and pair.ratio >= 90):
        return pair.verdict(Kin.NEAR, "author alike")
    if page and n >= LONG and pair.ratio >= 75 and _scattered(pair):
        return pair.verdict(Kin.NEAR, "author scattered")
    if page and n >= 30 and pair.alike >= 0.45 and change.places <= 1 and change.widest <= 1:
        return pair.verdict(Kin.NEAR, "author one word")
    return STRANGERS


def _holds(pair: _Pair) -> bool:
    """Tell whether the longer text holds the shorter, in its author's own words."""
    n, held, page = pair.x.units, pair.own_held, pair.same_page
    if pair.overlaps:
        return False
    if held >= 0.95 and n >= (25 if page else 30):
        return True
    if held >= (0.9 if n >= LONG else 0.93) and n >= (25 if page else LONG):
        return True
    if n < MIDDLING or pair.held < HELD:
        return False
    least = 90 if page and n >= LONG else 93
    x, y = pair.x.own or pair.x.words.bare, pair.y.own
    if len(x) > LONGEST_SLID:
        change = pair.change
        return 200 * change.kept >= least * (2 * change.kept + change.lost + change.added - change.ends)
    # No part of y can be as close as this to x that has less of it in order; cheaper than sliding x along y.
    in_order = least * min(len(x), len(y)) // (200 - least)
    if LCSseq.similarity(x, y, score_cutoff=in_order) < in_order:
        return False
    return fuzz.partial_ratio(x, y, score_cutoff=least) >= least


def _other_name(pair: _Pair) -> bool:
    """Tell whether all that changed is a name or two."""
    change = pair.change
    return 0 < change.named == change.places <= 2


def _scattered(pair: _Pair) -> bool:
    """Tell whether the words kept lie all over, with small changes between them: an edit, not a shared sentence."""
    change = pair.change
    size = change.kept + max(change.lost, change.added)
    return change.widest <= 3 and change.places >= 2 and change.kept >= 0.6 * size


def _perhaps_self(pair: _Pair) -> Kinship:
    """Judge two comments on one page of which one has no known author."""
    change, n = pair.change, pair.x.units
    one_named = bool(pair.x.authors) != bool(pair.y.authors)
    if (n < MIDDLING and one_named) or change.turns or _other_name(pair):
        return STRANGERS  # “Congratulations to you and your family” is said by many
    if (pair.alike >= 0.9 and pair.gap <= 20) or (change.only_spelling and pair.gap < ADDED and n >= 25):
        return pair.verdict(Kin.NEAR, "page alike")
    if addresses(pair.y.text, pair.x.names) and pair.held >= 0.5:
        return pair.verdict(Kin.QUOTE, "address")
    if pair.gap >= ADDED and pair.own_held >= 0.9 and n >= MIDDLING:
        # A comment whose author is known never gives way to one of somebody unknown, who may be quoting.
        named = not pair.x.nameless
        return pair.verdict(Kin.QUOTE if named else Kin.CONTAINED, "page holds")
    if not pair.block() and pair.alike >= (0.6 if n >= LONG else 0.85):
        return pair.verdict(Kin.NEAR, "page alike")
    return STRANGERS


def _by_others(pair: _Pair) -> Kinship:
    """Judge two comments of different authors."""
    x, y, n = pair.x, pair.y, pair.x.units
    if pair.same_page and pair.gap >= 8 and (x.words.bare in y.words.bare or pair.held >= 0.9):
        return Kinship(Kin.QUOTE, 1.0, "page holds")
    if pair.same_page and pair.gap > 15 and pair.held >= 0.8 and addresses(y.text, x.names):
        return pair.verdict(Kin.QUOTE, "address")
    # All rules below ask for at least half of all grams in common.
    if n < LONG or 2 * x.units < y.units or pair.ratio < 60 or pair.alike < APART:
        return STRANGERS
    change = pair.change
    if change.turns or _other_name(pair):
        return STRANGERS
    if pair.gap < ADDED and (change.only_spelling or (_one_word(change, n) and pair.own_alike >= 0.7)):
        return pair.verdict(Kin.COPY, "words spelling")
    if x.own in y.own and pair.own_alike >= 0.6:
        return pair.verdict(Kin.COPY, "words hold")
    if pair.block():
        return STRANGERS
    if pair.own_alike >= (0.9 if n < VERY_LONG else 0.6 if _scattered(pair) else 0.7):
        return pair.verdict(Kin.COPY, "words alike")
    if n >= VERY_LONG and pair.own_held >= 0.95 and pair.own_alike >= 0.6:
        return pair.verdict(Kin.COPY, "words hold")
    return STRANGERS


def _one_word(change: Difference, n: int) -> bool:
    """Tell whether a word was put in or left out and nothing else, or, in a longer text, one exchanged for another."""
    return change.places == 1 and change.widest <= 1 and (n >= EXCHANGED or 0 in (change.lost, change.added))


_RULES = {Bond.SELF: _by_self, Bond.PERHAPS: _perhaps_self, Bond.PAGE: _by_others, Bond.APART: _by_others}


def _middles(one: str, other: str) -> tuple[str, str]:
    """Return what is left of two skeletons without their common start and end."""
    start = _shared(one, other)
    one, other = one[start:], other[start:]
    end = _shared(one[::-1], other[::-1])
    return (one[:-end], other[:-end]) if end else (one, other)


def _shared(one: str, other: str) -> int:
    """Return the length of the common start of two strings, by halving: comparing slices is fast, loops are not."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        half = (low + high + 1) // 2
        if one[:half] == other[:half]:
            low = half
        else:
            high = half - 1
    return low
