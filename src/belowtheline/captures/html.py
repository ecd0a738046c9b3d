"""A file that is one page of HTML."""

from collections.abc import Iterator

from belowtheline.captures.whole_file import read_page
from belowtheline.options import Limits
from belowtheline.records import Media, Read, ReadRange


def read(piece: ReadRange, limits: Limits) -> Iterator[Read]:
    """Yield the page."""
    return read_page(piece, Media.HTML, limits)
