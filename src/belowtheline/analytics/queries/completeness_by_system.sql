SELECT
    coalesce(comment_system, '(none named)') AS system,
    count(*) AS articles,
    sum(comments_parsed) AS comments,
    count(*) FILTER (completeness = 'complete') AS complete,
    count(*) FILTER (completeness = 'partial') AS partial,
    count(*) FILTER (completeness NOT IN ('complete', 'partial')) AS other
FROM articles
GROUP BY ALL
ORDER BY comments DESC NULLS LAST, system
