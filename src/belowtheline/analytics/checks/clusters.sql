-- A cluster holds as many distinct comments as each of them says (occurrences), and the first of them names it.
WITH sizes AS (
    SELECT cluster_id, count(DISTINCT comment_id) AS size, bool_or(comment_id = cluster_id) AS named
    FROM comments_all GROUP BY cluster_id
)
SELECT c.occurrences = s.size AND s.named AS ok, c.comment_id || ' in cluster ' || c.cluster_id AS what
FROM comments_all AS c INNER JOIN sizes AS s USING (cluster_id)
UNION ALL
SELECT count(DISTINCT cluster_id) = 1, comment_id || ' is in two clusters' FROM comments_all GROUP BY comment_id
