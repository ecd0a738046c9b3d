-- Every post with its place in the tree: ORDER BY article_id, tree_order reads a thread from top to bottom, each reply
-- under what it answers. A post whose parent is unknown or gone stands at the top level.
WITH RECURSIVE segments AS (
    SELECT
        comment_id,
        article_id,
        parent_id,
        concat(lpad(CAST(position AS VARCHAR), 7, '0'), '.', substr(comment_id, 1, 8)) AS segment
    FROM posts
),
linked AS (
    SELECT child.comment_id, child.segment, parent.comment_id AS parent
    FROM segments AS child
    LEFT JOIN segments AS parent ON parent.comment_id = child.parent_id AND parent.article_id = child.article_id
),
walked AS (
    SELECT comment_id, segment AS tree_path, 0 AS tree_level FROM linked WHERE parent IS NULL
    UNION ALL
    SELECT linked.comment_id, concat(walked.tree_path, '/', linked.segment), walked.tree_level + 1
    FROM walked
    JOIN linked ON linked.parent = walked.comment_id
),
answered AS (
    SELECT parent, count(*) AS replies FROM linked WHERE parent IS NOT NULL GROUP BY parent
)
SELECT
    row_number() OVER (
        PARTITION BY posts.article_id ORDER BY coalesce(walked.tree_path, linked.segment)
    ) AS tree_order,
    coalesce(walked.tree_path, linked.segment) AS tree_path,
    coalesce(walked.tree_level, 0) AS tree_level,
    coalesce(answered.replies, 0) AS replies,
    posts.*
FROM posts
JOIN linked ON linked.comment_id = posts.comment_id
LEFT JOIN walked ON walked.comment_id = posts.comment_id
LEFT JOIN answered ON answered.parent = posts.comment_id
