-- What could not be read or parsed, by reason.
SELECT concat(stage, ': ', reason) AS label, count(*) AS number
FROM dead_letters
GROUP BY stage, reason
ORDER BY number DESC, label
LIMIT 12
