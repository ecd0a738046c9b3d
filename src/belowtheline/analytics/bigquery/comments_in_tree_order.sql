-- Every post with its place in the tree: ORDER BY article_id, tree_order reads a thread from top to bottom, each reply
-- under what it answers. A post whose parent is unknown or gone stands at the top level.
WITH RECURSIVE segments AS (
  SELECT
    comment_id,
    article_id,
    parent_id,
    CONCAT(COALESCE(LPAD(CAST(position AS STRING), 7, '0'), ''), '.', COALESCE(SUBSTRING(comment_id, 1, 8), '')) AS segment
  FROM DATASET.posts AS posts
), linked AS (
  SELECT
    child.comment_id,
    child.segment,
    parent.comment_id AS parent
  FROM segments AS child
  LEFT JOIN segments AS parent
    ON parent.comment_id = child.parent_id AND parent.article_id = child.article_id
), walked AS (
  SELECT
    comment_id,
    segment AS tree_path,
    0 AS tree_level
  FROM linked
  WHERE
    parent IS NULL
  UNION ALL
  SELECT
    linked.comment_id,
    CONCAT(COALESCE(walked.tree_path, ''), '/', COALESCE(linked.segment, '')),
    walked.tree_level + 1
  FROM walked
  JOIN linked
    ON linked.parent = walked.comment_id
), answered AS (
  SELECT
    parent,
    COUNT(*) AS replies
  FROM linked
  WHERE
    NOT parent IS NULL
  GROUP BY
    parent
)
SELECT
  ROW_NUMBER() OVER (PARTITION BY posts.article_id ORDER BY COALESCE(walked.tree_path, linked.segment) NULLS LAST) AS tree_order,
  COALESCE(walked.tree_path, linked.segment) AS tree_path,
  COALESCE(walked.tree_level, 0) AS tree_level,
  COALESCE(answered.replies, 0) AS replies,
  posts.*
FROM DATASET.posts AS posts
JOIN linked
  ON linked.comment_id = posts.comment_id
LEFT JOIN walked
  ON walked.comment_id = posts.comment_id
LEFT JOIN answered
  ON answered.parent = posts.comment_id
