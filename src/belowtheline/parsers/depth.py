"""How deep a page's elements are nested, bounded before it is parsed: the parser's time grows with depth squared."""

import re

from belowtheline.parsers.reopening import reopens_too_often, tags_in

_CHUNK = 16_384
_TAG = re.compile(rb"<(/?)([a-zA-Z][a-zA-Z0-9]{0,20})")
# Elements that end by themselves, or hold nothing: left open they do not nest.
_FLAT = frozenset(
    b"a area base br col dd dt embed hr img input li link meta nobr option optgroup p param rb rp rt source"
    b" tbody td tfoot th "
    b"thead tr track wbr path use circle rect line polygon polyline ellipse stop g".split()
)
_RAW = frozenset([b"script", b"style", b"textarea", b"title"])  # nothing inside is a tag


def is_deeper_than(raw: bytes, limit: int) -> bool:
    """Tell whether elements of `raw` may be nested deeper than `limit`; cheap for every page that is not."""
    tags = tags_in(raw)
    if reopens_too_often(raw, tags):
        return True
    if tags <= limit:
        return False
    return _bound(raw) > limit and _deepest(raw, limit) > limit


def _bound(raw: bytes) -> int:
    """Return a number no smaller than the depth, from how many tags open and close in each piece of the page."""
    opened = highest = 0
    for start in range(0, len(raw), _CHUNK):
        chunk = raw[start : start + _CHUNK + 1]  # a byte more: "</" may lie across the cut
        tags, closing = chunk.count(b"<", 0, _CHUNK), chunk.count(b"</")
        highest = max(highest, opened + tags - closing)
        opened = max(opened + tags - 2 * closing, 0)
    return highest


def _deepest(raw: bytes, limit: int) -> int:
    """Return the depth as a walk over the tags finds it, stopping once it is past `limit`."""
    stack: list[bytes] = []
    counts: dict[bytes, int] = {}
    deepest = 0
    skip_until = b""
    for found in _TAG.finditer(raw):
        closing, name = found.group(1), found.group(2).lower()
        if skip_until:
            if not closing or name != skip_until:
                continue
            skip_until = b""
            continue
        if name in _FLAT:
            continue
        if not closing:
            if name in _RAW:
                skip_until = name
                continue
            stack.append(name)
            counts[name] = counts.get(name, 0) + 1
            if len(stack) > deepest:
                deepest = len(stack)
                if deepest > limit:
                    return deepest
        elif counts.get(name):
            while True:
                top = stack.pop()
                counts[top] -= 1
                if top == name:
                    break
    return deepest
