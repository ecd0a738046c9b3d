"""Discourse: the crawler view (also inside <noscript>) and the embedded comments of a blog."""

from belowtheline.parsers.comments.clock import Clock
from belowtheline.parsers.comments.fields import fragment
from belowtheline.parsers.comments.items import Item
from belowtheline.parsers.comments.marks import id_digits
from belowtheline.parsers.comments.names import tidy_name
from belowtheline.parsers.comments.roles import roles
from belowtheline.parsers.comments.system import System, parser_of
from belowtheline.parsers.comments.thread import Draft, Layout
from belowtheline.parsers.markup import inline_text


def _answered_post(item: Item) -> str | None:
    node = item.first("answers")
    if node is None:
        return None
    return node.attributes.get("data-link-to-post") or fragment(node.attributes.get("href"))


def _name_in_text(drafts: list[Draft], _clock: Clock) -> None:
    """Take the name out of the text, where the embedded view prints it as a heading."""
    for draft in drafts:
        heading = draft.item.node.css_first(".username")
        if heading is not None:
            link = heading.css_first("a")
            draft.author_node = link if link is not None else heading
            draft.author = tidy_name(inline_text(draft.author_node))
            draft.item.skip.add(heading.mem_id)


_CRAWLER = System(
    name="discourse",
    words="crawler-post",
    items="div.crawler-post",
    layout=Layout(
        roles=roles(
            author=".creator .username @name",
            date=".post-time time @datePublished",
            body=".post .cooked @text",
            likes=".post-likes",
            skip=".crawler-linkback-list .user-title .post-links",
        ),
        native_id=id_digits,
    ),
    opens_with_article=True,
    truncated=((b'rel="next"', "paged"),),
)
_EMBED = System(
    name="discourse",
    words="cooked",
    needs=(b"Discourse",),
    items="article.post",
    layout=Layout(
        roles=roles(
            date=".post-date",
            body=".cooked",
            answers=".in-reply-to",
            avatar=".author",
            skip=".title .replies",
        ),
        native_id=id_digits,
        parent_id=_answered_post,
    ),
    correct=_name_in_text,
)

PARSER = parser_of(_CRAWLER, _EMBED)
