"""The corpus as documents: an article with its posts in tree order, one after the other."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any

import duckdb

Row = dict[str, Any]

_ARTICLES = """
SELECT here.article_id, coalesce(a.site, here.site) AS site, coalesce(a.canonical_url, a.url, here.article_url) AS url,
    a.title, a.authors, a.published_at, a.language, a.section, a.body, a.comment_system, a.comments_declared,
    a.completeness, a.captured_at
FROM (SELECT article_id, max(site) AS site, max(article_url) AS article_url FROM posts GROUP BY article_id) AS here
LEFT JOIN articles AS a ON a.article_id = here.article_id
ORDER BY here.article_id
"""
_POSTS = """
SELECT article_id, comment_id, parent_id, depth, tree_level, kind, author, author_key, posted_at, posted_at_text,
    posted_at_precision, text, likes, dislikes, score, url, language, relation, canonical_id, copy_of, quotes_id,
    cluster_id, evidence, confidence, site
FROM comments_in_tree_order
ORDER BY article_id, tree_order
"""


@dataclass(frozen=True, slots=True)
class Document:
    """An article and what stands under it."""

    article: Row
    posts: tuple[Row, ...]

    @property
    def article_id(self) -> str:
        """Return the article's id."""
        return str(self.article["article_id"])


def documents(connection: duckdb.DuckDBPyConnection) -> Iterator[Document]:
    """Yield every article that has a post, by article_id; one thread at a time is in memory."""
    threads = groupby(_rows(connection.cursor(), _POSTS), key=lambda post: post["article_id"])
    for article, (article_id, posts) in zip(_rows(connection.cursor(), _ARTICLES), threads, strict=True):
        assert article["article_id"] == article_id
        yield Document(article, tuple(posts))


def _rows(connection: duckdb.DuckDBPyConnection, query: str) -> Iterator[Row]:
    cursor = connection.execute(query)
    names = [column[0] for column in cursor.description or ()]
    while batch := cursor.fetchmany(1_000):
        for row in batch:
            yield dict(zip(names, row, strict=True))
