-- One row a thread: the posts under one article. Depth and the numbers of roots and replies are null where no dump tells
-- what answers what; times are those of the posts whose time is known (`timed`).
WITH counted AS (
  SELECT
    article_id,
    MAX(site) AS site,
    MAX(article_url) AS article_url,
    COUNT(*) AS posts,
    COUNT(CASE WHEN kind = 'comment' AND relation IS NULL THEN 1 END) AS comments,
    COUNT(CASE WHEN NOT relation IS NULL THEN 1 END) AS repeats,
    COUNT(CASE WHEN NOT copy_of IS NULL THEN 1 END) AS copies,
    COUNT(CASE WHEN kind = 'pingback' THEN 1 END) AS pingbacks,
    COUNT(CASE WHEN kind = 'placeholder' THEN 1 END) AS placeholders,
    CASE WHEN COUNT(depth) > 0 THEN COUNT(CASE WHEN depth = 0 THEN 1 END) END AS roots,
    CASE WHEN COUNT(depth) > 0 THEN COUNT(CASE WHEN depth > 0 THEN 1 END) END AS replies,
    MAX(depth) AS depth,
    AVG(depth) AS mean_depth,
    COUNT(DISTINCT author_key) AS participants,
    COUNT(CASE WHEN author_key IS NULL THEN 1 END) AS unnamed,
    COUNT(posted_at) AS timed,
    MIN(posted_at) AS first_posted_at,
    MAX(posted_at) AS last_posted_at,
    CAST(SUM(likes) AS INT64) AS likes
  FROM DATASET.posts AS posts
  GROUP BY
    article_id
)
SELECT
  counted.article_id,
  COALESCE(articles.site, counted.site) AS site,
  COALESCE(articles.canonical_url, articles.url, counted.article_url) AS article_url,
  articles.title,
  articles.published_at,
  articles.comment_system,
  articles.completeness,
  articles.completeness_reason,
  articles.comments_declared,
  counted.posts,
  counted.comments,
  counted.repeats,
  counted.copies,
  counted.pingbacks,
  counted.placeholders,
  counted.roots,
  counted.replies,
  counted.depth,
  counted.mean_depth,
  counted.participants,
  counted.unnamed,
  counted.timed,
  counted.first_posted_at,
  counted.last_posted_at,
  (
    UNIX_MICROS(counted.last_posted_at) - UNIX_MICROS(counted.first_posted_at)
  ) / 3600000000.0 AS duration_hours,
  (
    UNIX_MICROS(counted.first_posted_at) - UNIX_MICROS(articles.published_at)
  ) / 3600000000.0 AS first_comment_after_hours,
  counted.likes
FROM counted
LEFT JOIN DATASET.articles AS articles
  ON articles.article_id = counted.article_id
