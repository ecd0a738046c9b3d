-- The latest runs: what went in, what came out, and whether it adds up.
SELECT run_id, command, started_at, captures_read, comments_kept, comments_repeats, dead_letters, refused_share, reconciled
FROM runs_health
ORDER BY started_at DESC, run_id
LIMIT 12
