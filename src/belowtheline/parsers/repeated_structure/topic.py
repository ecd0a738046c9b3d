"""Whether the first item of a run is what the page is about: a forum's or Q&A page's opening post."""

import re

from belowtheline.parsers.page import Page
from belowtheline.parsers.repeated_structure.items import Item
from belowtheline.parsers.repeated_structure.outline import Outline

_SIGNS = (
    *(b"DiscussionForumPosting", b"QAPage", b"viewtopic.php", b"showthread.php", b"/threads/", b"/thread-", b"phpBB"),
    *(
        b"vBulletin",
        b"XenForo",
        b"SMF",
        b"MyBB",
        b"Discourse",
        b"NodeBB",
        b"Vanilla",
        b"Invision",
        b"/topic/",
        b"/forum/",
    ),
    *(b"forum.", b"forums."),
)
_LATER = re.compile(r"[?&](?:page|start|st|p)=(?!0\b|1\b)\d|/page-?(?!1\b)\d|-\d+-prev|/p(?!1\b)\d+$")
_BODY_TEXT = 100  # characters of a text that belongs to an article
_ARTICLE = 500  # characters of such texts that make an article


def opens_with_article(page: Page, outline: Outline, items: list[Item]) -> bool:
    """Tell whether the first item opens the topic that the others answer."""
    if items[0].outer is not None or _LATER.search(page.url or ""):
        return False
    before = 0
    for text in range(outline.first_text[items[0].first]):
        if len(outline.texts[text]) >= _BODY_TEXT and outline.links[outline.owners[text]] < 0:
            before += len(outline.texts[text])
            if before >= _ARTICLE:
                return False
    return any(sign in page.raw for sign in _SIGNS)
