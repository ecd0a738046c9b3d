"""Which parts of a page belong to the article: told by the ids and classes that authors of themes give them."""

from collections.abc import Collection

from selectolax.lexbor import LexborNode

# Whole words of ids and classes, with the hyphens and underscores taken out: "entry-content", "entry_content" …
_BODIES = frozenset(
    """
    articlebody articlecontent articletext articlecopy articlemaincontent blogbody bodycopy bodytext contentbody entrybody
    entrycontent entrytext fulltext messagecontent newsbody newstext pagecontent postbody postcontent postentry posttext
    storybody storycontent storytext singlecontent entryinner articlebodytext blogpostbody
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
_OUTSIDE_TAGS = frozenset(["nav", "footer", "aside", "form", "select"])
_FURNITURE = frozenset(
    """
    addthis addtoany advert advertisement authorbio authorbox aboutauthor bio breadcrumb breadcrumbs byline caption
    citation cookie donate donation entryfooter entrymeta footer infobox jprelatedposts meta metadata modal more
    morefrom navigation newsletter newslettersignup pagination paginator pager permalink popup postfooter postmeta
    postnav postnavigation postshare posttags promo promotion rating readmore recommended related relatedarticles
    relatedcontent relatedposts relatedtopics share sharedaddy sharebar sharebuttons sharing sidebar signature signup
    social socialshare socialsharing socialmedia sponsor sponsored subscribe subscription tagcloud taglist tags teaser toc
    tooltip topics wpcaptiontext widget yarpp yarpprelated crprelated outbrain taboola ezoictoc eztoc lwptoc
    tableofcontents tocontainer toccontainer postauthor authorinfo authordetails authorblock authorcard reaction reactions
    likebutton likes printonlyhide noprint printfriendly imagecaption figcaption photocaption gallery slideshow cta
    edit editlink editsection heateorsss sfsi ratings wpulike feedback login paywallbox banner entrytags cattags
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
    *("addtoany", "yarpp", "taboola", "outbrain", "authorbox", "authorbio", "aboutauthor", "heateor", "wprmrecipe"),
    *("recommend", "donat", "sidebar", "pagination", "postnav", "eztoc", "swiper", "saboxplugin", "molongui"),
)


def words_of(attributes: dict[str, str | None]) -> list[str]:
    """Return the words of an element's class and id, in lower case without hyphens and underscores."""
    text = f"{attributes.get('class') or ''} {attributes.get('id') or ''}"
    return text.replace("-", "").replace("_", "").lower().split()


def is_body(attributes: dict[str, str | None]) -> bool:
    """Tell whether an element names itself the text of an article."""
    if "itemprop" in attributes and attributes["itemprop"] in ("articleBody", "reviewBody", "text"):
        return True
    return not _BODIES.isdisjoint(words_of(attributes))


def is_comments(words: list[str]) -> bool:
    """Tell whether an element names itself a place of comments."""
    for word in words:
        if word.startswith(_COMMENT_STARTS) and not word.startswith(_NO_COMMENTS):
            return True
        if word.endswith(("comments", "disqusthread", "kommentare")) and not word.startswith(_FLAGS):
            return True
    return False


def is_furniture(words: list[str]) -> bool:
    """Tell whether an element inside an article names itself something beside the text: share buttons, captions …"""
    return any(word in _FURNITURE or word.startswith(_FURNITURE_STARTS) for word in words)


class Zones:
    """Tells of any node whether it stands outside the article: in comments, navigation or a margin."""

    def __init__(self, exclude: Collection[int]) -> None:
        """Take the nodes in `exclude` (by `mem_id`) for comments, besides those that name themselves so."""
        self._outside: dict[int, bool] = {}
        self._exclude = exclude

    def is_outside(self, node: LexborNode) -> bool:
        """Tell whether `node` or anything around it is outside; every element is judged once."""
        chain: list[int] = []
        verdict = False
        current: LexborNode | None = node
        while current is not None:
            identity = current.mem_id
            known = self._outside.get(identity)
            if known is not None:
                verdict = known
                break
            chain.append(identity)
            if self._starts_outside(current, identity):
                verdict = True
                break
            current = current.parent
        for identity in chain:
            self._outside[identity] = verdict
        return verdict

    def _starts_outside(self, node: LexborNode, identity: int) -> bool:
        if identity in self._exclude:
            return True
        tag = node.tag
        if tag in ("body", "html", "-document", "p"):
            return False
        if tag in _OUTSIDE_TAGS:
            return not (tag == "form" and (node.attributes.get("id") or "").startswith("aspnet"))
        attributes = node.attributes
        return bool(attributes) and is_comments(words_of(attributes))
