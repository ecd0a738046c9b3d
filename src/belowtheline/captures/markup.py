"""Is this text a page's markup, and what does a saved page say of itself?"""

import re

_OPENERS = (b"<!doctype html", b"<html", b"<head", b"<body")
_TAGS = (
    b"a|abbr|address|article|aside|b|base|blockquote|body|br|button|center|cite|code|dd|div|dl|dt|em|fieldset|figure|"
    b"font|footer|form|h[1-6]|head|header|hr|html|i|iframe|img|input|label|li|link|main|meta|nav|noscript|ol|option|p|"
    b"pre|q|script|section|select|small|span|strong|style|sub|sup|svg|table|tbody|td|th|thead|time|title|tr|u|ul|video"
)
_TAG = re.compile(rb"</?(?:" + _TAGS + rb")(?=[\s/>])", re.IGNORECASE)
_FIRST_TAG = re.compile(rb"<(?:" + _TAGS + rb")(?:\s[^<>]{0,2000})?/?>", re.IGNORECASE)
_SAVED_FROM = re.compile(rb"<!--\s{0,9}saved from url=\(\d{1,6}\)\s{0,9}([^\s>]{1,2000}?)\s{0,9}-->", re.IGNORECASE)
_BYTES_PER_TAG = 400  # a page's markup is denser than this, prose that mentions a tag is not
_XML_ROOT = re.compile(rb"<([a-z_][\w.:-]{0,60})", re.IGNORECASE)


def is_html(head: bytes, name: str = "") -> bool:
    """Tell markup from text that mentions some; `name` (of the file) tips the scale when the content does not."""
    start = _after_preamble(head)
    if start[:20].lower().startswith(_OPENERS):
        return True
    found = [tag.lower() for tag in _TAG.findall(head)]
    tags = len(found)
    named_html = name.endswith((".html", ".htm", ".xhtml", ".shtml", ".php", ".asp", ".aspx", ".jsp"))
    if _FIRST_TAG.match(start):
        return tags > 1 or named_html
    dense = tags >= 4 and tags * _BYTES_PER_TAG >= len(head)
    return (dense and len(set(found)) > 1) or (named_html and tags > 0)


def xml_root(head: bytes) -> str | None:
    """Name the root element of a document that declares itself as XML."""
    if head.lstrip()[:5].lower() != b"<?xml":
        return None
    found = _XML_ROOT.match(_after_preamble(head))
    return found[1].decode("ascii", "replace") if found else None


def saved_from(head: bytes) -> str | None:
    """Return the address a browser notes in a page it saves: `<!-- saved from url=(0042)https://… -->`."""
    found = _SAVED_FROM.search(head[:4096])
    url = found[1].decode("utf-8", "replace") if found else None
    return url if url and url.startswith(("http://", "https://")) else None


def _after_preamble(head: bytes) -> bytes:
    """Drop what may stand before the first element: space, comments, the XML declaration, another doctype."""
    rest = head.lstrip()
    for _ in range(20):
        if rest.startswith(b"<!--"):
            end, length = rest.find(b"-->"), 3
        elif rest.startswith((b"<?", b"<!")) and not rest[:14].lower().startswith(b"<!doctype html"):
            end, length = rest.find(b">"), 1
        else:
            break
        if end < 0:
            break
        rest = rest[end + length :].lstrip()
    return rest
