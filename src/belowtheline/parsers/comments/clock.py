"""Times of a page's comments, read in the page's own language and against its own capture."""

from selectolax.lexbor import LexborNode

from belowtheline.parsers.markup import inline_text
from belowtheline.parsers.page import Page
from belowtheline.records import Timestamp
from belowtheline.timestamps import parse

_LONGEST_TIME = 120  # characters: what is longer is no time but a sentence that holds one
_EXACT_ATTRIBUTES = ("datetime", "content", "data-timestamp", "data-time", "data-utime", "data-epoch", "pubdate")


class Clock:
    """Reads times as one page prints them."""

    def __init__(self, page: Page) -> None:
        """Take language and capture time from `page`."""
        self.languages = _languages(page)
        self.captured_at = page.capture.captured_at

    def read(self, text: str | None) -> Timestamp | None:
        """Return what `text` says, or None when it holds no time."""
        if not text or len(text) > _LONGEST_TIME:
            return None
        found = parse(text, languages=self.languages, captured_at=self.captured_at)
        return found if found.at is not None or found.text else None

    def of(self, node: LexborNode, printed: str | None = None) -> Timestamp | None:
        """Return the time of an element: from the attribute made for it, else its title, else its text."""
        attributes = node.attributes
        text = inline_text(node) if printed is None else printed
        for name in _EXACT_ATTRIBUTES:
            value = attributes.get(name)
            exact = self.read(value) if value else None
            if exact is not None and exact.at is not None:
                return Timestamp(text or value, exact.at, exact.precision)
        title = attributes.get("title")
        absolute = self.read(title) if title else None
        if absolute is not None and absolute.at is not None:
            return Timestamp(text or title, absolute.at, absolute.precision)
        return self.read(text)


def _languages(page: Page) -> tuple[str, ...]:
    root = page.tree.root
    language = root.attributes.get("lang") if root is not None else None
    return (language.replace("_", "-"),) if language else ()

