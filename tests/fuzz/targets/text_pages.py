"""Pages flattened to text."""

from belowtheline.errors import ParseRefusal
from belowtheline.parsers import parse_page
from belowtheline.records import Media
from tests.fuzz import mutators, seeds
from tests.fuzz.harness import Target
from tests.fuzz.laws import sound_page
from tests.fuzz.targets.captured import LIMITS, capture_of


def flat_text(data: bytes) -> None:
    """All of a flat page, to rows."""
    capture = capture_of(data, Media.TEXT)
    try:
        parsed = parse_page(capture, LIMITS)
    except ParseRefusal:
        return
    sound_page(capture, parsed)


TARGETS = (Target("flat_text", flat_text, seeds.texts, mutators.text, most=4_000),)
