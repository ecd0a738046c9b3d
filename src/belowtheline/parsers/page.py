"""A capture with its tree: decoded once, parsed once, whatever is needed often computed once."""

import re
import time
from functools import cached_property
from typing import Any, NamedTuple

from selectolax.lexbor import LexborHTMLParser, LexborNode

from belowtheline.errors import ParseRefusal
from belowtheline.options import Limits
from belowtheline.parsers import json_text
from belowtheline.parsers.tags import tag_id
from belowtheline.records import Capture

_NAMED = '[class*="omment"], [id*="omment"]'
_TYPED = '[itemtype*="omment"], [typeof*="omment"], [component="post"]'
# Every class of the source: three times as fast as asking each element of the tree.
_CLASSES = re.compile(rb"""class=("[^"]*"|'[^']*'|[^\s>"']+)""")
_QUOTES = bytes.maketrans(b"\"'", b"  ")
_DIGITS = "0123456789_"
_STATED = '[itemprop], script[type*="ld+json"], [href*="comment-page-"]'  # `type` is told without regard to case
_SCRIPT = tag_id("script")


class Stated(NamedTuple):
    """What machines are told, in document order."""

    json_ld: list[LexborNode]  # scripts
    properties: list[tuple[LexborNode, dict[str, str | None]]]  # what has an `itemprop`, with its attributes
    pages: list[LexborNode]  # what leads to another page of comments, as WordPress calls them


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
        self.looks_closer = False
        self._deadline = time.monotonic() + self.limits.page_seconds

    @property
    def url(self) -> str | None:
        """Address the page was captured under, if known."""
        return self.capture.url

    @cached_property
    def origin(self) -> str:
        """Scheme and host of `url`, “https://example-gazette.test”; empty where it is not known."""
        scheme, mark, rest = (self.url or "").partition("://")
        host = rest.split("/", 1)[0].split("?", 1)[0].split("#", 1)[0]
        return f"{scheme}://{host}" if mark and host and scheme in ("http", "https") else ""

    @cached_property
    def tree(self) -> LexborHTMLParser:
        """The document."""
        return LexborHTMLParser(self.raw)

    @property
    def body(self) -> LexborNode | None:
        """The <body>, or None for a page without one."""
        return self.tree.body

    @cached_property
    def named(self) -> tuple[tuple[LexborNode, dict[str, str | None]], ...]:
        """Every element whose class or id calls it a comment, in document order, with its attributes.

        One query for all comment systems: testing each system's own signature costs a pass over the page apiece.
        """
        found, last = [], 0
        for node in self.tree.css(_NAMED):
            if node.mem_id != last:  # what both selectors find comes twice
                last = node.mem_id
                found.append((node, node.attributes))
        return tuple(found)

    @property
    def named_comments(self) -> tuple[LexborNode, ...]:
        """The elements of `named`."""
        return tuple(node for node, _ in self.named)

    @cached_property
    def typed(self) -> tuple[LexborNode, ...]:
        """Every element that microdata, RDFa or a `component` attribute calls a comment or a post."""
        return tuple({node.mem_id: node for node in self.tree.css(_TYPED)}.values())

    @cached_property
    def stated(self) -> Stated:
        """What machines are told: JSON-LD, microdata, links between the pages of a thread; one query for them all."""
        found = Stated([], [], [])
        last = 0
        for node in self.tree.css(_STATED):
            here = node.mem_id
            if here == last:  # what two selectors find comes twice
                continue
            last = here
            attributes = node.attributes
            if "itemprop" in attributes:
                found.properties.append((node, attributes))
            if node.tag_id == _SCRIPT and "ld+json" in (attributes.get("type") or "").lower():
                found.json_ld.append(node)
            if "comment-page-" in (attributes.get("href") or ""):
                found.pages.append(node)
        return found

    @cached_property
    def ids(self) -> tuple[str, ...]:
        """The id of every element that has one."""
        return tuple(filter(None, [node.id for node in self.tree.css("[id]")]))

    @cached_property
    def comment_words(self) -> frozenset[str]:
        """Class names, ids without the number at their end, and types of the elements of `named`."""
        classes: set[str] = set()
        others: set[str] = set()
        for _, attributes in self.named:
            names = attributes.get("class")
            if names:
                classes.add(names)
            own = attributes.get("id")
            if own:
                others.add(own.rstrip(_DIGITS))
            kind = attributes.get("typeof") or attributes.get("itemtype")
            if kind:
                classes.add(kind)
        others.update(" ".join(classes).split())
        return frozenset(others)

    @cached_property
    def all_words(self) -> frozenset[str]:
        """`comment_words`, and the class names, ids and types of all elements that do not call themselves comments."""
        found = b" ".join(set(_CLASSES.findall(self.raw))).translate(_QUOTES).decode("utf-8", "replace").split()
        words = {*found, *self.comment_words, *(own.rstrip(_DIGITS) for own in self.ids)}
        for node in self.typed:
            attributes = node.attributes
            words.update((attributes.get("itemtype") or attributes.get("typeof") or "").split())
            words.add(attributes.get("component") or "")
        return frozenset(words)

    @property
    def words(self) -> frozenset[str]:
        """`comment_words`; after `look_closer`, `all_words`."""
        return self.all_words if self.looks_closer else self.comment_words

    def look_closer(self) -> None:
        """Let `words` be all words of the page: most threads are found without."""
        self.looks_closer = True

    @cached_property
    def json_ld(self) -> tuple[dict[str, Any], ...]:
        """Every JSON-LD object of the page, @graph and lists unrolled, in document order; bad JSON is passed over."""
        found: list[dict[str, Any]] = []
        for node in self.stated.json_ld:
            try:
                _unroll(json_text.load(node.text()), found)
            except ValueError:
                continue
        return tuple(found)

    def check_time(self) -> None:
        """Raise ParseRefusal("timeout") when the page has used up its time; call it in loops over page content."""
        if time.monotonic() > self._deadline:
            raise ParseRefusal("timeout", f"parsing took longer than {self.limits.page_seconds:g} s")


def _unroll(value: Any, into: list[dict[str, Any]]) -> None:
    waiting = [value]  # no recursion: lists in lists may be a thousand deep
    while waiting:
        value = waiting.pop()
        if isinstance(value, list):
            waiting.extend(reversed(value))
        elif isinstance(value, dict):
            into.append(value)
            waiting.append(value.get("@graph"))
