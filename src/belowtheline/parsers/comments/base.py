"""What a comment system's module provides."""

from collections.abc import Callable
from dataclasses import dataclass

from belowtheline.parsers.page import Page
from belowtheline.records import Reading


@dataclass(frozen=True, slots=True)
class Parser:
    """One comment system: how to tell it is there, and how to read its thread.

    `signatures`: byte strings, any one of which stands in the UTF-8 source of every page of this system
    (tested before anything else, so most pages cost nothing). `parse`: Page → Reading, or None when the
    signature was a false alarm or the thread is empty.

    `words`: class names and the like, any one of which is among `Page.words`. They cost nothing more once a page has
    been asked for its words; a byte signature costs a pass over the page.
    """

    name: str
    signatures: tuple[bytes, ...]
    parse: Callable[[Page], Reading | None]
    words: frozenset[str] = frozenset()

    def matches(self, page: Page) -> bool:
        """Tell whether the page could hold this system: by its words, and at a closer look by the bytes of the page."""
        if not self.words.isdisjoint(page.words):
            return True
        return page.looks_closer and any(signature in page.raw for signature in self.signatures)
