-- The relations a run counts are those of the rows it wrote.
WITH said AS (
    SELECT run_id AS run, unnest(relations, recursive := true) FROM runs_rows
), held AS (
    SELECT run, relation AS name, count(*) AS n FROM repeats_rows GROUP BY ALL
)
SELECT s.count IS NOT DISTINCT FROM h.n AS ok, run || ': ' || name AS what FROM said AS s FULL JOIN held AS h USING (run, name)
