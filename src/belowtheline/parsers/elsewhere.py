"""Comment systems that load their comments by script, so that the page itself holds none.

What counts is the element that a system's script fills, never a mention: a link to its site, a cookie list that names
it, or a script that only counts comes without such an element.
"""

import re
from collections.abc import Iterator

from belowtheline.parsers.page import Page

# The id of the element → the system; a trailing "*" stands for any ending.
_BY_ID = {
    "disqus_thread": "disqus",
    "coral_thread": "coral",
    "coral_talk_stream": "coral",
    "coral_talk_container": "coral",
    "coralContainer": "coral",
    "hyvor-talk-view": "hyvor",
    "commento": "commento",
    "remark42": "remark42",
    "isso-thread": "isso",
    "cusdis_thread": "cusdis",
    "livefyre*": "livefyre",
    "idc-container": "intensedebate",
    "discourse-comments": "discourse",
    "insticator-comment*": "insticator",
    "vuukle-comments": "vuukle",
    "graphcomment": "graphcomment",
    "ghost-comments-root": "ghost",
    "fastcomments-widget": "fastcomments",
    "hypercomments_widget": "hypercomments",
    "talkyard-comments": "talkyard",
    "HCB_comment_box": "htmlcommentbox",
    "gitalk-container": "gitalk",
    "twikoo": "twikoo",
    "waline": "waline",
}
# What stands before "-comments" in a class, an attribute or the name of an element.
_BEFORE_COMMENTS = {
    b"fb": "facebook",
    b"vf": "viafoura",
    b"vf3": "viafoura",
    b"hyvor-talk": "hyvor",
    b"vuukle": "vuukle",
    b"squarespace": "squarespace",
    b"data-ghost": "ghost",
    b"talkyard": "talkyard",
    b"js-kit": "echo",
}
_CONVERSATION = (
    (re.compile(rb"<vf-conversations[\s>]|class=[\"'](?:vf-conversations|viafoura)[\s\"'-]"), "viafoura"),
    (re.compile(rb"data-(?:spotim-(?:module|app)|openweb-module)=[\"']?conversation"), "openweb"),
)
# Systems whose script puts its frame where it stands itself.
_SCRIPTS = (('script[src*="giscus.app/client"]', "giscus"), ('script[src*="utteranc.es/client"]', "utterances"))

_STEMS = tuple((name.rstrip("*"), system) for name, system in _BY_ID.items() if name.endswith("*"))
_STEM_STARTS = tuple(stem for stem, _ in _STEMS)
_COMMENTS = b"-comments"
_LONGEST_NAME = 20
_NAME_ENDS = (b'"', b"'", b" ", b"=", b">")
_NAME_BEFORE = re.compile(rb"[\s\"'<]([\w-]+)$")


def find_elsewhere(page: Page) -> tuple[str, ...]:
    """Return the names of the systems that load comments into `page` by script, each once, in order of their kind."""
    return tuple(dict.fromkeys(_systems(page)))


def _systems(page: Page) -> Iterator[str]:
    for own in page.ids:
        if own in _BY_ID:
            yield _BY_ID[own]
        elif own.startswith(_STEM_STARTS):
            yield next(system for stem, system in _STEMS if own.startswith(stem))
    raw = page.raw
    yield from _named_comments(raw)
    if b"conversation" in raw:
        for pattern, system in _CONVERSATION:
            if pattern.search(raw) is not None:
                yield system
    for selector, system in _SCRIPTS:
        if page.tree.css_first(selector) is not None:
            yield system


def _named_comments(raw: bytes) -> Iterator[str]:
    at = raw.find(_COMMENTS)
    while at >= 0:
        end = at + len(_COMMENTS)
        name = _NAME_BEFORE.search(raw, max(0, at - _LONGEST_NAME), at)
        system = _BEFORE_COMMENTS.get(name[1]) if name is not None else None
        if system is not None and raw[end : end + 1] in _NAME_ENDS and _in_tag(raw, at):
            yield system
        at = raw.find(_COMMENTS, end)


def _in_tag(raw: bytes, at: int) -> bool:
    """Tell what stands in a tag from what is quoted in a script."""
    reach = max(0, at - 600)
    return raw.rfind(b"<", reach, at) > raw.rfind(b">", reach, at)
