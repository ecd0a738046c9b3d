-- How much of what pages say they have was found, by site and comment system. `found_share` looks only at articles that
-- state a number, and counts no article above what it states.
SELECT
  site,
  comment_system,
  COUNT(*) AS articles,
  COUNT(CASE WHEN completeness = 'complete' THEN 1 END) AS complete,
  COUNT(CASE WHEN completeness = 'partial' THEN 1 END) AS partial,
  COUNT(CASE WHEN completeness = 'over' THEN 1 END) AS over_declared,
  COUNT(CASE WHEN completeness = 'elsewhere' THEN 1 END) AS elsewhere,
  COUNT(CASE WHEN completeness = 'none' THEN 1 END) AS without_thread,
  COUNT(CASE WHEN completeness = 'undeclared' THEN 1 END) AS undeclared,
  CAST(SUM(comments_parsed) AS INT64) AS parsed,
  CAST(SUM(comments_declared) AS INT64) AS declared,
  SUM(CASE WHEN NOT comments_declared IS NULL THEN LEAST(comments_parsed, comments_declared) END) / NULLIF(CAST(SUM(comments_declared) AS FLOAT64), 0) AS found_share,
  STRING_AGG(DISTINCT completeness_reason, ', '
  ORDER BY
    completeness_reason) AS reasons
FROM DATASET.articles AS articles
GROUP BY
  site,
  comment_system
