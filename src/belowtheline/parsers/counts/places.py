"""Counts in headings, bylines and links, found by what stands around one word in the page's bytes."""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from belowtheline.parsers.counts.lines import count_in_line
from belowtheline.parsers.page import Page
from belowtheline.records import DeclaredCount

_WORD = b"omments"  # in ids, classes, links and (English) print of nearly all threads, whatever their language
_MOST = 80  # occurrences looked at: a thread's own items may repeat the word
_TAG_REACH = 600  # bytes of a tag that are searched for its ends
_WINDOW = 700  # bytes after a tag in which its heading stands
_LINES = 4  # lines after a tag among which its heading is
_HEADING_TAG = re.compile(rb"<h[1-6][\s>]|omments[-_]{0,2}(?:title|head)", re.IGNORECASE)
_THREAD_TAG = re.compile(rb"id=[\"']?comments[\"'\s>]", re.IGNORECASE)
_DATA_COUNT = re.compile(rb"omments(?:[-_](?:count|num|number|total)=[\"']?|:\s?)(\d{1,7})(?!\d)")
_HEADING = re.compile(rb"<h[1-6](?=[\s>])[^>]{0,500}>", re.IGNORECASE)
_LOWER_HEADING = re.compile(rb"<h[2-6](?=[\s>])[^>]{0,500}>")
_BLOCK = re.compile(
    rb"</?(?:h[1-6]|p|div|li|[uo]l|section|header|footer|t[rd]|br|form|article|button|textarea|script|style)"
    rb"(?=[\s>/])[^>]{0,500}>",
    re.IGNORECASE,
)
_TAG = re.compile(rb"<[^>]{0,700}>")
_CANONICAL = re.compile(rb"<link\s[^>]{0,300}?canonical[^>]{0,600}>", re.IGNORECASE)
_ADDRESS = re.compile(rb"href=[\"']?([^\"'\s>]{1,500})", re.IGNORECASE)
_DIGIT = re.compile(rb"\d")
_COULD_COUNT = re.compile(  # a tag's end with print after it that holds a number
    rb">[^<>]{0,60}?[0-9]|>\s{0,40}(?:One|Ein|Eine|Une?|Uno|Uma?|Een|Bir|Ett?|En|Egy|Yksi|Jeden|No|Keine?|Aucun|Sin|Sem)\s"
)
_NUMBER_ONLY = re.compile(r"\(?(\d{1,6})\)?")
_MARK = "\x01"  # before a line that is a heading


def around(page: Page) -> list[DeclaredCount]:
    """Return the counts that stand around the word; those in bylines and the like only when all of them agree."""
    raw = page.raw
    headings: list[DeclaredCount] = []
    loose: list[DeclaredCount] = []
    links: list[tuple[DeclaredCount, str]] = []
    read_to = 0
    for at in _places(raw):
        reach = max(0, at - _TAG_REACH)
        opened, closed = raw.rfind(b"<", reach, at), raw.rfind(b">", reach, at)
        if opened <= closed:
            if at >= read_to:
                loose += _text_around(raw, at)
            continue
        if raw[at - 2] == 0x23:  # "…#comments"
            links += _link(raw, at)
            continue
        loose += _attribute(raw, at)
        end = raw.find(b">", at, at + _TAG_REACH) + 1
        if end >= read_to and end:
            read_to = end + _WINDOW // 2
            _read_region(raw, opened, end, headings, loose)
    return _and_bylines(headings + _own(links, page), loose)


def _and_bylines(sure: list[DeclaredCount], loose: list[DeclaredCount]) -> list[DeclaredCount]:
    """Add what is printed anywhere, when all of it agrees and it says something new."""
    agreed = len({count.value for count in loose}) == 1 and all(count.value != loose[0].value for count in sure)
    return sure + loose if agreed else sure


def headings(page: Page) -> list[DeclaredCount]:
    """Return the counts in the page's headings, for threads that do not call themselves comments."""
    found = []
    for match in _LOWER_HEADING.finditer(page.raw):
        inner = page.raw[match.end() : max(match.end(), page.raw.find(b"</h", match.end(), match.end() + 400))]
        if _DIGIT.search(inner) is None or (b"<a " in inner and b'href="#' not in inner):  # another article's title
            continue
        found += _printed(_plain(inner)[0], "heading")
    return found


