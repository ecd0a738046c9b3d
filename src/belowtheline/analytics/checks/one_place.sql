-- A reading (run, source, place in it, position) is one row: of comments, of repeats, or a dead letter of its own.
WITH readings AS (
    SELECT run, source, source_offset, position, comment_id FROM comments_rows
    UNION ALL
    SELECT run, source, source_offset, position, comment_id FROM repeats_rows
    UNION ALL
    SELECT run, source, source_offset, position, letter_id FROM dead_letters_rows WHERE position IS NOT NULL
)
SELECT count(*) = 1 AS ok, source || ' @' || source_offset || ' #' || position AS what
FROM readings GROUP BY run, source, source_offset, position
UNION ALL
SELECT count(*) = 1, comment_id || ' twice in one capture'
FROM readings GROUP BY run, source, source_offset, comment_id
