"""One spelling for each page: addresses are compared, never fetched.

`canonicalise` folds every address under which the same page is known into one that still looks like an address:

    scheme      https, also for http; no user, no default port, no fragment (#! stays, it names a page)
    host        lower case, ASCII (IDN as xn--), without www. m. mobile. amp.
    path        dot segments resolved, percent-encoding normal, no trailing slash or index.html or ;jsessionid,
                no /comment-page-2 or /amp, and no /print or /comments after what looks like an article's name
    query       tracking, session and view parameters (tables below) gone, the rest (?p=123, ?id=7) sorted by name
    archives    the copy at …/web/20200102030405/https://example.test/x and the AMP cache's stand for the page itself
"""

import re
from functools import lru_cache
from urllib.parse import SplitResult, urljoin, urlsplit

from belowtheline.url_parts import clean_path, clean_query, escape, names_article

_MIRRORS = ("www.", "m.", "mobile.", "amp.")
_SHARED_SUFFIX = re.compile(r"(?:co|com|org|net|gov|edu|ac|or|ne|go|gob|gouv)\.[a-z]{2}")
_HOST = re.compile(r"[a-z0-9_](?:[a-z0-9_.-]{0,251}[a-z0-9_])?|\[[0-9a-f:.]{2,45}\]")
_ARCHIVED = re.compile(r"/web/\d{4,14}(?:[a-z]{2}_)?/(?=https?:/)")
_AMP_CACHE = re.compile(r"/(?:c|v|a)/(s/)?")
_PORT = re.compile(r":\d+\Z")
_LONGEST = 8_192  # characters; browsers and servers give up earlier
_PAGINATION = re.compile(r"(?:/page|/seite|/pagina|/p)?/\d{1,4}\Z")


def canonicalise(url: str | None) -> str | None:
    """Return the one spelling of `url`, or None when it is not the address of a web page."""
    return _canonicalise(url) if url and len(url) <= _LONGEST else None


@lru_cache(maxsize=512)  # a page names itself several times
def _canonicalise(url: str) -> str | None:
    parts = _split(url)
    host = _host(parts) if parts else None
    if parts is None or host is None:
        return None
    query = clean_query(parts.query)
    path = clean_path(parts.path, bool(query))
    fragment = "#" + escape(parts.fragment) if parts.fragment.startswith("!") else ""
    return f"https://{host}{path}{'?' + query if query else ''}{fragment}"


def site(url: str | None) -> str | None:
    """Return the host of `url` in lower case, without www. m. mobile. amp. and port."""
    return _site(url) if url and len(url) <= _LONGEST else None


@lru_cache(maxsize=512)
def _site(url: str) -> str | None:
    parts = _split(url)
    host = _host(parts) if parts else None
    if host is None or host.endswith("]"):
        return host
    return _PORT.sub("", host)


def canonical_of(page_url: str | None, rel_canonical: str | None, og_url: str | None) -> str | None:
    """Choose a page's own address among where it was captured and what it says of itself; canonicalised.

    A stated address is believed unless it is likely another page's: a home page, a section above the page, or
    another site's page whose path does not agree. What `rel=canonical` and
    `og:url` state alike is believed on any site.
    """
    page = canonicalise(page_url)
    rel, og = (canonicalise(_resolve(page_url, stated)) for stated in (rel_canonical, og_url))
    if page is None:
        return og if rel is None or (og is not None and _is_home(rel)) else rel
    for stated, other in ((rel, og), (og, rel)):
        if stated is not None and _trusted(stated, page, agreed=stated == other):
            return stated
    return page


def _trusted(stated: str, page: str, *, agreed: bool) -> bool:
    if stated == page:
        return True
    if _is_home(stated) and not _is_home(page):
        return False
    ours, theirs = urlsplit(page), urlsplit(stated)
    our_path, their_path = _PAGINATION.sub("", ours.path), _PAGINATION.sub("", theirs.path)
    if our_path == their_path:
        return True
    if our_path.startswith(their_path + "/"):  # above the page: a section, unless its name is an article's
        return names_article(their_path)
    same_end = our_path.rsplit("/", 1)[-1] == their_path.rsplit("/", 1)[-1]
    if ours.netloc != theirs.netloc:
        return agreed or (same_end and names_article(our_path))
    return agreed or same_end or bool(theirs.query) or names_article(their_path)


def _is_home(url: str) -> bool:
    parts = urlsplit(url)
    return parts.path == "/" and not parts.query and not parts.fragment


def _resolve(base: str | None, url: str | None) -> str | None:
    url = (url or "").strip()
    if not url or url.startswith(("https://", "http://")):
        return url or None
    try:
        return urljoin((base or "").strip(), url)
    except ValueError:
        return None


def _split(url: str | None) -> SplitResult | None:
    """Split a web address, taking an archive's copy for the original; None for anything else."""
    text = (url or "").strip()
    if len(text) > _LONGEST:
        return None
    if text.startswith("//"):
        text = "https:" + text
    elif text[:4].lower() == "www.":
        text = "https://" + text
    try:
        parts = urlsplit(text)
        if parts.scheme not in ("http", "https"):
            return None
        archived = _ARCHIVED.match(parts.path)
        if archived:
            inner = text[text.index(archived.group()) + len(archived.group()) :]
            return _split(re.sub(r"\A(https?):/+", r"\1://", inner))
        if parts.hostname and parts.hostname.endswith("cdn.ampproject.org"):
            cached = _AMP_CACHE.match(parts.path)
            if cached:
                return urlsplit("https://" + parts.path[cached.end() :] + (f"?{parts.query}" if parts.query else ""))
    except ValueError:
        return None
    return parts


def _host(parts: SplitResult) -> str | None:
    """Return host and port in normal form, mirrors for other devices folded in."""
    try:
        host, port = parts.hostname or "", parts.port
        if ":" in host:
            host = f"[{host}]"
        elif not host.isascii():
            host = host.encode("idna").decode("ascii").lower()
    except (ValueError, UnicodeError):
        return None
    host = host.rstrip(".")
    while host.startswith(_MIRRORS):
        rest = host.partition(".")[2]
        if "." not in rest or _SHARED_SUFFIX.fullmatch(rest):
            break
        host = rest
    if not _HOST.fullmatch(host) or ".." in host:
        return None
    return host if port in (None, 80, 443) else f"{host}:{port}"
