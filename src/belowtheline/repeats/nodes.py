"""Equal words in one scope are a node; the comments of one author in it are a unit. What each brings along, packed.

    comment ──▶ unit (node × author, or node × page where the author is unknown) ──▶ node (equal words in scope)

Within a unit comments are the same comment posted again; units of one node are copies of one another.
"""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import xxhash

from belowtheline.repeats.grams import I64, U64, mixed
from belowtheline.repeats.normalise import Words

Packed = npt.NDArray[np.void]

SHORT, LONG = 20, 60
"""Units below which equal words mean nothing outside an author's comments on one page, or an author's own comments."""

PLACES = 8
"""Authors and pages of a node that it is judged by, the smallest: a text posted a million times stays small."""

MEMBER = np.dtype(
    [
        ("node", "<u8"),
        ("author", "<u8"),  # 0: unknown
        ("article", "<u8"),
        ("id_hi", "<u8"),
        ("id_lo", "<u8"),
        ("posted", "<i8"),  # NO_TIME when unknown
        ("first", "<i8"),
        ("position", "<u4"),
        ("length", "<u4"),  # in units
        ("cut", "<u1"),
    ]
)
"""One comment, as its newest reading has it."""


def node_of(words: Words, units: int, author: str | None, article: str) -> int:
    """Return 64 bits that are equal for equal words in one scope; 0 for words that never repeat.

    Short words need the same author on the same page, middling ones the same author (the page, when nobody knows
    the author), long ones stand for themselves.
    """
    if author is None:
        return 0 if units < SHORT or words.bare[0] == "\0" else _key("page", words.bare, article)
    if units < SHORT or words.bare[0] == "\0":
        return _key("author+page", words.bare, author, article)
    return _key("author", words.bare, author) if units < LONG else _key("words", words.bare)


def _key(*fields: str) -> int:
    return xxhash.xxh3_64_intdigest("\0".join(fields).encode("utf-8", "surrogatepass")) or 1


def unit_numbers(node: U64, author: U64, article: U64) -> U64:
    """Return the number of the unit that each comment belongs to."""
    nameless = author == 0
    scope = np.where(nameless, mixed(article ^ np.uint64(0x6E6F6E616D65)), author)
    return mixed(node ^ mixed(scope))


def order_of(members: Packed) -> npt.NDArray[np.int64]:
    """Return the order of comments by node, then unit, then rank: whole ones first, then the earliest.

    A known time comes before an unknown one; place and id settle what times leave open.
    """
    unit = unit_numbers(members["node"], members["author"], members["article"])
    return np.lexsort((*rank_columns(members), unit, members["node"]))


def rank_columns(members: Packed) -> Sequence[npt.NDArray[np.generic]]:
    """Return the columns that put comments with equal words in order, least important first."""
    return [members[name] for name in ("id_lo", "id_hi", "position", "article", "first", "posted", "cut")]


def starts_of(column: U64) -> npt.NDArray[np.int64]:
    """Return where runs of equal values start in a sorted column."""
    if not len(column):
        return np.zeros(0, np.int64)
    return np.flatnonzero(np.append(True, column[1:] != column[:-1]))


def apart(members: Packed, one: I64, other: I64) -> npt.NDArray[np.bool_]:
    """Tell for pairs of nodes, given by their first members, which have surely neither author nor page in common.

    Sure only of nodes with one member, as nearly all are; members are in the order of `order_of`.
    """
    node = members["node"]
    alone = np.ones(len(node), bool)
    alone[1:] &= node[1:] != node[:-1]
    alone[:-1] &= node[1:] != node[:-1]
    author, article = members["author"], members["article"]
    strangers = (author[one] != author[other]) | (author[one] == 0)
    sure: npt.NDArray[np.bool_] = alone[one] & alone[other] & strangers & (article[one] != article[other])
    return sure
