"""Page bytes in any character set → UTF-8 bytes."""

import codecs
import re
import struct

import pyarrow as pa
from resiliparse.parse.encoding import detect_encoding, map_encoding_to_html5

_BOMS = (  # UTF-32's little-endian mark starts with UTF-16's: longest first
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_META = re.compile(rb"<meta[^>]{0,500}?charset\s{0,9}=\s{0,9}[\"']?\s{0,9}([a-z0-9_:.+-]{1,40})", re.IGNORECASE)
_XML = re.compile(rb"<\?xml[^>]{0,200}?encoding\s{0,9}=\s{0,9}[\"']([a-z0-9_:.+-]{1,40})", re.IGNORECASE)
_META_REACH = 8192  # browsers look at 1,024 bytes; pages with a long comment in front put it later
# WHATWG means a superset where Python's codec of that name is the narrow standard
_WIDER = {
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "gbk": "gb18030",
    "gb2312": "gb18030",
    "big5": "big5hkscs",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
}
_NO_CONTROLS = bytes(set(range(256)) - set(range(1, 9)) - set(range(14, 27)))
_BEYOND_ASCII = bytes(range(128, 256))
_CHARSETS = (
    "ascii",
    "big5",
    "cp",
    "euc",
    "gb",
    "hz",
    "iso2022",
    "iso8859",
    "johab",
    "koi8",
    "kz1048",
    "mac",
    "ptcp154",
)
_WIDE = ("utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be")


def to_utf8(payload: bytes, declared: str | None = None) -> tuple[bytes, str]:
    """Return `payload` as UTF-8 and the character set it was read as. Never fails.

    Order: byte order mark; what the bytes prove; `declared` beside the payload; the markup's own <meta> or XML
    declaration; detection. What the bytes prove beats a declaration in three cases. Bytes that are valid UTF-8
    with letters beyond ASCII are UTF-8 whatever was declared (text in an older set is not valid UTF-8 by
    accident, and browsers show such pages as rubbish where a reader wants words). Bytes that are UTF-8 but for
    a few broken places are UTF-8, each break one U+FFFD. And where UTF-8 is declared but most letters are not
    valid in it, the markup's other declaration or detection decides. Valid UTF-8 is returned as the same
    object unless it holds a byte order mark or NULs, which are dropped.
    """
    for mark, name in _BOMS:
        if payload.startswith(mark):
            return _as_utf8(payload[len(mark) :], name), name
    if b"\0" in payload:
        if wide := unicode_width(payload[:4096]):
            return _as_utf8(payload, wide), wide
        payload = payload.replace(b"\0", b"")
    if payload.isascii():
        if b"\x1b" in payload and "iso2022_jp" in (_codec(declared), _codec(_in_markup(payload))):
            return _as_utf8(payload, "iso2022_jp"), "iso2022_jp"
        return payload, "utf-8"
    if is_utf8(payload):
        return payload, "utf-8"
    name = _legacy(payload, declared)
    return _as_utf8(payload, name), name


def is_utf8(payload: bytes) -> bool:
    """Tell whether bytes are valid UTF-8, without making a string of them (Arrow checks several times faster)."""
    if payload.isascii():
        return True
    if len(payload) >= 1 << 31:
        return False
    offsets = pa.py_buffer(struct.pack("<ii", 0, len(payload)))
    try:
        pa.Array.from_buffers(pa.string(), 1, [None, offsets, pa.py_buffer(payload)]).validate(full=True)
    except pa.ArrowInvalid:
        return False
    return True


def unicode_width(head: bytes) -> str | None:
    """Name the UTF-16 or UTF-32 that bytes without a mark are written in, by where their NULs stand."""
    nulls = [head[place::4].count(0) for place in range(4)]
    even, odd, quarter = nulls[0] + nulls[2], nulls[1] + nulls[3], len(head) // 4
    if quarter and min(nulls[1], nulls[2], nulls[3]) > 0.6 * quarter and nulls[0] < 0.1 * quarter:
        return "utf-32-le"
    if quarter and min(nulls[0], nulls[1], nulls[2]) > 0.6 * quarter and nulls[3] < 0.1 * quarter:
        return "utf-32-be"
    # blanks and line ends have a NUL in UTF-16 whatever the language, and always on the same side
    if (even + odd) * 4 < len(head) and _is_text(head.replace(b"\0", b"")):
        return None
    few = max(2, len(head) // 100)
    if odd >= few and even * 20 <= odd:
        return "utf-16-le"
    return "utf-16-be" if even >= few and odd * 20 <= even else None


def _is_text(head: bytes) -> bool:
    """Tell whether bytes, but for a letter cut at their end, are UTF-8 text: half the bytes of UTF-16 are not."""
    return is_utf8(head[:-3]) and not head.translate(None, _NO_CONTROLS)


def _legacy(payload: bytes, declared: str | None) -> str:
    """Name the character set of bytes that are not valid UTF-8."""
    text = payload.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    letters = len(text) - len(payload.translate(None, _BEYOND_ASCII)) - broken
    if letters > 10 * broken:
        return "utf-8"
    names = [name for name in (_codec(declared), _codec(_in_markup(payload))) if name]
    others = [name for name in names if name != "utf-8" and name not in _WIDE]
    for name in others:
        if _decodes(payload, name):
            return name
    if others:
        return others[0]
    if names and letters >= broken:
        return "utf-8"
    return _detected(payload)


def _detected(payload: bytes) -> str:
    name = _codec(detect_encoding(payload)) or "utf-8"
    if name != "utf-8" and name not in _WIDE:
        return name
    # the detector does not know Korean's older set and answers UTF-8
    letters = [c for c in payload.decode("cp949", "ignore") if c > "\x7f"]
    hangul = sum("가" <= c <= "힣" for c in letters)
    return "cp949" if hangul * 2 > len(letters) else "cp1252"


def _codec(label: str | None) -> str | None:
    """Map a label as the Web writes it to the codec that reads it; None for labels nobody knows."""
    if not label:
        return None
    label = label.strip(" \t\r\n\"';").lower()
    name = map_encoding_to_html5(label, fallback_utf8=False)
    if name is None:
        try:
            name = codecs.lookup(label).name
        except (LookupError, ValueError):
            return None
        if not name.startswith(_CHARSETS):  # Python has codecs that are no character sets, and UTF-7 is a trap
            return None
    return _WIDER.get(name, name)


def _in_markup(payload: bytes) -> str | None:
    head = payload[:_META_REACH]
    found = _META.search(head) or _XML.search(head)
    return found[1].decode("ascii") if found else None


def _decodes(payload: bytes, name: str) -> bool:
    try:
        payload.decode(name)
    except (UnicodeDecodeError, LookupError):
        return False
    return True


def _as_utf8(payload: bytes, name: str) -> bytes:
    text = payload.decode(name, "replace")
    return (text.replace("\0", "") if "\0" in text else text).encode("utf-8", "replace")
