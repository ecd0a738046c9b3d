-- Comments by how many replies stand above them.
SELECT
    CASE WHEN depth = 0 THEN 'top level' WHEN depth >= 6 THEN '6 and deeper' ELSE CAST(depth AS VARCHAR) END AS label,
    count(*) AS number
FROM comments
WHERE kind = 'comment'
GROUP BY label
ORDER BY min(depth)
