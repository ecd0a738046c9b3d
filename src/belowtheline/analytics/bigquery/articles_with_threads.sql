-- Each article with all of its posts inside, in tree order: one row is one document.
WITH gathered AS (
  SELECT
    article_id,
    ARRAY_AGG(
      STRUCT(
        comment_id AS comment_id,
        parent_id AS parent_id,
        tree_level AS tree_level,
        kind AS kind,
        author AS author,
        author_key AS author_key,
        posted_at AS posted_at,
        text AS text,
        likes AS likes,
        relation AS relation,
        canonical_id AS canonical_id
      ) ORDER BY tree_order
    ) AS thread
  FROM DATASET.comments_in_tree_order AS comments_in_tree_order
  GROUP BY
    article_id
)
SELECT
  articles.*,
  gathered.thread
FROM DATASET.articles AS articles
LEFT JOIN gathered
  ON gathered.article_id = articles.article_id
