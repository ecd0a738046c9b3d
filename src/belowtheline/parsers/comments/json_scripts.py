"""JSON in a page's scripts: whole scripts of it, and what a script assigns to a variable."""

import json
import re
from collections.abc import Iterator
from typing import Any

from belowtheline.parsers import json_text

_SHORTEST = 80  # bytes
_LONGEST = 8_000_000
_MOST_TRIES = 12  # places in one script where a value is tried; each failing one may cost a pass over the script
_ASSIGNED = re.compile(r"=\s{0,8}(?=[\[{])|JSON\.parse\(\s{0,8}(?=\")")
_LONGEST_NAME = 40
_DECODER = json.JSONDecoder()


def values_in_scripts(raw: bytes) -> Iterator[tuple[str, Any]]:
    """Yield (what names it, value) for every JSON value of a page's scripts that could hold comments.

    What names it is the script's own tag, or what stands before an assigned value.
    """
    budget = _LONGEST
    for tag, body in _scripts(raw):
        budget -= len(body)
        if budget < 0:
            return
        if "json" in tag or body[:1] in (b"{", b"["):
            try:
                yield tag, json_text.load(body.decode("utf-8", "replace"))
            except ValueError:
                continue
        else:
            yield from _assigned(body.decode("utf-8", "replace"))


def _scripts(raw: bytes) -> Iterator[tuple[str, bytes]]:
    """Yield the inline scripts that name comments, JSON-LD left out: it has a reader of its own."""
    at = raw.find(b"<script")
    while at >= 0:
        opened = raw.find(b">", at)
        end = raw.find(b"</script", opened)
        if opened < 0 or end < 0:
            return
        if end - opened > _SHORTEST:
            tag = raw[at : min(opened, at + 300)]
            if b"ld+json" not in tag and (b"disqus" in tag or raw.find(b"omment", opened, end) >= 0):
                yield tag.decode("utf-8", "replace"), raw[opened + 1 : end].strip()
        at = raw.find(b"<script", end)


def _assigned(script: str) -> Iterator[tuple[str, Any]]:
    """Yield the values that a script assigns, read as JSON; what only JavaScript understands is passed over."""
    script = json_text.without_halves(script)
    at = tries = 0
    while tries < _MOST_TRIES:
        found = _ASSIGNED.search(script, at)
        if found is None or script.find("omment", found.end()) < 0:
            return
        tries += 1
        try:
            value, at = _DECODER.raw_decode(script, found.end())
            if isinstance(value, str):
                value = json_text.load(value)
        except (ValueError, RecursionError):
            at = found.end() + 1
            continue
        if isinstance(value, (dict, list)) and value:
            yield script[max(0, found.start() - _LONGEST_NAME) : found.start()], value
