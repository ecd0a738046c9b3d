"""Which parts of a page belong to the article: told by the ids and classes that authors of themes give them."""

import re
from collections.abc import Collection
from functools import lru_cache

from selectolax.lexbor import LexborNode

from belowtheline.parsers.tags import tag_id, tag_ids

# Whole words of ids and classes, with the hyphens and underscores taken out: "entry-content", "entry_content" …
_BODIES = frozenset(
    """
    articlebody articlecontent articletext articlecopy articlemaincontent blogbody bodycopy bodytext contentbody
    entrybody entrycontent entrytext fulltext messagecontent newsbody newstext pagecontent postbody postcontent
    postentry posttext storybody storycontent storytext singlecontent entryinner articlebodytext blogpostbody
    blogpostcontent bbwrapper sprose usercontent fieldnamebody fieldbody articlecontentbody postarticle
    formattext pfcontent
    """.split()
)
_COMMENT_STARTS = ("comment", "kommentar", "comentari", "disqus", "wpdiscuz", "respond", "leserbrief", "leserkommentar")
_NO_COMMENTS = (
    "commentary",
    "commentator",
    "commentsopen",
    "commentsclosed",
    "commentson",
    "commentsoff",
    "commentstatus",
)
_FLAGS = ("no", "has", "with", "hide", "show", "allow", "enable", "disable")
_OUTSIDE_TAGS = tag_ids("nav footer aside form select")
_NEVER_OUTSIDE = tag_ids("body html p")
_FORM = tag_id("form")
_FURNITURE = frozenset(
    """
    addthis addtoany advert advertisement authorbio authorbox aboutauthor bio breadcrumb breadcrumbs byline
    caption citation cookie donate donation entryfooter entrymeta footer infobox jprelatedposts meta metadata
    modal more morefrom navigation newsletter newslettersignup pagination paginator pager permalink popup
    postfooter postmeta postnav postnavigation postshare posttags promo promotion rating readmore recommended
    related relatedarticles relatedcontent relatedposts relatedtopics share sharedaddy sharebar sharebuttons
    sharing sidebar signature signup social socialshare socialsharing socialmedia sponsor sponsored subscribe
    subscription tagcloud taglist tags teaser toc tooltip topics wpcaptiontext widget yarpp yarpprelated
    crprelated outbrain taboola ezoictoc eztoc lwptoc tableofcontents tocontainer toccontainer postauthor
    authorinfo authordetails authorblock authorcard reaction reactions likebutton likes printonlyhide noprint
    printfriendly imagecaption figcaption photocaption gallery slideshow cta edit editlink editsection
    heateorsss sfsi ratings wpulike feedback login paywallbox banner entrytags cattags
    """.split()
)
_FURNITURE_STARTS = (
    *(
        "share",
        "social",
        "related",
        "newsletter",
        "subscribe",
        "advert",
        "adsby",
        "breadcrumb",
        "sharedaddy",
        "jprelated",
    ),
    *("addtoany", "yarpp", "taboola", "outbrain", "authorbox", "authorbio", "aboutauthor", "heateor"),
    *("recommend", "donat", "sidebar", "pagination", "postnav", "eztoc", "swiper", "saboxplugin", "molongui"),
)


_NAME_PARTS = re.compile("author|byline|posted|vcard|creator|username|writer|reporter|signature|contributor")
_DATE_PARTS = re.compile("date|time|posted|publish|byline|meta|day|info")
_TITLE_ENDS = ("title", "headline", "heading", "titel", "titre", "ueberschrift")
_LEADS = ("standfirst", "lead", "leadtext", "teasertext", "intro", "subheading", "subtitle", "dek", "excerpt", "chapo")
_WHOLE_PAGE = 3_000  # characters: some servers wrap all of a page in one form
_LONGEST = 400  # characters of a class attribute that are looked at

BODY, COMMENTS, FURNITURE, NAME, DATE, TITLE, LEAD = 1, 2, 4, 8, 16, 32, 64


def judge(attributes: dict[str, str | None]) -> int:
    """Return what the class and id of an element say it is: any of the flags above."""
    if not attributes:
        return 0
    classes, identity = attributes.get("class"), attributes.get("id")
    flags = _judge(classes[:_LONGEST]) if classes else 0
    if identity:
        flags |= _judge(identity[:_LONGEST])
    return flags


@lru_cache(maxsize=8192)
def _judge(text: str) -> int:
    """Judge the words of a class or id; they repeat from element to element and page to page."""
    text = text.replace("-", "").replace("_", "").lower()
    flags = (NAME if _NAME_PARTS.search(text) else 0) | (DATE if _DATE_PARTS.search(text) else 0)
    for word in text.split():
        if word in _BODIES:
            flags |= BODY
        if _is_comments(word):
            flags |= COMMENTS
        elif word in _FURNITURE or word.startswith(_FURNITURE_STARTS):
            flags |= FURNITURE
        if word.endswith(_TITLE_ENDS) and not word.startswith(("site", "widget", "blogtitle", "related")):
            flags |= TITLE
        if word.startswith(_LEADS) or word.endswith(_LEADS):
            flags |= LEAD
    return flags


def _is_comments(word: str) -> bool:
    if word.startswith(_COMMENT_STARTS):
        return not word.startswith(_NO_COMMENTS)
    return word.endswith(("comments", "disqusthread", "kommentare")) and not word.startswith(_FLAGS)


def is_body(attributes: dict[str, str | None]) -> bool:
    """Tell whether an element names itself the text of an article."""
    return bool(judge(attributes) & BODY) or attributes.get("itemprop") in ("articleBody", "reviewBody", "text")


class Zones:
    """Tells of any node whether it stands outside the article: in comments, navigation or a margin."""

    def __init__(self, exclude: Collection[int]) -> None:
        """Take the nodes in `exclude` (by `mem_id`) for comments, besides those that name themselves so."""
        self._known: dict[int, LexborNode | None] = {}
        self._exclude = exclude

    def around(self, node: LexborNode) -> LexborNode | None:
        """Return the outermost element that puts `node` outside, itself included, or None; each is judged once."""
        known = self._known
        chain: list[int] = []
        found: LexborNode | None = None
        inside = 0  # how many of the chain are within what was found
        current: LexborNode | None = node
        while current is not None:
            identity = current.mem_id
            if identity in known:
                if known[identity] is not None:
                    found, inside = known[identity], len(chain)
                break
            chain.append(identity)
            if self._starts_outside(current, identity):
                found, inside = current, len(chain)
            current = current.parent
        for number, identity in enumerate(chain):
            known[identity] = found if number < inside else None
        return found

    def is_outside(self, node: LexborNode) -> bool:
        """Tell whether `node` or anything around it is outside."""
        return self.around(node) is not None

    def _starts_outside(self, node: LexborNode, identity: int) -> bool:
        if identity in self._exclude:
            return True
        tag = node.tag_id
        if tag in _NEVER_OUTSIDE:
            return False
        if tag in _OUTSIDE_TAGS:
            return tag != _FORM or len(node.text_lexbor()) < _WHOLE_PAGE
        return bool(judge(node.attributes) & COMMENTS)
