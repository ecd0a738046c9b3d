"""The normal form of an address's path and query: what names the page stays, ways of coming to it and seeing it go."""

import re
from urllib.parse import quote

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
_ESCAPE = re.compile(r"%([0-9a-fA-F]{2})")
_PLAIN = re.compile(r"[a-zA-Z0-9/_.~=-]*")
_BAD_ESCAPE = re.compile(r"%(?![0-9A-F]{2})")
_UNRESERVED = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")
_COMMENT_PAGE = re.compile(r"/comment-page-\d{1,6}\Z")
_INDEXES = ("/index.html", "/index.htm", "/index.shtml", "/default.aspx", "/default.asp")


def clean_path(path: str, has_query: bool) -> str:
    """Return `path` in its normal form."""
    path = path.partition(";jsessionid=")[0]
    path = _resolve_dots(escape(path)).rstrip("/")
    while True:
        shorter = _COMMENT_PAGE.sub("", path)
        head, _, tail = shorter.rpartition("/")
        if tail == "amp" or (tail in ("print", "comments", "all-comments") and names_article(head)):
            shorter = head
        lowered = shorter.lower()
        if lowered.endswith(_INDEXES) or (lowered.endswith("/index.php") and not has_query):
            shorter = shorter.rpartition("/")[0]
        if shorter.endswith((".amp", ".amp.html")):
            shorter = _resolve_dots(shorter.replace(".amp", ""))  # “/..amp” becomes “/.”
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


def clean_query(query: str) -> str:
    """Keep the parameters that can name a page, sorted by name when all have one."""
    pairs = map(escape, query.split("&"))  # before anything is compared: %5F is _, and é sorts as %C3%A9
    kept = [pair for pair in pairs if pair and not _is_noise(*pair.partition("=")[::2])]
    if all("=" in pair for pair in kept):
        kept.sort(key=lambda pair: pair.partition("=")[0])
    return "&".join(kept)


def _is_noise(name: str, value: str) -> bool:
    name = name.lower()
    if name in _TRACKING or name in _SESSIONS or name in _VIEWS or name.startswith(_TRACKING_STARTS):
        return True
    if name in ("s", "sid") and _HEX_SESSION.fullmatch(value):
        return True
    return (name, value.lower()) in _VIEW_PAIRS


def escape(text: str) -> str:
    """Return `text` with percent-encoding in its normal form."""
    if _PLAIN.fullmatch(text):  # most text: nothing to do
        return text
    if "%" in text:
        text = _ESCAPE.sub(_unescape_plain, text)
        text = _BAD_ESCAPE.sub("%25", text)
    return quote(text, safe="%/:@!$&'()*+,;=?~[]|")


def _unescape_plain(match: re.Match[str]) -> str:
    character = chr(int(match.group(1), 16))
    return character if character in _UNRESERVED else match.group().upper()


def names_article(path: str) -> bool:
    """Tell whether the last part of `path` looks like the name or number of one page rather than of a section."""
    last = path.rsplit("/", 1)[-1]
    return last.count("-") + last.count("_") >= 2 or "." in last or sum(c.isdigit() for c in last) >= 4
