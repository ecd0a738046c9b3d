"""Rows of a table of pages (JSON Lines, Parquet, Avro) → captures, whatever their columns are called.

| field       | columns tried, in this order (case does not matter)                                      |
|-------------|-------------------------------------------------------------------------------------------|
| page: HTML  | html, raw_html, page_html, html_content, body_html, raw_content                           |
| page: text  | text, plain_text, raw_text, text_content                                                  |
| page: see   | content, body (markup or text, by its content)                                            |
| url         | url, uri, link, page_url, target_uri, warc-target-uri, source_url                         |
| captured_at | captured_at, crawled_at, fetched_at, fetch_time, crawl_time, warc-date, timestamp, date   |
| charset     | charset, encoding (for a page stored as bytes)                                            |
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from belowtheline.captures.instants import to_instant
from belowtheline.captures.markup import is_html
from belowtheline.errors import ReadRefusal
from belowtheline.options import Limits
from belowtheline.records import Capture, Media, Read, Refused
from belowtheline.text import storable

HTML = ("html", "raw_html", "page_html", "html_content", "body_html", "raw_content")
TEXT = ("text", "plain_text", "raw_text", "text_content")
EITHER = ("content", "body")
URL = ("url", "uri", "link", "page_url", "target_uri", "warc-target-uri", "source_url")
CAPTURED_AT = (
    "captured_at",
    "crawled_at",
    "fetched_at",
    "fetch_time",
    "crawl_time",
    "warc-date",
    "timestamp",
    "date",
)
CHARSET = ("charset", "encoding")
PAGE = HTML + TEXT + EITHER
KNOWN = frozenset(PAGE + URL + CAPTURED_AT + CHARSET)


@dataclass(frozen=True, slots=True)
class Address:
    """Where a row stands."""

    source: str
    offset: int
    format: str


def to_capture(row: Any, at: Address, limits: Limits) -> Read:
    """Turn one row into a capture, or say what it lacks."""
    if not isinstance(row, Mapping):
        return refused(at, ReadRefusal("bad-row", f"the row is {_kind(row)}, not an object with html or text"))
    fields = {str(name).lower(): value for name, value in row.items()}
    url, captured_at = url_of(fields), captured_at_of(fields)
    found = next(((name, fields[name]) for name in PAGE if fields.get(name)), None)
    if found is None:
        return refused(at, _lacking(fields), url, captured_at)
    name, value = found
    if not isinstance(value, str | bytes):
        problem = ReadRefusal("bad-row", f"the column {name} holds {_kind(value)}, not a page")
        return refused(at, problem, url, captured_at)
    payload = value if isinstance(value, bytes) else _encode(value)
    if len(payload) > limits.max_page_bytes:
        problem = ReadRefusal("too-large", f"the page has {len(payload)} bytes, the limit is {limits.max_page_bytes}")
        return refused(at, problem, url, captured_at)
    charset = charset_of(fields) if isinstance(value, bytes) else "utf-8"
    html = name in HTML or (name in EITHER and is_html(payload[:65536]))
    media = Media.HTML if html else Media.TEXT
    return Capture(at.source, at.offset, at.format, media, payload, url, captured_at, charset)


def refused(at: Address, problem: ReadRefusal, url: str | None = None, captured_at: datetime | None = None) -> Refused:
    """File a refusal under the address it concerns."""
    return Refused(at.source, at.offset, problem.STAGE, problem.reason, str(problem), url, captured_at)


def url_of(fields: Mapping[str, Any]) -> str | None:
    """Return the address a row or sidecar gives."""
    return clean_url(_text(fields, URL))


def captured_at_of(fields: Mapping[str, Any]) -> datetime | None:
    """Return the capture time a row or sidecar gives."""
    values = (fields[name] for name in CAPTURED_AT if fields.get(name) is not None)
    return next((at for at in map(to_instant, values) if at), None)


def charset_of(fields: Mapping[str, Any]) -> str | None:
    """Return the character set a row or sidecar gives."""
    return _text(fields, CHARSET)


def clean_url(url: str | None) -> str | None:
    """Free an address from <brackets> and spaces around it, and encode spaces in it; None when nothing is left."""
    if not url:
        return None
    url = url.strip()
    if url.startswith("<") and url.endswith(">"):  # wget writes WARC-Target-URI so
        url = url[1:-1].strip()
    return storable(url).replace(" ", "%20") or None


def _text(fields: Mapping[str, Any], names: Iterable[str]) -> str | None:
    for name in names:
        value = fields.get(name)
        if isinstance(value, bytes):
            value = value.decode("utf-8", "replace")
        if isinstance(value, str) and value.strip():
            return storable(value.strip())
    return None


def _lacking(fields: Mapping[str, Any]) -> ReadRefusal:
    if any(name in fields for name in PAGE):
        return ReadRefusal("empty", "the row's page is empty")
    names = ", ".join(list(fields)[:10]) or "none"
    return ReadRefusal("bad-row", f"the row has no html or text (its columns: {names[:200]})")


def _encode(text: str) -> bytes:
    try:
        return text.encode()
    except UnicodeEncodeError:
        return storable(text).encode()


def _kind(value: Any) -> str:
    kinds = {dict: "an object", list: "a list", str: "a string", bytes: "bytes", bool: "a boolean", type(None): "null"}
    return kinds.get(type(value), "a number" if isinstance(value, int | float) else f"a {type(value).__name__}")
