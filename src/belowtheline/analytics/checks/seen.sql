-- A comment was first seen no later than last, in as many captures as there are rows of it, at their times.
WITH readings AS (
    SELECT
        comment_id, count(*) AS held,
        count(DISTINCT (source, source_offset, position)) AS places,
        min(first_seen) FILTER (relation = 'recapture') AS first
    FROM comments_all GROUP BY comment_id
)
SELECT
    (c.first_seen IS NULL) = (c.last_seen IS NULL) AND coalesce(c.first_seen <= c.last_seen, true)
        AND c.captures BETWEEN r.places AND r.held AND coalesce(c.first_seen <= r.first, true) AS ok,
    c.comment_id AS what
FROM comments AS c INNER JOIN readings AS r USING (comment_id)
UNION ALL
SELECT coalesce(first_seen <= last_seen, first_seen IS NULL AND last_seen IS NULL) AND captures >= 1, comment_id
FROM comments_all
