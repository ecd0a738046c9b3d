-- Every count in runs/ is the number of rows it counts.
WITH held AS (
    SELECT run, 'comments_kept' AS name, count(*) AS n FROM comments_rows GROUP BY run
    UNION ALL SELECT run, 'comments_repeats', count(*) FROM repeats_rows GROUP BY run
    UNION ALL SELECT run, 'articles', count(*) FROM articles_rows GROUP BY run
    UNION ALL SELECT run, 'captures_parsed', sum(captures) FROM articles_rows GROUP BY run
    UNION ALL SELECT run, 'dead_letters', count(*) FROM dead_letters_rows GROUP BY run
    UNION ALL SELECT run, 'captures_refused', count(*) FROM dead_letters_rows WHERE position IS NULL GROUP BY run
    UNION ALL SELECT run, 'comments_refused', count(*) FROM dead_letters_rows WHERE position IS NOT NULL GROUP BY run
    UNION ALL SELECT run, 'amendments', count(*) FROM amendments_rows GROUP BY run
), said AS (
    UNPIVOT (
        SELECT
            run_id AS run, comments_kept, comments_repeats, articles, captures_parsed, dead_letters, captures_refused,
            comments_refused, coalesce(amendments, 0) AS amendments
        FROM runs_rows
    ) ON COLUMNS(* EXCLUDE run) INTO NAME name VALUE n
)
SELECT s.n = coalesce(h.n, 0) AS ok, s.run || ': ' || s.name || ' is ' || s.n || ', rows ' || coalesce(h.n, 0) AS what
FROM said AS s LEFT JOIN held AS h USING (run, name)
UNION ALL
SELECT reconciled, run_id || ' says of itself that it does not reconcile' FROM runs_rows
UNION ALL
SELECT captures_read = captures_parsed + captures_refused
    AND comments_parsed = comments_kept + comments_repeats + comments_refused, run_id || ' does not add up'
FROM runs_rows
