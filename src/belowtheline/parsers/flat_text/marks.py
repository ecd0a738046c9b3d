"""A byline: the lines by which one comment of a thread is told from the next."""

from dataclasses import dataclass, replace
from enum import StrEnum


class Layout(StrEnum):
    """Where the words of a comment stand in relation to its byline."""

    ABOVE = "above"  # the byline stands above the words
    BELOW = "below"  # the byline closes the words above it


@dataclass(frozen=True, slots=True)
class Mark:
    """One byline."""

    first: int  # its first line
    last: int  # its last line
    author: str | None = None
    time: str | None = None
    reply_to: str | None = None
    frame: str = ""  # the byline with its author and time taken out: bylines of one thread share it
    confidence: float | None = None  # its own, where the grammar can tell; else that of the grammar

    def moved(self, first: int, last: int) -> "Mark":
        """Return the mark over other lines."""
        return replace(self, first=first, last=last)


@dataclass(frozen=True, slots=True)
class Marking:
    """One grammar's bylines for a dump, in order."""

    grammar: str
    marks: tuple[Mark, ...]
    layout: Layout = Layout.ABOVE
    confidence: float = 0.95  # of each comment at most
    strength: float = 0.0  # evidence for or against, that the grammar itself sees
    end: int | None = None  # first line that cannot
