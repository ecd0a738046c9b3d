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
from urllib.parse import SplitResult, quote, urljoin, urlsplit

_TRACKING = frozenset(
    """
    fbclid gclid gclsrc dclid gbraid wbraid msclkid yclid twclid ttclid igshid igsh li_fat_id mc_cid mc_eid
    mkt_tok _hsenc _hsmi hsctatracking vero_id vero_conv oly_enc_id oly_anon_id s_cid cmpid cmp ncid ocid
    sr_share spm xtor wt_mc wt.mc_id wtmc ito smid smtyp ref_src ref_url __twitter_impression __cft__ __tn__ _ga
    _gl ga_source ga_medium ga_campaign ga_term ga_content trk trkcampaign echobox fb_action_ids fb_action_types
    fb_source fb_ref action_object_map action_type_map action_ref_map at_medium at_campaign at_custom1
    at_custom2 at_custom3 at_custom4 wickedid feature_share guccounter guce_referrer guce_referrer_sig usqp
    amp_js_v amp_gsa amp_ct __s srsltid sharetype nr_email_referer
    """.split()
)
_TRACKING_STARTS = ("utm_", "pk_", "mtm_", "matomo_", "piwik_", "hsa_", "itm_", "stm_")
_SESSIONS = frozenset(
    ["phpsessid", "jsessionid", "aspsessionid", "sessionid", "session_id", "cfid", "cftoken", "zenid"]
)
_VIEWS = frozenset(  # the same page seen otherwise: another page of its comments, a form opened on it, a layout
    """
    replytocom showcomment cpage comment-page commentpage comment_page commentspage comments_page unapproved
    moderation-hash like_comment amp nomobile noamp printable printer print_view pfstyle nocache doing_wp_cron
    """.split()
)
_VIEW_PAIRS = frozenset(  # parameters that mean a view with one value and may name a page with another
    [
        *(("m", "0"), ("m", "1"), ("mobile", "0"), ("mobile", "1"), ("outputtype", "amp"), ("format", "amp")),
        *(("view", "print"), ("view", "amp"), ("view", "mobile"), ("mode", "print"), ("template", "print")),
        *(
            ("tmpl", "component"),
            ("output", "amp"),
            ("print", "1"),
            ("print", "true"),
            ("print", "yes"),
            ("share", "facebook"),
            ("share", "twitter"),
        ),
        *(("share", "email"), ("share", "reddit"), ("share", "linkedin"), ("share", "pinterest")),
    ]
)
_HEX_SESSION = re.compile(r"[0-9a-fA-F]{26,64}")  # ?s=… and ?sid=… of boards; shorter values name things
_MIRRORS = ("www.", "m.", "mobile.", "amp.")
_SHARED_SUFFIX = re.compile(r"(?:co|com|org|net|gov|edu|ac|or|ne|go|gob|gouv)\.[a-z]{2}")
_HOST = re.compile(r"[a-z0-9_](?:[a-z0-9_.-]{0,251}[a-z0-9_])?|\[[0-9a-f:.]{2,45}\]")
_ARCHIVED = re.compile(r"/web/\d{4,14}(?:[a-z]{2}_)?/(?=https?:/)")
_AMP_CACHE = re.compile(r"/(?:c|v|a)/(s/)?")
_ESCAPE = re.compile(r"%([0-9a-fA-F]{2})")
_UNRESERVED = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")
_COMMENT_PAGE = re.compile(r"/comment-page-\d{1,6}\Z")
_INDEXES = ("/index.html", "/index.htm", "/index.shtml", "/default.aspx", "/default.asp")
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
    query = _query(parts.query)
    path = _path(parts.path, bool(query))
    fragment = "#" + _escape(parts.fragment) if parts.fragment.startswith("!") else ""
    return f"https://{host}{path}{'?' + query if query else ''}{fragment}"


def site(url: str | None) -> str | None:
    """Return the host of `url` in lower case, without www. m. mobile. amp. and port."""
    parts = _split(url)
    host = _host(parts) if parts else None
    if host is None:
        return None
    return host if host.endswith("]") else re.sub(r":\d+\Z", "", host)


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
        return _names_article(their_path)
    same_end = our_path.rsplit("/", 1)[-1] == their_path.rsplit("/", 1)[-1]
    if ours.netloc != theirs.netloc:
        return agreed or (same_end and _names_article(our_path))
    return agreed or same_end or bool(theirs.query) or _names_article(their_path)


def _is_home(url: str) -> bool:
    parts = urlsplit(url)
    return parts.path == "/" and not parts.query and not parts.fragment


def _names_article(path: str) -> bool:
    """Tell whether the last part of `path` looks like the name or number of one page rather than of a section."""
    last = path.rsplit("/", 1)[-1]
    return last.count("-") + last.count("_") >= 2 or "." in last or sum(c.isdigit() for c in last) >= 4


def _resolve(base: str | None, url: str | None) -> str | None:
    if not url or not url.strip():
        return None
    try:
        return urljoin((base or "").strip(), url.strip())
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


def _path(path: str, has_query: bool) -> str:
    path = path.partition(";jsessionid=")[0]
    path = _resolve_dots(_escape(path)).rstrip("/")
    while True:
        shorter = _COMMENT_PAGE.sub("", path)
        head, _, tail = shorter.rpartition("/")
        if tail == "amp" or (tail in ("print", "comments", "all-comments") and _names_article(head)):
            shorter = head
        lowered = shorter.lower()
        if lowered.endswith(_INDEXES) or (lowered.endswith("/index.php") and not has_query):
            shorter = shorter.rpartition("/")[0]
        if shorter.endswith((".amp", ".amp.html")):
            shorter = shorter.replace(".amp", "")
        shorter = shorter.rstrip("/")
        if shorter == path:
            return path or "/"
        path = shorter


def _resolve_dots(path: str) -> str:
    if "/." not in path:
        return path
    kept: list[str] = []
    for segment in path.split("/"):
        if segment == "..":
            del kept[max(1, len(kept) - 1) :]  # never the empty part before the first slash
        elif segment != ".":
            kept.append(segment)
    return "/".join(kept)


def _query(query: str) -> str:
    """Keep the parameters that can name a page, sorted by name when all have one."""
    kept = [pair for pair in query.split("&") if pair and not _is_noise(*pair.partition("=")[::2])]
    if all("=" in pair for pair in kept):
        kept.sort(key=lambda pair: pair.partition("=")[0])
    return "&".join(map(_escape, kept))


def _is_noise(name: str, value: str) -> bool:
    name = name.lower()
    if name in _TRACKING or name in _SESSIONS or name in _VIEWS or name.startswith(_TRACKING_STARTS):
        return True
    if name in ("s", "sid") and _HEX_SESSION.fullmatch(value):
        return True
    return (name, value.lower()) in _VIEW_PAIRS


def _escape(text: str) -> str:
    """Return `text` with percent-encoding in its normal form."""
    if "%" in text:
        text = _ESCAPE.sub(_unescape_plain, text)
        text = re.sub(r"%(?![0-9A-F]{2})", "%25", text)
    return quote(text, safe="%/:@!$&'()*+,;=?~[]|")


def _unescape_plain(match: re.Match[str]) -> str:
    character = chr(int(match.group(1), 16))
    return character if character in _UNRESERVED else match.group().upper()
