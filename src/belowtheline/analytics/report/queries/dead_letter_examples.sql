-- One dead letter of each reason, with what was wrong.
SELECT concat(stage, ': ', reason) AS reason, substr(source, 1, 300) AS source, substr(message, 1, 240) AS message
FROM dead_letters
QUALIFY row_number() OVER (PARTITION BY stage, reason ORDER BY source, source_offset, letter_id) = 1
ORDER BY count(*) OVER (PARTITION BY stage, reason) DESC, reason
LIMIT 12
