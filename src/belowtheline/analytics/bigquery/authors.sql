-- One row an author of one site. Comments without a name that tells people apart (none, Guest, Anonymous …) belong to
-- nobody and are left out; the same name on two sites is two authors. The name is the latest one.
WITH own AS (
  SELECT
    site,
    author_key,
    COUNT(DISTINCT author) AS names,
    COUNT(*) AS posts,
    COUNT(CASE WHEN NOT relation IS NULL THEN 1 END) AS repeats,
    COUNT(CASE WHEN NOT copy_of IS NULL THEN 1 END) AS copies,
    COUNT(CASE WHEN NOT parent_id IS NULL THEN 1 END) AS replies_written,
    COUNT(DISTINCT article_id) AS threads,
    MIN(posted_at) AS first_posted_at,
    MAX(posted_at) AS last_posted_at,
    CAST(SUM(likes) AS INT64) AS likes,
    CAST(SUM(dislikes) AS INT64) AS dislikes,
    AVG(LENGTH(text)) AS mean_length
  FROM DATASET.posts AS posts
  WHERE
    NOT author_key IS NULL AND kind = 'comment'
  GROUP BY
    site,
    author_key
), named AS (
  SELECT
    site,
    author_key,
    author
  FROM DATASET.posts AS posts
  WHERE
    NOT author_key IS NULL AND kind = 'comment'
  QUALIFY
    ROW_NUMBER() OVER (PARTITION BY site, author_key ORDER BY posted_at DESC, author NULLS LAST) = 1
), received AS (
  SELECT
    parent.site,
    parent.author_key,
    COUNT(*) AS replies_received
  FROM DATASET.posts AS reply
  JOIN DATASET.posts AS parent
    ON parent.comment_id = reply.parent_id
  WHERE
    NOT parent.author_key IS NULL AND (
      reply.author_key IS NULL OR reply.author_key <> parent.author_key
    )
  GROUP BY
    parent.site,
    parent.author_key
)
SELECT
  own.site,
  own.author_key,
  named.author,
  own.names,
  own.posts,
  own.repeats,
  own.copies,
  own.threads,
  own.replies_written,
  COALESCE(received.replies_received, 0) AS replies_received,
  own.likes,
  own.dislikes,
  own.mean_length,
  own.first_posted_at,
  own.last_posted_at
FROM own
JOIN named
  ON named.author_key = own.author_key AND COALESCE(named.site, '') = COALESCE(own.site, '')
LEFT JOIN received
  ON received.author_key = own.author_key AND COALESCE(received.site, '') = COALESCE(own.site, '')
