-- Why threads are not complete, as far as the pages tell.
SELECT completeness_reason AS label, count(*) AS number
FROM articles
WHERE completeness IN ('partial', 'elsewhere') AND completeness_reason IS NOT NULL
GROUP BY completeness_reason
ORDER BY number DESC, label
LIMIT 10
