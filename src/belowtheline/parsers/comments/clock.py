"""Times of a page's comments, read in the page's own language and against its own capture."""

from collections.abc import Iterable

from selectolax.lexbor import LexborNode

from belowtheline import timestamps
from belowtheline.parsers.markup import inline_text
from belowtheline.parsers.page import Page
from belowtheline.records import Timestamp

_LONGEST_TIME = 120  # characters: what is longer is no time but a sentence that holds one
_EXACT_ATTRIBUTES = (
    "datetime", "content", "data-timestamp", "data-time", "data-utime", "data-epoch", "data-date", "pubdate", "title",
)  # fmt: skip


class Clock:
    """Reads times as one page prints them."""

    def __init__(self, page: Page) -> None:
        """Take language and capture time from `page`."""
        root = page.tree.root
        language = root.attributes.get("lang") if root is not None else None
        self.languages = (language,) if language else ()
        self.captured_at = page.capture.captured_at
        self.day_first: bool | None = None

    def read(self, text: str | None, machine: str | None = None) -> Timestamp | None:
        """Return what `text` says, `machine` being the same for machines; None when neither holds a time."""
        if text and len(text) > _LONGEST_TIME:
            text = None
        if not text and not machine:
            return None
        found = timestamps.parse(
            text,
            machine=machine,
            captured_at=self.captured_at,
            languages=self.languages,
            day_first=self.day_first,
        )
        return found if found.at is not None or found.text else None

    def of(self, node: LexborNode) -> Timestamp | None:
        """Return the time of an element: from the attribute made for it, else its title, else its text."""
        attributes = node.attributes
        text = inline_text(node)
        for name in _EXACT_ATTRIBUTES:
            value = attributes.get(name)
            if value:
                exact = self.read(text, value)
                if exact is not None and exact.at is not None:
                    return exact if exact.text else Timestamp(value, exact.at, exact.precision)
        return self.read(text)

    def learn_order(self, printed: Iterable[str]) -> bool:
        """Learn from all times of a thread whether 04/03 is in March; tell whether anything was learnt."""
        self.day_first = timestamps.detect_order(printed)
        return self.day_first is not None
