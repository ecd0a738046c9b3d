-- Runs were settled one after the other, each over runs that are there.
SELECT count(*) = 1 AS ok, 'sequence ' || sequence AS what FROM runs_rows WHERE sequence IS NOT NULL GROUP BY sequence
UNION ALL
SELECT r.run_id IS NOT NULL, s.run_id || ' settled over ' || s.over
FROM (SELECT run_id, unnest(settled_over) AS over FROM runs_rows) AS s LEFT JOIN runs_rows AS r ON r.run_id = s.over
