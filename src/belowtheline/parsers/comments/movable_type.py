"""Movable Type 3 to 7 and TypePad: the byline stands above the text, or closes it."""

from belowtheline.parsers.comments.clock import Clock
from belowtheline.parsers.comments.complete import complete
from belowtheline.parsers.comments.fields import fragment
from belowtheline.parsers.comments.items import Item
from belowtheline.parsers.comments.marks import id_digits
from belowtheline.parsers.comments.names import tidy_name
from belowtheline.parsers.comments.roles import roles
from belowtheline.parsers.comments.system import System, parser_of
from belowtheline.parsers.comments.thread import Draft, Layout

_REPLIED = (
    " replied to comment from ", " replied to ", " antwortete auf ", " a répondu au commentaire de ", " respondió a ",
    " antwoordde op ", " から",
)  # fmt: skip


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
            native_id=id_digits,
            parent_id=_parent,
            confidence=0.97,
        ),
        correct=_bylines,
    )
)
