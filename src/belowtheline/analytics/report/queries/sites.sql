-- The sites with the most comments; null: pages that state no address.
SELECT site AS label, count(*) AS number
FROM comments
GROUP BY site
ORDER BY number DESC, label NULLS LAST
LIMIT 12
