"""Builds pages/two-captures.warc.gz from warc/*.html: python -m belowtheline.samples.build_warc

One page captured twice, three days apart, with the records a crawler writes around it. Standard library only, and
nothing in it depends on the clock, so the same records come out every time.
"""

import gzip
import uuid
from pathlib import Path

_URL = "https://quarry-hill-observer.test/2023/10/swifts-in-the-school-tower"
_FIRST, _SECOND = "2023-10-02T20:30:00Z", "2023-10-05T06:00:00Z"
# 1 × 1 pixel.
_PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108000000003a7e9b550"
    "000000a4944415478da6368000000820081da45083b0000000049454e44ae426082"
)


def build(folder: Path) -> bytes:
    """Return the WARC: warcinfo, request, page, image, and the page again. One gzip member a record."""
    page = [(folder / name).read_bytes() for name in ("first.html", "second.html")]
    host, target = _URL.removeprefix("https://").split("/", 1)
    request = f"GET /{target} HTTP/1.1\r\nHost: {host}\r\nUser-Agent: sample\r\n\r\n".encode()
    image = f"https://{host}/images/swift.png"
    records = [
        _record("warcinfo", _FIRST, None, "application/warc-fields", b"software: belowtheline samples\r\n"),
        _record("request", _FIRST, _URL, "application/http; msgtype=request", request),
        _record("response", _FIRST, _URL, "application/http; msgtype=response", _http("text/html", page[0])),
        _record("response", _FIRST, image, "application/http; msgtype=response", _http("image/png", _PNG)),
        _record("response", _SECOND, _URL, "application/http; msgtype=response", _http("text/html", page[1])),
    ]
    return b"".join(gzip.compress(record, mtime=0) for record in records)


def _record(kind: str, date: str, url: str | None, content_type: str, block: bytes) -> bytes:
    name = uuid.uuid5(uuid.NAMESPACE_URL, f"{kind} {date} {url}")
    target = f"WARC-Target-URI: {url}\r\n" if url else ""
    header = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:uuid:{name}>\r\nWARC-Date: {date}\r\n{target}"
        f"Content-Type: {content_type}\r\nContent-Length: {len(block)}\r\n\r\n"
    )
    return header.encode() + block + b"\r\n\r\n"


def _http(content_type: str, body: bytes) -> bytes:
    charset = "; charset=utf-8" if content_type.startswith("text/") else ""
    return (
        f"HTTP/1.1 200 OK\r\nContent-Type: {content_type}{charset}\r\nContent-Length: {len(body)}\r\n\r\n".encode()
        + body
    )


if __name__ == "__main__":
    here = Path(__file__).parent
    (here / "pages" / "two-captures.warc.gz").write_bytes(build(here / "warc"))
