-- Comments by the rule that found them.
SELECT evidence AS label, count(*) AS number, avg(confidence) AS confidence
FROM comments
GROUP BY evidence
ORDER BY number DESC, label
LIMIT 12
