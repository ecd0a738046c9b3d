-- Every capture parsed has as many rows as comments were parsed from it, numbered from 0 without a gap.
WITH readings AS (
    SELECT run, source, source_offset, position FROM comments_rows
    UNION ALL
    SELECT run, source, source_offset, position FROM repeats_rows
    UNION ALL
    SELECT run, source, source_offset, position FROM dead_letters_rows WHERE position IS NOT NULL
), counted AS (
    SELECT run, source, source_offset, count(*) AS held, max(position) + 1 AS reach, min(position) AS first
    FROM readings GROUP BY ALL
)
SELECT
    c.comments_parsed IS NOT NULL AND coalesce(r.held, 0) = c.comments_parsed
        AND coalesce(r.reach, 0) = c.comments_parsed AND coalesce(r.first, 0) = 0 AS ok,
    coalesce(c.source, r.source) || ' @' || coalesce(c.source_offset, r.source_offset) AS what
FROM captures AS c FULL JOIN counted AS r USING (run, source, source_offset)
