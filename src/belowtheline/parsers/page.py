"""A capture with its tree: decoded once, parsed once, whatever is needed often computed once."""

import time
from functools import cached_property
from typing import Any

import orjson
from selectolax.lexbor import LexborHTMLParser, LexborNode

from belowtheline.errors import ParseRefusal
from belowtheline.options import Limits
from belowtheline.records import Capture

_NAMED = (
    '[class*="omment"], [id*="omment"], [itemtype*="omment"], [typeof*="omment"], article.message, li.message,'
    ' .crawler-post, [component="post"], div.post, li.post, .postbit, .postbitlegacy, .b-post, .h-cite,'
    " .kmt-wrap, .idc-c,"
    " .UFIComment, .forum-message"
)


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
    def named_comments(self) -> tuple[LexborNode, ...]:
        """Every element whose class, id or type calls it a comment or a forum post, in document order.

        One query for all comment systems: testing each system's own signature costs a pass over the page apiece.
        """
        return tuple({node.mem_id: node for node in self.tree.css(_NAMED)}.values())

    @cached_property
    def comment_words(self) -> frozenset[str]:
        """Class names, ids without the number at their end, and types of `named_comments`."""
        words: set[str] = set()
        for node in self.named_comments:
            attributes = node.attributes
            names = attributes.get("class")
            if names:
                words.update(names.split())
            own = attributes.get("id")
            if own:
                words.add(own.rstrip("0123456789_"))
            kind = attributes.get("itemtype") or attributes.get("typeof")
            if kind:
                words.update(kind.split())
            if "component" in attributes:
                words.add(attributes["component"] or "")
        return frozenset(words)

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
