"""A comment system described by data: which elements are comments, what their parts are, what else it prints."""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import chain

from selectolax.lexbor import LexborNode

from belowtheline.parsers.comments.base import Parser
from belowtheline.parsers.comments.clock import Clock
from belowtheline.parsers.comments.fields import number_in
from belowtheline.parsers.comments.tails import with_tails
from belowtheline.parsers.comments.thread import Draft, Layout, read_thread
from belowtheline.parsers.page import Page
from belowtheline.records import DeclaredCount, Reading


@dataclass(frozen=True, slots=True)
class System:
    """One comment system, or one era of it."""

    name: str
    words: str  # any of these is among the page's comment words
    items: str  # CSS selector of the comments' outermost elements
    layout: Layout
    unless: str = ""  # words of another system that uses the same ones
    needs: tuple[bytes, ...] = ()  # one of these must be in the source too, where the words could be anyone's
    declared: tuple[tuple[str, str], ...] = ()  # (selector, attribute or "" for text) of counts the system prints
    truncated: tuple[tuple[bytes, str], ...] = ()  # (bytes, sign): what shows that the page holds only a part
    opens_with_article: bool = False  # the first item of a first page is the article: forums, Q&A
    joined: bool = False  # a comment is a <dt> and the <dd>s after it
    correct: Callable[[list[Draft], Clock], None] | None = None
    select: Callable[[Page, list[LexborNode]], list[LexborNode]] | None = None  # drops items that are none


def parser_of(*systems: System) -> Parser:
    """Return the parser that tries `systems`, eras of one system, and keeps the reading with most comments."""

    def parse(page: Page) -> Reading | None:
        readings = [reading for system in systems if (reading := read_system(page, system)) is not None]
        return max(readings, key=lambda reading: len(reading.comments), default=None)

    return Parser(systems[0].name, (), parse, frozenset(" ".join(system.words for system in systems).split()))


def read_system(page: Page, system: System) -> Reading | None:
    """Read a page by one system's description."""
    raw, words = page.raw, page.words
    if words.isdisjoint(system.words.split()) or not words.isdisjoint(system.unless.split()):
        return None
    nodes = list({node.mem_id: node for node in page.tree.css(system.items)}.values())  # lists can yield one twice
    if not nodes or (system.needs and not any(mark in raw for mark in system.needs)):
        return None
    if system.select is not None:
        nodes = system.select(page, nodes)
    opening = bool(nodes) and system.opens_with_article and is_first_page(page)
    nodes, tails = with_tails(nodes[opening:]) if system.joined else (nodes[opening:], ())
    comments = read_thread(page, nodes, system.layout, tails=tails, correct=system.correct) if nodes else ()
    if not comments:
        return None
    truncation = next((sign for mark, sign in system.truncated if mark in raw), None)
    notes = ("the first post is the article",) if opening else ()
    elements = tuple(node.mem_id for node in (*nodes, *chain.from_iterable(tails)))
    return Reading(system.name, system.name, comments, _declared(page, system), truncation, notes, elements)


def is_first_page(page: Page) -> bool:
    """Tell whether a page is the first of its thread: none stands before it."""
    return not any(mark in page.raw for mark in (b'rel="prev"', b"rel='prev'", b'rel="prev ', b"rel=prev"))


def _declared(page: Page, system: System) -> tuple[DeclaredCount, ...]:
    found = []
    for selector, name in system.declared:
        node = page.tree.css_first(selector)
        if node is None:
            continue
        text = " ".join(((node.attributes.get(name) if name else node.text()) or "").split())
        value = number_in(text)
        if value is not None and value >= 0:
            found.append(DeclaredCount(value, f"{system.name}-count", text))
    return tuple(found)
