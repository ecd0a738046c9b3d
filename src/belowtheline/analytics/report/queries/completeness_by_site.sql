-- How much of what pages say they have was found, on the sites with the most declared comments.
SELECT
    site,
    sum(articles)::BIGINT AS articles,
    sum(declared)::BIGINT AS declared,
    sum(parsed)::BIGINT AS parsed,
    sum(found_share * declared) / nullif(sum(CASE WHEN found_share IS NOT NULL THEN declared END), 0) AS found_share
FROM completeness
GROUP BY site
HAVING sum(declared) > 0
ORDER BY declared DESC, site NULLS LAST
LIMIT 12