def _places(raw: bytes) -> Iterator[int]:
    at = raw.find(_WORD, 2)
    for _ in range(_MOST):
        if at < 0:
            return
        yield at
        at = raw.find(_WORD, at + len(_WORD))


def _plain(piece: bytes) -> list[str]:
    """Return the lines of a piece of markup; at least one."""
    piece = _BLOCK.sub(b"\n", _HEADING.sub(b"\n" + _MARK.encode(), piece))
    lines = _TAG.sub(b"", piece).decode("utf-8", "ignore").split("\n")
    return [line for line in map(str.strip, lines) if line.strip(_MARK + " ")] or [""]


def _printed(line: str, source: str) -> list[DeclaredCount]:
    value = count_in_line(line.strip(_MARK), heading=source == "heading")
    return [] if value is None else [DeclaredCount(value, source, " ".join(line.strip(_MARK).split()))]


def _read_region(raw: bytes, opened: int, end: int, headings: list[DeclaredCount], loose: list[DeclaredCount]) -> None:
    """Read the lines after a tag whose id or class names comments."""
    tag = raw[opened:end]
    if headings and not _THREAD_TAG.search(tag) and not _HEADING_TAG.search(tag):
        return
    if _COULD_COUNT.search(raw, end - 1, end + _WINDOW) is None:
        return
    lines = _plain(raw[end : end + _WINDOW].rpartition(b"<")[0] or raw[end : end + _WINDOW])[:_LINES]
    titled = _HEADING_TAG.search(tag) is not None
    thread = _THREAD_TAG.search(tag) is not None
    for number, line in enumerate(lines):
        if line.startswith(_MARK) or (number == 0 and titled) or thread:
            found = _printed(line, "heading")
            headings += found
            if found:
                return
        elif number == 0:
            loose += _printed(line, "byline")


def _text_around(raw: bytes, at: int) -> list[DeclaredCount]:
    """Read the line of print that the word stands in: “<b>14</b> Comments”."""
    start = raw.find(b">", max(0, at - 100), at) + 1
    if not start or _DIGIT.search(raw, start, at + 30) is None:
        return []
    before, after = _plain(raw[start:at]), _plain(raw[at : at + 60].partition(b"<")[0])
    return _printed(before[-1] + after[0], "byline")


def _attribute(raw: bytes, at: int) -> list[DeclaredCount]:
    """Read data-comments-count="14" and content="UserComments:14"."""
    match = _DATA_COUNT.match(raw, at)
    return [] if match is None else [DeclaredCount(int(match[1]), "attribute")]


def _link(raw: bytes, at: int) -> list[tuple[DeclaredCount, str]]:
    """Read a link to “…#comments”, with its address."""
    start = max(raw.rfind(quote, max(0, at - _TAG_REACH), at) for quote in (b'"', b"'", b"=")) + 1
    end = raw.find(b">", at, at + _TAG_REACH) + 1
    close = raw.find(b"</a", end, end + _WINDOW)
    if not end or close < 0:
        return []
    text = " ".join(_plain(raw[end:close])).strip(_MARK + " ")
    number = _NUMBER_ONLY.fullmatch(text)
    value = int(number[1]) if number else count_in_line(text, heading=True)
    if value is None:
        return []
    return [(DeclaredCount(value, "link", text), raw[start : at - 2].decode("utf-8", "ignore"))]


def _own(links: list[tuple[DeclaredCount, str]], page: Page) -> list[DeclaredCount]:
    """Keep the links to the page itself; without knowing its address, only when no other page is linked to."""
    if not links:
        return []
    paths = [_path(target) for _, target in links]
    home = {_path(page.url)} if page.url else set()
    if len(set(paths)) > 1 and (canonical := _CANONICAL.search(page.raw)) is not None:
        address = _ADDRESS.search(canonical[0])
        if address is not None:
            home.add(_path(address[1].decode("utf-8", "ignore")))
    alone = len(set(paths) - {""}) == 1
    return [count for (count, _), path in zip(links, paths, strict=True) if not path or alone or path in home]


def _path(address: str) -> str:
    try:
        parts = urlsplit(address.replace("&amp;", "&"))
    except ValueError:
        return address
    return f"{parts.path.rstrip('/')}?{parts.query}" if parts.query else parts.path.rstrip("/")
