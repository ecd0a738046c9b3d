-- Comments that share their words, one row a cluster of two or more. `copies` are by another author than the first one.
WITH clusters AS (
  SELECT
    cluster_id,
    COUNT(*) AS posts,
    COUNT(DISTINCT author_key) AS authors,
    COUNT(DISTINCT article_id) AS articles,
    COUNT(DISTINCT site) AS sites,
    COUNT(CASE WHEN relation = 'exact' THEN 1 END) AS exact_repeats,
    COUNT(CASE WHEN relation = 'near' THEN 1 END) AS near_repeats,
    COUNT(CASE WHEN relation = 'contained' THEN 1 END) AS contained_repeats,
    COUNT(CASE WHEN relation = 'copy' OR NOT copy_of IS NULL THEN 1 END) AS copies,
    MIN(posted_at) AS first_posted_at,
    MAX(posted_at) AS last_posted_at
  FROM DATASET.posts AS posts
  WHERE
    kind = 'comment'
  GROUP BY
    cluster_id
  HAVING
    COUNT(*) > 1
)
SELECT
  clusters.cluster_id,
  clusters.posts,
  clusters.authors,
  clusters.articles,
  clusters.sites,
  clusters.exact_repeats,
  clusters.near_repeats,
  clusters.contained_repeats,
  clusters.copies,
  clusters.first_posted_at,
  clusters.last_posted_at,
  (
    UNIX_MICROS(clusters.last_posted_at) - UNIX_MICROS(clusters.first_posted_at)
  ) / 3600000000.0 AS spread_hours,
  first_one.author,
  first_one.text
FROM clusters
LEFT JOIN DATASET.posts AS first_one
  ON first_one.comment_id = clusters.cluster_id
