"""A capture around fuzzed bytes: address, time and charset follow from the bytes, so that a find can be run again."""

import zlib
from datetime import UTC, datetime

from belowtheline.captures.charset import to_utf8
from belowtheline.options import Limits
from belowtheline.parsers.page import Page
from belowtheline.records import Capture, Media

LIMITS = Limits(max_page_bytes=1_000_000)
_URLS = ("https://gazette.test/2021/ferry", None, "http://[::1", "//x", "https://forum.test/t/1?page=2#c7", "\x7f:")
_TIMES = (datetime(2021, 5, 6, tzinfo=UTC), None, datetime.min.replace(tzinfo=UTC), datetime.max.replace(tzinfo=UTC))
_CHARSETS = (None, None, "utf-8", "windows-1252", "utf-16", "no-such-set\0")


def capture_of(data: bytes, media: Media = Media.HTML) -> Capture:
    """Return the capture of a page of these bytes."""
    pick = zlib.crc32(data)
    url, at, charset = _URLS[pick % 6], _TIMES[pick // 7 % 4], _CHARSETS[pick // 31 % 6]
    return Capture("file:///fuzz", pick, str(media), media, data, url, at, charset)


def page_of(data: bytes) -> Page | None:
    """Return the page, unless it is one that is refused before it is parsed."""
    capture = capture_of(data)
    page = Page(capture, to_utf8(data, capture.charset)[0], LIMITS)
    return page if page.body is not None and page.body.first_child is not None else None
