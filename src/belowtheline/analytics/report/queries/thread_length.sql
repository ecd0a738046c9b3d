-- Threads by how many comments they hold.
WITH sized AS (
    SELECT count(*) AS size FROM posts GROUP BY article_id
)
SELECT
    CASE
        WHEN size = 1 THEN '1'
        WHEN size <= 3 THEN '2–3'
        WHEN size <= 10 THEN '4–10'
        WHEN size <= 30 THEN '11–30'
        WHEN size <= 100 THEN '31–100'
        WHEN size <= 300 THEN '101–300'
        WHEN size <= 1000 THEN '301–1,000'
        ELSE 'over 1,000'
    END AS label,
    count(*) AS number,
    sum(size)::BIGINT AS comments
FROM sized
GROUP BY label
ORDER BY min(size)
