"""Giscus and utterances in a saved frame: discussions and issues of a repository shown below an article."""

from belowtheline.parsers.comments.fields import fragment
from belowtheline.parsers.comments.items import Item
from belowtheline.parsers.comments.marks import id_digits
from belowtheline.parsers.comments.roles import roles
from belowtheline.parsers.comments.system import System, parser_of
from belowtheline.parsers.comments.thread import Layout


def _discussion_id(item: Item) -> str | None:
    link = item.node.css_first('a[href*="#discussioncomment-"]')
    return fragment(link.attributes.get("href")) if link is not None else None


def _issue_id(item: Item) -> str | None:
    link = item.node.css_first('a[href*="#issuecomment-"]')
    return fragment(link.attributes.get("href")) if link is not None else id_digits(item)


GISCUS = parser_of(
    System(
        name="giscus",
        words="gsc-comment",
        items=".gsc-comment, .gsc-reply",
        layout=Layout(
            roles=roles(
                author=".gsc-comment-author-avatar .gsc-reply-author-avatar",
                date="time",
                body=".gsc-comment-content .gsc-reply-content",
                score=".gsc-upvotes",
                meta=".gsc-comment-author .gsc-reply-author",
                skip=".gsc-comment-reactions .gsc-reply-reactions .gsc-comment-menu",
            ),
            native_id=_discussion_id,
        ),
        declared=((".gsc-comments-count", ""),),
        truncated=((b"gsc-pagination-button", "load-more"),),
    )
)
UTTERANCES = parser_of(
    System(
        name="utterances",
        words="timeline-comment",
        items=".timeline-comment",
        layout=Layout(
            roles=roles(
                author=".author .text-link",
                date="time",
                body=".comment-body .markdown-body",
                meta=".comment-header .comment-meta",
                avatar=".avatar",
                skip=".timeline-comment-label .timeline-comment-actions .comment-footer",
            ),
            native_id=_issue_id,
            nests=False,
        ),
        declared=((".timeline-header", ""),),
        truncated=((b"pagination-loader", "load-more"),),
    )
)
