-- Comments that repeat another, by how; copies that stay in comments are counted with copies.
SELECT label, sum(number)::BIGINT AS number
FROM (
    SELECT relation AS label, count(*) AS number FROM repeats GROUP BY relation
    UNION ALL
    SELECT 'copy' AS label, count(*) AS number FROM comments WHERE copy_of IS NOT NULL
)
GROUP BY label
HAVING sum(number) > 0
ORDER BY number DESC, label
