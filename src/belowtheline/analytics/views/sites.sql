-- One row a site; articles whose address no dump holds stand together under a null site.
WITH pages AS (
    SELECT
        site,
        count(*) AS articles,
        string_agg(DISTINCT comment_system, ', ' ORDER BY comment_system NULLS FIRST) AS comment_systems,
        count(CASE WHEN completeness = 'complete' THEN 1 END) AS complete,
        count(CASE WHEN completeness = 'partial' THEN 1 END) AS partial,
        min(published_at) AS first_published_at,
        max(published_at) AS last_published_at,
        max(captured_at) AS last_captured_at
    FROM articles
    GROUP BY site
),
said AS (
    SELECT
        site,
        count(*) AS posts,
        count(CASE WHEN kind = 'comment' AND relation IS NULL THEN 1 END) AS comments,
        count(CASE WHEN relation IS NOT NULL THEN 1 END) AS repeats,
        count(DISTINCT article_id) AS threads,
        count(DISTINCT author_key) AS authors,
        min(posted_at) AS first_posted_at,
        max(posted_at) AS last_posted_at,
        avg(CASE WHEN author IS NOT NULL THEN 1.0 ELSE 0.0 END) AS with_author,
        avg(CASE WHEN posted_at IS NOT NULL THEN 1.0 ELSE 0.0 END) AS with_time,
        avg(CASE WHEN depth IS NOT NULL THEN 1.0 ELSE 0.0 END) AS with_depth,
        avg(confidence) AS confidence
    FROM posts
    GROUP BY site
)
SELECT
    pages.site,
    pages.articles,
    coalesce(said.threads, 0) AS threads,
    coalesce(said.posts, 0) AS posts,
    coalesce(said.comments, 0) AS comments,
    coalesce(said.repeats, 0) AS repeats,
    coalesce(said.authors, 0) AS authors,
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
LEFT JOIN said ON coalesce(said.site, '') = coalesce(pages.site, '')
