"""Movable Type 3 to 7 and TypePad: the byline stands above the text, or closes it."""

from belowtheline.parsers.comments.clock import Clock
from belowtheline.parsers.comments.complete import complete
from belowtheline.parsers.comments.fields import fragment, tail_number
from belowtheline.parsers.comments.items import Item
from belowtheline.parsers.comments.names import tidy_name
from belowtheline.parsers.comments.roles import roles
from belowtheline.parsers.comments.system import System, parser_of
from belowtheline.parsers.comments.thread import Draft, Layout
from belowtheline.parsers.markup import inline_text

_REPLIED = (
    " replied to comment from ", " replied to ", " antwortete auf ", " a répondu au commentaire de ", " respondió a ",
    " antwoordde op ", " から",
)  # fmt: skip


def _native_id(item: Item) -> str | None:
    """Return the number of a comment; TypePad's are hexadecimal: `comment-6a00d8341c…`."""
    own = item.attributes.get("id") or ""
    name = own.removeprefix("comment-")
    return name if name.isalnum() and name[0].isdigit() and name != own else tail_number(own)


def _parent(item: Item) -> str | None:
    """Return the id that “A replied to comment from P” links to: P's permalink."""
    for node in item.all("meta"):
        line = node.text()
        if any(words in line for words in _REPLIED[:1]) or "in-reply-to" in (node.attributes.get("class") or ""):
            links = node.css('a[href*="#comment-"], a[href*="#c"]')
            own = item.attributes.get("id") or ""
            for link in links:
                number = fragment(link.attributes.get("href"))
                if number and not own.endswith(number):
                    return number
    return None


def _bylines(drafts: list[Draft], clock: Clock) -> None:
    complete(drafts, clock)
    for draft in drafts:
        name = draft.author or ""
        for words in _REPLIED:
            head, found, _ = name.partition(words)
            if found:
                draft.author = tidy_name(head)
                break
        node = draft.author_node
        link = node.css_first("a[href]") if node is not None and node.tag != "a" else None
        if link is not None and tidy_name(inline_text(link)) != draft.author:
            draft.author_node = None  # the whole byline: the link in it is the comment's


PARSER = parser_of(
    System(
        name="movable-type",
        words="commentnew comment-header commentheader comment-footer comment-content commentcontent",
        unless="thread-even thread-odd depth-1",  # WordPress's
        needs=(
            b"Movable Type",
            b"TypePad",
            b"typepad",
            b"mtReplyCommentOnClick",
            b"mt-cp.cgi",
            b"mt-comments.cgi",
            b"/mt.js",
        ),
        items='div.comment[id^="comment-"], div.commentnew[id^="comment-"], div[id^="comment-"].comment-item,'
        ' li[id^="comment-"]',
        layout=Layout(
            roles=roles(
                author=".vcard .comment-author .commenter-profile .fn",
                date=".published abbr .comment-date .byline-date",
                body=".comment-content .commentcontent .comment-body-text",
                meta=".byline .comment-header .commentheader .comment-footer",
                skip=".report .separator .reply-link .comment-reply",
            ),
            native_id=_native_id,
            parent_id=_parent,
            confidence=0.97,
        ),
        correct=_bylines,
    )
)
