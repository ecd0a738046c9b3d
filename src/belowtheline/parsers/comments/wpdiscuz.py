"""wpDiscuz 2 to 7: every generation prints the true parent into the id of a comment's element."""

from belowtheline.parsers.comments.base import Parser
from belowtheline.parsers.comments.fields import number_in
from belowtheline.parsers.comments.items import Item
from belowtheline.parsers.comments.marks import class_suffix
from belowtheline.parsers.comments.roles import roles
from belowtheline.parsers.comments.thread import Layout, read_thread
from belowtheline.parsers.page import Page
from belowtheline.records import DeclaredCount, Kind, Reading

_ITEM_PREFIXES = ("wpd-comm-", "wc-comm-", "wpdiscuz_unique_id-")

_ROLES = roles(
    author=".wpd-comment-author .wc-comment-author",
    date=".wpd-comment-date .wc-comment-date",
    body=".wpd-comment-text .wc-comment-text",
    likes=".wpd-vote-result-like .wc-vote-result-like",
    dislikes=".wpd-vote-result-dislike .wc-vote-result-dislike",
    score=".wpd-vote-score .wc-vote-score .wpd-vote-result .wc-vote-result",
    answers=".wpd-reply-to",
    meta=".wpd-comment-header .wc-comment-header .wpd-user-info .wc-footer-right",
    edited=".wpd-comment-last-edited",
    skip=".wpd-inline-feedback-wrapper .wpdiscuz-readmore .wpd-comment-label .wc-comment-label"
    " .wpd-comment-share .wc-comment-link .wpd-tools .wpdiscuz-spoiler-title .wpd-reply-button .wc-reply-button"
    " .wpd-form-wrap .wc-secondary-forms-wrapper .share_buttons_box",
)


def _ids(item: Item) -> tuple[str | None, str | None]:
    """Return own and parent id from `wpd-comm-ID_PARENT`."""
    _, _, numbers = (item.attributes.get("id") or "").rpartition("-")
    own, _, parent = numbers.partition("_")
    return (own or None, parent or None) if own.isdigit() else (None, None)


def _level(item: Item) -> int | None:
    for name in item.classes:
        if name.startswith(("wpd_comment_level-", "wc_comment_level-")):
            value = number_in(name.rpartition("-")[2])
            return None if value is None else max(value - 1, 0)
    return None


def _kind(item: Item) -> Kind:
    return Kind.PINGBACK if {"pingback", "trackback"} & set(item.classes) else Kind.COMMENT


_LAYOUT = Layout(
    roles=_ROLES,
    native_id=lambda item: _ids(item)[0],
    parent_id=lambda item: _ids(item)[1],
    level=_level,
    account=class_suffix("comment-author-"),
    kind=_kind,
    confidence=0.99,
)


def parse(page: Page) -> Reading | None:
    """Read the thread wpDiscuz printed."""
    nodes = page.tree.css('div[id^="wpd-comm-"], div[id^="wc-comm-"]')
    comments = read_thread(page, nodes, _LAYOUT) if nodes else ()
    declared = _declared(page)
    if not comments and not declared:
        return None
    elements = tuple(node.mem_id for node in nodes)
    return Reading("wpdiscuz", "wpdiscuz", comments, declared, _truncation(page), elements=elements)


def _declared(page: Page) -> tuple[DeclaredCount, ...]:
    found = []
    for selector, attribute, source in (
        (".wpd-thread-info", "data-comments-count", "wpdiscuz-header"),
        (".wpdtc", "title", "wpdiscuz-header"),
        (".wc_header_text_count", None, "wpdiscuz-header"),
        ("#wpd-bubble-all-comments-count", "title", "wpdiscuz-bubble"),
    ):
        node = page.tree.css_first(selector)
        if node is None:
            continue
        text = node.attributes.get(attribute) if attribute else node.text()
        value = number_in(text)
        if value is not None and value >= 0:
            found.append(DeclaredCount(value, source, " ".join((text or "").split())))
    return tuple(found)


def _truncation(page: Page) -> str | None:
    raw = page.raw
    if b"wpd-load-more-submit" in raw or b"wc-load-more-submit" in raw:
        return "load-more"
    if b"wpd-view-replies" in raw:
        return "collapsed"
    if b'class="page-numbers' in raw and b"comment-page-" in raw:
        return "paged"
    return None


PARSER = Parser(
    "wpdiscuz", (), parse, frozenset(["wpd-comment", "wc-comment", "wpd-comm-", "wc-comm-", "wpd-form-wrap"])
)
