"""Discourse: the crawler view (also inside <noscript>) and the embedded comments of a blog."""

from belowtheline.parsers.comments.marks import attribute, id_digits
from belowtheline.parsers.comments.roles import roles
from belowtheline.parsers.comments.system import System, parser_of
from belowtheline.parsers.comments.thread import Layout

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
    words="post",
    needs=(b'class="cooked"',),
    items="article.post",
    layout=Layout(
        roles=roles(
            author=".username",
            date=".post-date",
            body=".cooked",
            answers=".in-reply-to",
            skip=".title .username .post-date .in-reply-to .replies",
        ),
        native_id=id_digits,
        parent_id=attribute("data-link-to-post"),
    ),
)

PARSER = parser_of(_CRAWLER, _EMBED)
