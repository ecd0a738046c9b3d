-- One row a thread: the posts under one article. Depth and the numbers of roots and replies are null where no dump tells
-- what answers what; times are those of the posts whose time is known (`timed`).
WITH counted AS (
    SELECT
        article_id,
        max(site) AS site,
        max(article_url) AS article_url,
        count(*) AS posts,
        count(CASE WHEN kind = 'comment' AND relation IS NULL THEN 1 END) AS comments,
        count(CASE WHEN relation IS NOT NULL THEN 1 END) AS repeats,
        count(CASE WHEN copy_of IS NOT NULL THEN 1 END) AS copies,
        count(CASE WHEN kind = 'pingback' THEN 1 END) AS pingbacks,
        count(CASE WHEN kind = 'placeholder' THEN 1 END) AS placeholders,
        CASE WHEN count(depth) > 0 THEN count(CASE WHEN depth = 0 THEN 1 END) END AS roots,
        CASE WHEN count(depth) > 0 THEN count(CASE WHEN depth > 0 THEN 1 END) END AS replies,
        max(depth) AS depth,
        avg(depth) AS mean_depth,
        count(DISTINCT author_key) AS participants,
        count(CASE WHEN author_key IS NULL THEN 1 END) AS unnamed,
        count(posted_at) AS timed,
        min(posted_at) AS first_posted_at,
        max(posted_at) AS last_posted_at,
        CAST(sum(likes) AS BIGINT) AS likes
    FROM posts
    GROUP BY article_id
)
SELECT
    counted.article_id,
    coalesce(articles.site, counted.site) AS site,
    coalesce(articles.canonical_url, articles.url, counted.article_url) AS article_url,
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
    (epoch_us(counted.last_posted_at) - epoch_us(counted.first_posted_at)) / 3600000000.0 AS duration_hours,
    (epoch_us(counted.first_posted_at) - epoch_us(articles.published_at)) / 3600000000.0 AS first_comment_after_hours,
    counted.likes
FROM counted
LEFT JOIN articles ON articles.article_id = counted.article_id
