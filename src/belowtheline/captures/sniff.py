"""What a file holds: by its content first, by its name where the content leaves it open."""

import re
import stat
from dataclasses import dataclass

from belowtheline.captures.charset import to_utf8
from belowtheline.captures.compression import compression_of, damage_of, open_plain
from belowtheline.captures.markup import is_html, xml_root
from belowtheline.errors import ReadRefusal
from belowtheline.options import Limits
from belowtheline.storage import files

HEAD = 64 << 10
_DUMPS = ((b"WARC/", "warc"), (b"PAR1", "parquet"), (b"Obj\x01", "avro"))
_OTHERS = (
    (b"filedesc://", "an ARC file; convert it to WARC (for example with `warcio recompress`)"),
    (b"%PDF-", "a PDF document"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"PK\x03\x04", "a ZIP archive; unpack it first"),
    (b"Rar!", "a RAR archive; unpack it first"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive; unpack it first"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3\0", "an SQLite database"),
    (b"ARROW1", "an Arrow file; write it as Parquet"),
    (b"\xd0\xcf\x11\xe0", "an office document"),
    (b"{\\rtf", "an RTF document"),
    (b"bplist00", "a property list or web archive of Safari"),
)
_JSON = re.compile(rb"\s{0,1000}(?:\{\s{0,1000}[\"}]|\[\s{0,1000}[{\]])")
_JSON_NAMES = (".jsonl", ".ndjson", ".json")
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\r\f\v\x1b\b"))


@dataclass(frozen=True, slots=True)
class Found:
    """A file's format (a module of `captures`), what it is compressed with, and how many bytes it takes."""

    format: str
    compression: str | None
    size: int
    head: bytes  # the first plain bytes


def look(uri: str, limits: Limits) -> Found:
    """Look at a file without reading more than its start. Raises ReadRefusal."""
    try:
        status = files.path_of(uri).stat()
        if not stat.S_ISREG(status.st_mode):  # opening a pipe would wait for its writer
            raise ReadRefusal("unreadable", f"not a file but {_kind(status.st_mode)}")
        if status.st_size == 0:
            raise ReadRefusal("empty", "the file is empty")
        with files.open_binary(uri) as stored:
            compression = compression_of(stored.read(8))
        with open_plain(uri, limits) as stream:
            head = stream.read(HEAD)
            damage = damage_of(stream)
    except OSError as error:
        raise ReadRefusal("unreadable", f"cannot be read: {error.strerror or error}") from None
    if not head and damage:
        raise damage
    if not head.strip(b"\0 \t\r\n\xef\xbb\xbf"):
        raise ReadRefusal("empty", f"nothing but blanks in its first {len(head)} bytes" if head else "nothing inside")
    return Found(format_of(head, _plain_name(uri)), compression, status.st_size, head)


def format_of(head: bytes, name: str = "") -> str:
    """Name the format of plain bytes. Raises ReadRefusal for what is neither a page nor a dump."""
    for magic, found in _DUMPS:
        if head.lstrip(b"\r\n").startswith(magic):
            return found
    if compression_of(head):
        raise ReadRefusal("unknown-format", "compressed twice; unpack it once")
    _refuse_known(head)
    text, _ = to_utf8(head)
    if _JSON.match(text) or (name.endswith(_JSON_NAMES) and text.lstrip()[:1] in (b"{", b"[")):
        return "jsonl"
    binary = _is_binary(text)
    if is_html(text, "" if binary else name):  # a name makes no page of bytes that hold “<p ” by chance
        return "html"
    if binary:
        raise ReadRefusal("unknown-format", _misnamed("binary data, neither a page nor a dump known here", name))
    if root := xml_root(text):
        raise ReadRefusal("unknown-format", f"XML with the root element <{root}>, not a page")
    if name.endswith(_JSON_NAMES) and b"\n{" in text:  # its first line is broken, the others may not be
        return "jsonl"
    return "text"


def _is_binary(text: bytes) -> bool:
    """Tell whether decoded bytes hold more control or replacement characters than a damaged text would."""
    return sum(map(text.count, _CONTROL_BYTES)) * 200 > len(text) or text.count(b"\xef\xbf\xbd") * 10 > len(text)


def _refuse_known(head: bytes) -> None:
    for magic, what in _OTHERS:
        if head.startswith(magic):
            raise ReadRefusal("unknown-format", f"{what}, not a page or a dump of pages")
    if head[257:262] == b"ustar":
        raise ReadRefusal("unknown-format", "a tar archive; unpack it first")
    start = head[:4096].lower()
    if b"mime-version:" in start and b"multipart/related" in start and not start.lstrip().startswith(b"<"):
        raise ReadRefusal("unknown-format", "an MHTML file; save the page as HTML instead")


_CONTROL_BYTES = [bytes([code]) for code in _CONTROLS]


def _misnamed(what: str, name: str) -> str:
    for ending in (".parquet", ".avro", ".warc", ".gz", ".zst", ".html", ".txt", *_JSON_NAMES):
        if name.endswith(ending):
            return f"{what}, though named {ending}"
    return what


def _plain_name(uri: str) -> str:
    """Return a file's name in lower case without the ending of its compression."""
    name = files.path_of(uri).name.lower()
    for ending in (".gz", ".zst", ".lz4", ".bz2", ".xz"):
        name = name.removesuffix(ending)
    return name


def _kind(mode: int) -> str:
    kinds = {stat.S_IFDIR: "a folder", stat.S_IFIFO: "a named pipe", stat.S_IFSOCK: "a socket"}
    return kinds.get(stat.S_IFMT(mode), "a device")
