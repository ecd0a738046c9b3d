-- One row a site; articles whose address no dump holds stand together under a null site.
WITH pages AS (
  SELECT
    site,
    COUNT(*) AS articles,
    STRING_AGG(DISTINCT comment_system, ', '
    ORDER BY
      comment_system) AS comment_systems,
    COUNT(CASE WHEN completeness = 'complete' THEN 1 END) AS complete,
    COUNT(CASE WHEN completeness = 'partial' THEN 1 END) AS partial,
    MIN(published_at) AS first_published_at,
    MAX(published_at) AS last_published_at,
    MAX(captured_at) AS last_captured_at
  FROM DATASET.articles AS articles
  GROUP BY
    site
), said AS (
  SELECT
    site,
    COUNT(*) AS posts,
    COUNT(CASE WHEN kind = 'comment' AND relation IS NULL THEN 1 END) AS comments,
    COUNT(CASE WHEN NOT relation IS NULL THEN 1 END) AS repeats,
    COUNT(DISTINCT article_id) AS threads,
    COUNT(DISTINCT author_key) AS authors,
    MIN(posted_at) AS first_posted_at,
    MAX(posted_at) AS last_posted_at,
    AVG(CASE WHEN NOT author IS NULL THEN 1.0 ELSE 0.0 END) AS with_author,
    AVG(CASE WHEN NOT posted_at IS NULL THEN 1.0 ELSE 0.0 END) AS with_time,
    AVG(CASE WHEN NOT depth IS NULL THEN 1.0 ELSE 0.0 END) AS with_depth,
    AVG(confidence) AS confidence
  FROM DATASET.posts AS posts
  GROUP BY
    site
)
SELECT
  pages.site,
  pages.articles,
  COALESCE(said.threads, 0) AS threads,
  COALESCE(said.posts, 0) AS posts,
  COALESCE(said.comments, 0) AS comments,
  COALESCE(said.repeats, 0) AS repeats,
  COALESCE(said.authors, 0) AS authors,
  pages.comment_systems,
  pages.complete,
  pages.partial,
  said.with_author,
  said.with_time,
  said.with_depth,
  said.confidence,
  said.first_posted_at,
  said.last_posted_at,
  pages.first_published_at,
  pages.last_published_at,
  pages.last_captured_at
FROM pages
LEFT JOIN said
  ON COALESCE(said.site, '') = COALESCE(pages.site, '')
