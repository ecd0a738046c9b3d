-- Of every source, what was parsed is what lies in comments/, repeats/ and dead_letters/.
WITH said AS (
    SELECT run_id AS run, unnest(sources, recursive := true) FROM runs_rows
), held AS (
    SELECT run, source, 'kept' AS kind, count(*) AS n FROM comments_rows GROUP BY ALL
    UNION ALL SELECT run, source, 'repeats', count(*) FROM repeats_rows GROUP BY ALL
    UNION ALL
    SELECT run, source, if(position IS NULL, 'refused', 'refused_comments'), count(*)
    FROM dead_letters_rows GROUP BY ALL
    UNION ALL SELECT run, source, 'parsed', count(*) FROM captures GROUP BY ALL
), rows_of AS (
    PIVOT held ON kind IN ('kept', 'repeats', 'refused', 'refused_comments', 'parsed') USING sum(n)
)
SELECT
    coalesce(
        s.captures = s.parsed + s.refused AND s.comments = s.kept + s.repeats + s.refused_comments
        AND s.kept = coalesce(r.kept, 0) AND s.repeats = coalesce(r.repeats, 0)
        AND s.refused = coalesce(r.refused, 0) AND s.refused_comments = coalesce(r.refused_comments, 0)
        AND s.parsed = coalesce(r.parsed, 0), false
    ) AS ok,
    coalesce(s.source, r.source) AS what
FROM said AS s FULL JOIN rows_of AS r USING (run, source)
