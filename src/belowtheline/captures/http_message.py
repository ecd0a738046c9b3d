"""The HTTP response inside a WARC record: status, type and character set; body with its transfer undone."""

import zlib
from dataclasses import dataclass
from io import BytesIO
from typing import Protocol

from fastwarc.stream_io import BrotliReader, ZstdReader

from belowtheline.errors import ReadRefusal
from belowtheline.options import Limits

MOST_HEADER = 64 << 10
_LINE = 8192
_PIECE = 64 << 10
_BLANK = (b"\r\n", b"\n", b"")
_AUTO, _RAW = 47, -15  # zlib's “gzip or zlib, see for yourself”; deflate as some servers understood it
_INFLATES = {"gzip": (_AUTO,), "x-gzip": (_AUTO,), "deflate": (_AUTO, _RAW)}


class Block(Protocol):
    """A record's block, being read."""

    def readline(self, size: int, /) -> bytes: ...

    def read(self, size: int = ..., /) -> bytes: ...


@dataclass(slots=True)
class Response:
    """The head of a response, as far as it matters here."""

    status: int | None = None
    media_type: str | None = None
    charset: str | None = None
    encodings: tuple[str, ...] = ()  # Content-Encoding, in the order applied
    chunked: bool = False
    size: int = 0  # bytes of the head, so that the block's length can be checked
    start: bytes = b""  # read too far: the body begins with this


def read_head(block: Block) -> Response:
    """Read a response's head; a block that is no HTTP message is all body, with status None."""
    line = block.readline(_LINE)
    response = Response(size=len(line))
    if not line.startswith((b"HTTP/", b"http/", b"ICY ")):
        response.start, response.size = line, 0
        return response
    parts = line.split(None, 2)
    response.status = int(parts[1]) if len(parts) > 1 and len(parts[1]) == 3 and parts[1].isdigit() else 0
    name = b""
    while response.size < MOST_HEADER:
        line = block.readline(_LINE)
        response.size += len(line)
        if line in _BLANK:
            break
        name, colon, value = line.partition(b":")
        if colon and len(name) in _LENGTHS:
            _note(response, name.lower(), value)
    return response


_NOTED = (b"content-type", b"content-encoding", b"transfer-encoding")
_LENGTHS = frozenset(map(len, _NOTED))


def _note(response: Response, name: bytes, value: bytes) -> None:
    if name not in _NOTED:
        return
    text = value.strip().decode("latin-1").lower()
    if name == b"content-type":
        response.media_type, response.charset = split_type(text)
    elif name == b"transfer-encoding":
        response.chunked = "chunked" in text
    else:
        response.encodings = tuple(part for part in map(str.strip, text.split(",")) if part not in ("", "identity"))


def split_type(text: str) -> tuple[str | None, str | None]:
    """Split a Content-Type into type and character set, either of which may be missing."""
    media_type, _, rest = text.partition(";")
    _, found, charset = rest.partition("charset=")
    charset = charset.partition(";")[0].strip(" \t\"'") if found else ""
    return media_type.strip().lower() or None, charset or None


def decode_body(body: bytes, response: Response, limits: Limits) -> bytes:
    """Undo chunking and compression. Raises ReadRefusal when that yields too much, or nothing from damaged data.

    Crawlers often store the body decoded and leave the headers as they came: what does not look encoded is taken
    as it is. A compressed body that was cut is kept as far as it goes, as a browser would show it.
    """
    if response.chunked:
        body = dechunk(body)
    for encoding in reversed(response.encodings[:3]):
        body = _decompress(body, encoding, limits)
    return body


def dechunk(body: bytes) -> bytes:
    """Join the chunks of a chunked body; a body that is not chunked is returned as it is, also from there on."""
    view, parts, at = memoryview(body), [], 0
    while at < len(body):
        end = body.find(b"\n", at, at + 1024)
        digits = body[at:end].partition(b";")[0].strip() if end >= 0 else b""
        try:
            if not digits.isalnum():
                raise ValueError
            size = int(digits, 16)
        except ValueError:
            parts.append(view[at:])  # no chunk: the crawler undid the chunking, or stopped undoing it here
            break
        if size == 0:
            break
        parts.append(view[end + 1 : end + 1 + size])
        at = end + 1 + size
        if body.startswith(b"\r\n", at):
            at += 2
        elif body.startswith(b"\n", at):
            at += 1
    return b"".join(parts) if parts else body if at == 0 else b""


def _decompress(body: bytes, encoding: str, limits: Limits) -> bytes:
    most = limits.max_page_bytes
    if body.lstrip()[:1] == b"<":
        return body
    if encoding in _INFLATES:
        plain = _inflate(body, _INFLATES[encoding], most + 1)
    elif encoding == "br":
        plain = _drain(BrotliReader(BytesIO(body)), most + 1)
    elif encoding == "zstd" and body.startswith(b"\x28\xb5\x2f\xfd"):
        plain = _drain(ZstdReader(BytesIO(body)), most + 1)
    else:
        return body
    if plain is None:
        return body
    if len(plain) > most:
        if len(plain) > limits.max_expansion * len(body):
            raise ReadRefusal("bomb", f"{len(body)} bytes of {encoding} body grew to more than {most} bytes")
        raise ReadRefusal("too-large", f"the body has more than {most} bytes once decompressed")
    return plain


def _inflate(body: bytes, kinds: tuple[int, ...], most: int) -> bytes | None:
    """Inflate a body piece by piece; None when it is of none of the kinds."""
    for bits in kinds:
        inflater, plain = zlib.decompressobj(bits), bytearray()
        try:
            for at in range(0, len(body), _PIECE):
                plain += inflater.decompress(body[at : at + _PIECE], most - len(plain))
                if len(plain) >= most or inflater.eof:
                    break
        except zlib.error as error:
            if plain:
                raise ReadRefusal("corrupt", f"the body's compression is damaged: {error}") from None
            continue
        if plain or inflater.eof:
            return bytes(plain)
    return None


def _drain(reader: BrotliReader | ZstdReader, most: int) -> bytes | None:
    """Read at most `most` bytes; None when the data is not what it was declared as."""
    plain = bytearray()
    try:
        while len(plain) < most and (data := reader.read(min(1 << 18, most - len(plain)))):
            plain += data
    except (OSError, ValueError) as error:
        if not plain:
            return None
        if "incomplete" not in str(error):
            raise ReadRefusal("corrupt", f"the body's compression is damaged or cut: {error}") from None
    return bytes(plain)
