"""One side of a comparison: the text of a comment, who wrote it where, and what is worked out of it once and kept."""

import re
from dataclasses import dataclass
from functools import cached_property

from belowtheline.repeats.likeness import GRAM
from belowtheline.repeats.normalise import WIDE, Words, fold, tokens, words_of
from belowtheline.repeats.quotations import own_words

_WIDE = re.compile(f"[{WIDE}]")
_CAPITAL = re.compile(r"(?<=[\w,;] )[^\W\d_]{2,40}")
_LINK = re.compile(r"(?:https?://|www\.)[^\s<>\"]{1,2000}", re.IGNORECASE)


@dataclass(frozen=True)
class Subject:
    """A comment to compare; numbers stand for authors, pages and comments, equal for equal ones."""

    text: str
    words: Words
    units: int
    authors: frozenset[int]
    nameless: bool  # posted by somebody unknown, too
    pages: frozenset[int]
    names: tuple[str, ...] = ()  # its authors' names, to see whether another comment addresses them
    ids: frozenset[int] = frozenset()
    answers: frozenset[int] = frozenset()  # ids of the comments it replies to

    @property
    def rank(self) -> tuple[int, str, str]:
        """Return what orders two subjects, whichever comes first."""
        return self.units, self.words.bare, self.text

    @cached_property
    def grams(self) -> frozenset[str]:
        """Return the distinct grams of its skeleton."""
        return grams_of(self.words.bare)

    @cached_property
    def own(self) -> str:
        """Return the skeleton without marked quotations."""
        own = own_words(self.text)
        return self.words.bare if own == self.text else fold(own)

    @cached_property
    def quotes(self) -> bool:
        """Tell whether its own words are not all of them."""
        return self.own != self.words.bare

    @cached_property
    def own_grams(self) -> frozenset[str]:
        """Return the distinct grams of its own words."""
        return grams_of(self.own) if self.quotes else self.grams

    @cached_property
    def tokens(self) -> list[str]:
        """Return its words in order."""
        return tokens(self.text)

    @cached_property
    def proper(self) -> frozenset[str]:
        """Return its words that are written with a capital inside a sentence, folded."""
        return frozenset(fold(word) for word in _CAPITAL.findall(self.text) if word[0].isupper())

    @cached_property
    def is_link(self) -> bool:
        """Tell whether it is a link with hardly a word beside it: other links make other comments."""
        return _LINK.search(self.text) is not None and len(fold(_LINK.sub(" ", self.text))) < 25

    @cached_property
    def plain(self) -> str:
        """Return the text with white space and ellipses alike."""
        return " ".join(self.text.replace("…", "...").split())


def subject(
    text: str,
    *,
    author: int | None,
    page: int | None,
    name: str | None = None,
    comment: int | None = None,
    parent: int | None = None,
) -> Subject:
    """Return the subject for one comment."""
    words = words_of(text)
    return Subject(
        text,
        words,
        words.units,
        frozenset() if author is None else frozenset((author,)),
        author is None,
        frozenset() if page is None else frozenset((page,)),
        () if name is None else (name,),
        frozenset() if comment is None else frozenset((comment,)),
        frozenset() if parent is None else frozenset((parent,)),
    )


def grams_of(bare: str) -> frozenset[str]:
    """Return the distinct grams of a skeleton; a wide character counts as three units."""
    if not bare.isascii():
        bare = _WIDE.sub(_thrice, bare)
    if len(bare) <= GRAM:
        return frozenset((bare,))
    return frozenset([bare[at : at + GRAM] for at in range(len(bare) - GRAM + 1)])


def _thrice(match: re.Match[str]) -> str:
    code = ord(match[0])
    return f"{match[0]}{chr(code + 0x40000)}{chr(code + 0x80000)}"
