"""One WARC record → a capture, a kind to count, or a refusal."""

from datetime import datetime

from belowtheline.captures.http_message import MOST_HEADER, Response, decode_body, read_head, split_type
from belowtheline.captures.instants import to_instant
from belowtheline.captures.markup import is_html
from belowtheline.captures.rows import clean_url
from belowtheline.captures.sniff import format_of
from belowtheline.captures.warc_frames import Frame
from belowtheline.errors import ReadRefusal, is_panic
from belowtheline.options import Limits
from belowtheline.records import Capture, Media, Read, Refused, Skipped

_HTML = ("text/html", "application/xhtml+xml", "application/vnd.wap.xhtml+xml")
_PAGES = (b"response", b"resource", b"conversion")
_READ_TYPES = (*_HTML, None, "application/octet-stream", "unknown/unknown", "application/unknown", "content/unknown")
_USUAL = (b"<", b" ", b"\t", b"\r", b"\n")  # what markup begins with; anything else is looked at closely
_LOOK = 64 << 10
_CUT = "the file ends inside this record"


def to_read(frame: Frame, source: str, limits: Limits) -> Read:
    """Say what a record is. Stored bytes that are damaged make it a refusal and the frame broken."""
    fields = frame.fields
    kind = fields.get(b"warc-type", b"unknown")
    try:
        if kind not in _PAGES:
            name = kind.decode("ascii", "replace").lower()[:40]
            return _skipped(frame, source, f"warc:{name}")
        return _page(frame, kind, source, limits)
    except ReadRefusal as problem:
        return _refused(frame, source, problem)
    except BaseException as error:
        if not (isinstance(error, OSError) or is_panic(error)):
            raise
        frame.broken = True
        return _refused(frame, source, ReadRefusal("corrupt", f"the record's stored bytes are damaged: {error}"))


def _page(frame: Frame, kind: bytes, source: str, limits: Limits) -> Read:
    fits = frame.length <= limits.max_page_bytes + MOST_HEADER
    stated = frame.fields.get(b"content-type", b"")
    block, response = None, Response()
    if kind == b"response" and (not stated or stated[:16].lower() == b"application/http"):
        block = frame.block(frame.length if fits else MOST_HEADER)
        response = read_head(block)
    else:
        response.media_type, response.charset = split_type(stated.decode("latin-1").lower())
    if response.status is not None and not 200 <= response.status < 300:
        return _skipped(frame, source, f"http:{response.status}")
    if response.media_type not in _READ_TYPES and not (kind == b"conversion" and response.media_type == "text/plain"):
        return _skipped(frame, source, f"type:{response.media_type}")
    if not fits:
        raise ReadRefusal("too-large", f"the record has {frame.length} bytes, the limit is {limits.max_page_bytes}")
    block = block or frame.block(frame.length)
    body = block.read()
    if response.size + len(response.start) + len(body) != frame.length:
        raise ReadRefusal("truncated", f"{_CUT}, which should have {frame.length} bytes")
    if response.start:
        body = response.start + body
    if response.chunked or response.encodings:
        body = decode_body(body, response, limits)
    if not body:
        if response.status not in (None, 200):
            return _skipped(frame, source, f"http:{response.status}")
        raise ReadRefusal("empty", "the record holds no page, only its head")
    media = _media(body, response.media_type, kind)
    if media is None:
        return _skipped(frame, source, "type:unknown")
    url, captured_at = _address(frame)
    form = "wet" if kind == b"conversion" and media is Media.TEXT else "warc"
    if len(body) > limits.max_page_bytes:
        raise ReadRefusal("too-large", f"the page has {len(body)} bytes, the limit is {limits.max_page_bytes}")
    return Capture(source, frame.offset, form, media, body, url, captured_at, response.charset)


def _media(body: bytes, media_type: str | None, kind: bytes) -> Media | None:
    """Say what a body is: its stated type is believed unless it begins like something else."""
    if media_type == "text/plain":
        return Media.TEXT
    if body[:1] in _USUAL:
        return Media.HTML if media_type in _HTML or is_html(body[:_LOOK]) else None
    try:
        looks = format_of(body[:_LOOK])
    except ReadRefusal:
        if media_type in _HTML:
            raise
        return None
    if media_type in _HTML or looks == "html":
        return Media.HTML
    return Media.TEXT if kind == b"conversion" else None


def _address(frame: Frame) -> tuple[str | None, datetime | None]:
    url = frame.fields.get(b"warc-target-uri", b"").decode("utf-8", "replace")
    return clean_url(url), to_instant(frame.fields.get(b"warc-date", b"").decode("latin-1"))


def _skipped(frame: Frame, source: str, kind: str) -> Read:
    if not frame.finish():
        return _refused(frame, source, ReadRefusal("truncated", f"{_CUT} ({kind}, no page)"))
    return Skipped(source, frame.offset, kind)


def _refused(frame: Frame, source: str, problem: ReadRefusal) -> Refused:
    url, captured_at = _address(frame)
    return Refused(source, frame.offset, problem.STAGE, problem.reason, str(problem), url, captured_at)
