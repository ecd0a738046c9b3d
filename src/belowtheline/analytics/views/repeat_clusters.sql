-- Comments that share their words, one row a cluster of two or more. `copies` are by another author than the first one.
WITH clusters AS (
    SELECT
        cluster_id,
        count(*) AS posts,
        count(DISTINCT author_key) AS authors,
        count(DISTINCT article_id) AS articles,
        count(DISTINCT site) AS sites,
        count(CASE WHEN relation = 'exact' THEN 1 END) AS exact_repeats,
        count(CASE WHEN relation = 'near' THEN 1 END) AS near_repeats,
        count(CASE WHEN relation = 'contained' THEN 1 END) AS contained_repeats,
        count(CASE WHEN relation = 'copy' OR copy_of IS NOT NULL THEN 1 END) AS copies,
        min(posted_at) AS first_posted_at,
        max(posted_at) AS last_posted_at
    FROM posts
    WHERE kind = 'comment'
    GROUP BY cluster_id
    HAVING count(*) > 1
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
    (epoch_us(clusters.last_posted_at) - epoch_us(clusters.first_posted_at)) / 3600000000.0 AS spread_hours,
    first_one.author,
    first_one.text
FROM clusters
LEFT JOIN posts AS first_one ON first_one.comment_id = clusters.cluster_id
