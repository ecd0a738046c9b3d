"""Small dumps, built byte by byte, and short ways to read them."""

import gzip

import lz4.frame
import zstandard

from belowtheline.captures import plan, read
from belowtheline.options import Limits
from belowtheline.records import Capture, ReadRange, Refused, Skipped

LIMITS = Limits()
PACK = {
    "plain": lambda data: data,
    "gz": gzip.compress,
    "zst": zstandard.ZstdCompressor().compress,
    "lz4": lz4.frame.compress,
}


def page(words="A quiet harbour", size=0):
    """An invented page of at least `size` bytes."""
    filler = "".join(f"<p>Line {i} of {words}.</p>\n" for i in range(size // 30))
    return (
        f"<!doctype html><html><head><title>{words}</title></head><body><p>{words}</p>{filler}</body></html>".encode()
    )


def http(body, status=b"200 OK", content_type=b"text/html; charset=utf-8", extra=b""):
    """An HTTP response."""
    typed = b"Content-Type: " + content_type + b"\r\n" if content_type else b""
    return b"HTTP/1.1 " + status + b"\r\nServer: invented\r\n" + typed + extra + b"\r\n" + body


def record(block, kind=b"response", number=1, content_type=b"application/http; msgtype=response", length=None):
    """A WARC record around `block`."""
    typed = b"Content-Type: " + content_type + b"\r\n" if content_type else b""
    return (
        (
            b"WARC/1.0\r\nWARC-Type: %s\r\nWARC-Target-URI: https://example-gazette.test/story/%d\r\n"
            b"WARC-Date: 2021-03-04T05:06:%02dZ\r\nWARC-Record-ID: <urn:uuid:%d>\r\n%sContent-Length: %d\r\n\r\n"
            % (kind, number, number % 60, number, typed, len(block) if length is None else length)
        )
        + block
        + b"\r\n\r\n"
    )


def pages(count, size=0):
    """`count` response records of different pages."""
    return [record(http(page(f"Story {n}", size + n * 7)), number=n) for n in range(count)]


def write(folder, name, data):
    """Write a file and return its URI."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return path.as_uri()


def read_all(uri, limits=LIMITS, **options):
    """Plan a file and read every piece."""
    found = []
    for piece in plan(uri, limits, **options):
        found += [piece] if isinstance(piece, Refused) else list(read(piece, limits))
    return found


def read_whole(uri, form, limits=LIMITS):
    """Read a file as one piece."""
    return list(read(ReadRange(uri, form), limits))


def captures(found):
    return [item for item in found if isinstance(item, Capture)]


def refusals(found):
    return [(item.reason, item.offset) for item in found if isinstance(item, Refused)]


def kinds(found):
    return [item.kind for item in found if isinstance(item, Skipped)]


def only(found):
    """The one item of a list."""
    assert len(found) == 1, found
    return found[0]
