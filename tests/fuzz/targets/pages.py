"""Whole pages: the thread parsers together, each alone, and repeated structure."""

import zlib

from belowtheline.errors import ParseRefusal
from belowtheline.parsers import parse_page, repeated_structure
from belowtheline.parsers.comments import PARSERS
from tests.fuzz import mutators, seeds
from tests.fuzz.harness import Target
from tests.fuzz.laws import sound_page, sound_reading
from tests.fuzz.targets.captured import LIMITS, capture_of, page_of


def page(data: bytes) -> None:
    """All of `parse_page`, to rows."""
    capture = capture_of(data)
    try:
        parsed = parse_page(capture, LIMITS)
    except ParseRefusal:
        return
    sound_page(capture, parsed)


def systems(data: bytes) -> None:
    """Every comment system that knows the page, and one that may not."""
    if (found := page_of(data)) is None:
        return
    found.look_closer()
    other = PARSERS[zlib.crc32(data) % len(PARSERS)]
    for parser in PARSERS:
        if parser is other or parser.matches(found):
            _reading(parser.parse(found))


def repeated(data: bytes) -> None:
    """Repeated structure, which knows no system."""
    if (found := page_of(data)) is not None:
        _reading(repeated_structure.read(found))


def _reading(reading: object) -> None:
    sound_reading(reading)  # type: ignore[arg-type]


TARGETS = (
    Target("page", page, seeds.pages, mutators.html, most=20_000),
    Target("small_page", page, seeds.small_pages, mutators.html),
    Target("systems", systems, seeds.small_pages, mutators.html),
    Target("repeated_structure", repeated, seeds.small_pages, mutators.html),
)
