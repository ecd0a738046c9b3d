-- How much of what pages say they have was found, by site and comment system. `found_share` looks only at articles that
-- state a number, and counts no article above what it states.
SELECT
    site,
    comment_system,
    count(*) AS articles,
    count(CASE WHEN completeness = 'complete' THEN 1 END) AS complete,
    count(CASE WHEN completeness = 'partial' THEN 1 END) AS partial,
    count(CASE WHEN completeness = 'over' THEN 1 END) AS over_declared,
    count(CASE WHEN completeness = 'elsewhere' THEN 1 END) AS elsewhere,
    count(CASE WHEN completeness = 'none' THEN 1 END) AS without_thread,
    count(CASE WHEN completeness = 'undeclared' THEN 1 END) AS undeclared,
    CAST(sum(comments_parsed) AS BIGINT) AS parsed,
    CAST(sum(comments_declared) AS BIGINT) AS declared,
    sum(CASE WHEN comments_declared IS NOT NULL THEN least(comments_parsed, comments_declared) END)
    / nullif(CAST(sum(comments_declared) AS DOUBLE), 0) AS found_share,
    string_agg(DISTINCT completeness_reason, ', ' ORDER BY completeness_reason NULLS FIRST) AS reasons
FROM articles
GROUP BY site, comment_system
