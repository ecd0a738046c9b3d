"""A comment being put together."""

from dataclasses import dataclass

from belowtheline.parsers.flat_text.marks import Mark


@dataclass(slots=True)
class Draft:
    """A comment being put together: its byline and the lines of its words."""

    mark: Mark
    body: list[int]
    time: str | None = None
    reply_to: str | None = None
