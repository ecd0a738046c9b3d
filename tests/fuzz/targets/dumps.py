"""Dump files: WARC plain and by member, JSON Lines, whole pages with sidecars, HTTP bodies."""

import gzip
import zlib
from io import BytesIO
from pathlib import Path

import lz4.frame
import zstandard

from belowtheline.captures import sidecar
from belowtheline.captures.http_message import decode_body, read_head
from belowtheline.errors import ReadRefusal
from tests.fuzz import mutators, seeds
from tests.fuzz.harness import Target, law
from tests.fuzz.laws import storable
from tests.fuzz.targets.files import LIMITS, read_file

_PACK = (lambda data: gzip.compress(data, 1, mtime=0), zstandard.ZstdCompressor().compress, lz4.frame.compress)


def warc(data: bytes) -> None:
    """Plain WARC, also without its first line."""
    read_file(data, "x.warc")


def members(data: bytes) -> None:
    """WARC compressed record by record; sometimes damaged once more after that."""
    pick = zlib.crc32(data)
    records = [b"WARC/" + record for record in data.split(b"WARC/")[1:]] or [data]
    packed = b"".join(map(_PACK[pick % 3], records))
    read_file(packed, "x.warc.gz")
    read_file(mutators.flip(packed, 20_000, pick), "x.warc.gz")


def packed(data: bytes) -> None:
    """Compressed bytes as they are."""
    read_file(data, "x.gz")


def jsonl(data: bytes) -> None:
    """JSON Lines, and JSON that is one document."""
    read_file(data, "x.jsonl")


def sniffed(data: bytes) -> None:
    """A file without a name that helps."""
    read_file(data, "x")


def beside(data: bytes) -> None:
    """A page with a sidecar of these bytes, and the sidecar of the folder."""
    folder = Path(read_file(b"<html><body><p>So it is.</p>", "page.html")[0].source.removeprefix("file://")).parent
    page = next(folder.glob("*-page.html"))
    own, index = page.with_name(page.name + ".json"), folder / "pages.jsonl"
    try:
        for path in (own, index):
            path.write_bytes(data.replace(b"PAGE", page.name.encode()))
            sidecar.is_sidecar(path.as_uri(), data[:65536])
            sidecar.problem_of(path.as_uri())
        told = sidecar.beside(page.as_uri())
        storable((told.url, told.charset))
        read_file(b"<html><body><p>So it is.</p>", "page.html")
    finally:
        own.unlink()
        index.unlink()


def http(data: bytes) -> None:
    """An HTTP message: head, chunks, encodings."""
    block = BytesIO(data)
    response = read_head(block)
    try:
        body = decode_body(response.start + block.read(), response, LIMITS)
    except ReadRefusal:
        return
    law(len(body) <= max(LIMITS.max_page_bytes, len(data)), f"a body of {len(body)} bytes")


def _http_seeds() -> list[bytes]:
    page = b"<html><body><p>So it is.</p></body></html>"
    head = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n"
    chunked = b"".join(b"%x\r\n%s\r\n" % (len(page), page) for _ in range(2)) + b"0\r\n\r\n"
    packed = ((b"gzip", gzip.compress(page)), (b"deflate", zlib.compress(page)), (b"zstd", _PACK[1](page)))
    return [head + b"\r\n" + page, head + b"Transfer-Encoding: chunked\r\n\r\n" + chunked] + [
        head + b"Content-Encoding: %s\r\n\r\n" % name + body for name, body in packed
    ]


_SIDECARS = [
    b'{"url": "https://gazette.test/a", "captured_at": "2021-05-04T10:00:00Z", "charset": "utf-8"}',
    b'{"file": "PAGE", "url": "https://gazette.test/a", "timestamp": 1620122400}\n{"path": "../x/PAGE", "uri": "x"}\n',
]
_ROWS = b'{"url": "https://gazette.test/a", "html": "<html><body><p>So it is.</p></body></html>", "crawled_at": 1620122400}\n'
TARGETS = (
    Target("warc", warc, seeds.plain_dumps, mutators.flip, most=8_000, parser=False),
    Target("warc_members", members, seeds.plain_dumps, mutators.flip, most=8_000, parser=False),
    Target("compressed", packed, lambda: seeds.dumps(".gz", ".lz4"), mutators.flip, most=20_000, parser=False),
    Target(
        "jsonl", jsonl, lambda: [_ROWS * 3, b"[%s]" % _ROWS, *seeds.dumps(".jsonl")], mutators.json_value, parser=False
    ),
    Target("sniff", sniffed, lambda: [*seeds.small_pages(), *seeds.texts()], mutators.flip, parser=False),
    Target("sidecar", beside, lambda: _SIDECARS, mutators.json_value, most=1_000, parser=False),
    Target("http_message", http, _http_seeds, mutators.flip, most=2_000, parser=False),
)
