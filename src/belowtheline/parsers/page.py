"""A capture with its tree: decoded once, parsed once, whatever is needed often computed once."""

import time
from functools import cached_property
from typing import Any

import orjson
from selectolax.lexbor import LexborHTMLParser, LexborNode

from belowtheline.errors import ParseRefusal
from belowtheline.options import Limits
from belowtheline.records import Capture


class Page:
    """One HTML capture being parsed; every parser of a page is handed the same one.

    `raw` is the page as UTF-8 bytes: signatures are tested on it with `in` (memmem speed) before any
    selector runs. `tree` is parsed on first use. Nothing here changes after that; parsers must not edit the tree.
    """

    def __init__(self, capture: Capture, raw: bytes, limits: Limits | None = None) -> None:
        """Hold `capture` and its payload `raw`, already decoded and re-encoded as UTF-8."""
        self.capture = capture
        self.raw = raw
        self.limits = limits or Limits()
        self._deadline = time.monotonic() + self.limits.page_seconds

    @property
    def url(self) -> str | None:
        """Address the page was captured under, if known."""
        return self.capture.url

    @cached_property
    def raw_lower(self) -> bytes:
        """`raw` in ASCII lower case, for signatures whose case varies."""
        return self.raw.lower()

    @cached_property
    def tree(self) -> LexborHTMLParser:
        """The document."""
        return LexborHTMLParser(self.raw)

    @property
    def body(self) -> LexborNode | None:
        """The <body>, or None for a page without one."""
        return self.tree.body

    @cached_property
    def json_ld(self) -> tuple[dict[str, Any], ...]:
        """Every JSON-LD object of the page, @graph and lists unrolled, in document order; bad JSON is passed over."""
        if b"ld+json" not in self.raw:
            return ()
        found: list[dict[str, Any]] = []
        for node in self.tree.css('script[type*="ld+json"]'):
            try:
                _unroll(orjson.loads(node.text()), found)
            except orjson.JSONDecodeError:
                continue
        return tuple(found)

    def check_time(self) -> None:
        """Raise ParseRefusal("timeout") when the page has used up its time; call it in loops over page content."""
        if time.monotonic() > self._deadline:
            raise ParseRefusal("timeout", f"parsing took longer than {self.limits.page_seconds:g} s")


def _unroll(value: Any, into: list[dict[str, Any]]) -> None:
    if isinstance(value, list):
        for item in value:
            _unroll(item, into)
    elif isinstance(value, dict):
        into.append(value)
        _unroll(value.get("@graph", ()), into)
