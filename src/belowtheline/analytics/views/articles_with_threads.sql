-- Each article with all of its posts inside, in tree order: one row is one document.
WITH gathered AS (
    SELECT
        article_id,
        array_agg(
            {
                'comment_id': comment_id,
                'parent_id': parent_id,
                'tree_level': tree_level,
                'kind': kind,
                'author': author,
                'author_key': author_key,
                'posted_at': posted_at,
                'text': text,
                'likes': likes,
                'relation': relation,
                'canonical_id': canonical_id
            }
            ORDER BY tree_order NULLS FIRST
        ) AS thread
    FROM comments_in_tree_order
    GROUP BY article_id
)
SELECT articles.*, gathered.thread
FROM articles
LEFT JOIN gathered ON gathered.article_id = articles.article_id
