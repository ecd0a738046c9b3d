-- An amendment has the sequence of its run, is the only one of its row there, and names a row where it says.
SELECT
    a.sequence IS NOT DISTINCT FROM m.sequence AND t.run_id IS NOT NULL
        AND (coalesce(t.sequence, 0) > a.sequence OR w.comment_id IS NOT DISTINCT FROM a.comment_id)
        AND a.times = 1 AS ok,
    a.run || ' about ' || a.amended_run || ': ' || a.comment_id AS what
FROM (
    SELECT *, count(*) OVER (PARTITION BY run, amended_run, source, source_offset, position) AS times
    FROM amendments_rows
) AS a
LEFT JOIN runs_rows AS m ON m.run_id = a.run
LEFT JOIN runs_rows AS t ON t.run_id = a.amended_run
LEFT JOIN (
    SELECT run, 'comments' AS dataset, source, source_offset, position, comment_id FROM comments_rows
    UNION ALL
    SELECT run, 'repeats', source, source_offset, position, comment_id FROM repeats_rows
) AS w
    ON w.run = a.amended_run AND w.dataset = a.dataset AND w.source = a.source
    AND w.source_offset = a.source_offset AND w.position = a.position
