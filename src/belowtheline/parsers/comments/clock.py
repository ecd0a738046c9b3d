"""Times of a page's comments, read in the page's own language and against its own capture."""

from collections.abc import Iterable
from datetime import datetime
from functools import cached_property

from selectolax.lexbor import LexborNode

from belowtheline import timestamps
from belowtheline.parsers.comments.fields import line_in
from belowtheline.parsers.page import Page
from belowtheline.records import Timestamp

_LONGEST_TIME = 120  # characters: what is longer is no time but a sentence that holds one
_EXACT_ATTRIBUTES = (
    "datetime", "content", "data-timestamp", "data-time", "data-utime", "data-epoch", "data-date", "pubdate", "title",
)  # fmt: skip
_PUBLISHED = 'meta[property="article:published_time"], meta[itemprop="datePublished"]'


class Clock:
    """Reads times as one page prints them."""

    def __init__(self, page: Page) -> None:
        """Take language and capture time from `page`."""
        root = page.tree.root
        language = root.attributes.get("lang") if root is not None else None
        self.languages = (language,) if language else ()
        self.captured_at = page.capture.captured_at
        self.day_first: bool | None = None
        self._page = page

    @cached_property
    def article_at(self) -> datetime | None:
        """When the article was published, as the page's head says: no comment is older."""
        printed = next((v for thing in self._page.json_ld if isinstance(v := thing.get("datePublished"), str)), None)
        if printed is None:
            node = self._page.tree.css_first(_PUBLISHED)
            printed = node.attributes.get("content") if node is not None else None
        return timestamps.parse(None, machine=printed).at if printed else None

    def read(self, text: str | None, machine: str | None = None) -> Timestamp | None:
        """Return what `text` says, `machine` being the same for machines; None when neither holds a time."""
        if text and len(text) > _LONGEST_TIME:
            text = None
        if not text and not machine:
            return None
        found = self._parse(text, machine, None)
        if found.at is None and found.text and self.captured_at is not None and self.article_at is not None:
            found = self._parse(text, machine, self.article_at)  # a date without its year
        return found if found.at is not None or found.text else None

    def _parse(self, text: str | None, machine: str | None, not_before: datetime | None) -> Timestamp:
        return timestamps.parse(
            text,
            machine=machine,
            captured_at=self.captured_at,
            languages=self.languages,
            day_first=self.day_first,
            not_before=not_before,
        )

    def of(self, node: LexborNode) -> Timestamp | None:
        """Return the time of an element: from the attribute made for it, else its title, else its text."""
        text = line_in(node)
        attributes = node.attributes
        for name in _EXACT_ATTRIBUTES:
            value = attributes.get(name)
            if value:
                exact = self.read(text, value)
                if exact is not None and exact.at is not None:
                    return exact if exact.text else Timestamp(value, exact.at, exact.precision)
        return self.read(text)

    def read_again(self, told: Timestamp, node: LexborNode | None) -> Timestamp:
        """Return a time once more, now that its thread's order is known; what an attribute told stays."""
        exact = node.attributes if node is not None and told.at is not None else {}
        if any(exact.get(name) for name in _EXACT_ATTRIBUTES):
            return told
        return self.read(told.text) or told

    def learn_order(self, printed: Iterable[str]) -> bool:
        """Learn from all times of a thread whether 04/03 is in March; tell whether anything was learnt."""
        self.day_first = timestamps.detect_order(printed, not_before=self.article_at, not_after=self.captured_at)
        return self.day_first is not None
