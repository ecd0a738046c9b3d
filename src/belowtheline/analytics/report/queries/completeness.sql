-- Articles by how much of their thread was found.
SELECT completeness AS label, count(*) AS number
FROM articles
GROUP BY completeness
ORDER BY number DESC, label
