"""Comments in JSON: JSON-LD, and the state that scripts are fed."""

from belowtheline.parsers.comments import embedded_json, json_ld
from belowtheline.parsers.counts import find_counts
from tests.fuzz import mutators, seeds
from tests.fuzz.harness import Target
from tests.fuzz.laws import sound_reading
from tests.fuzz.targets.captured import page_of

_LINKED = b'<html><body><p>So it is.</p><script type="application/ld+json">%s</script></body></html>'
_STATE = (
    b'<html><body><p>So.</p><script type="application/json" id="comments">%s</script><script>window.x = %s;</script>'
)


def linked(data: bytes) -> None:
    """JSON-LD: its comments, and the counts in it."""
    if (page := page_of(_LINKED % data)) is not None:
        sound_reading(json_ld.parse(page))
        find_counts(page)


def embedded(data: bytes) -> None:
    """Embedded JSON, as a document of its own and as a value assigned."""
    if (page := page_of(_STATE % (data, data))) is not None:
        page.look_closer()
        sound_reading(embedded_json.parse(page))


TARGETS = (
    Target("json_ld", linked, seeds.scripts, mutators.json_value),
    Target("embedded_json", embedded, seeds.scripts, mutators.json_value),
)
