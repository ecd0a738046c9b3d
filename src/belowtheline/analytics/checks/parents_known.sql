-- The parent of every comment is another comment of the same capture and article, or was refused there.
WITH readings AS (
    SELECT run, source, source_offset, article_id, comment_id, parent_id FROM comments_rows
    UNION ALL
    SELECT run, source, source_offset, article_id, comment_id, parent_id FROM repeats_rows
), refused AS (
    SELECT DISTINCT run, source, source_offset FROM dead_letters_rows WHERE position IS NOT NULL
)
SELECT
    r.parent_id <> r.comment_id AND (p.comment_id IS NOT NULL OR f.run IS NOT NULL) AS ok,
    r.comment_id AS what
FROM readings AS r
LEFT JOIN readings AS p
    ON p.run = r.run AND p.source = r.source AND p.source_offset = r.source_offset
    AND p.article_id = r.article_id AND p.comment_id = r.parent_id
LEFT JOIN refused AS f ON f.run = r.run AND f.source = r.source AND f.source_offset = r.source_offset
WHERE r.parent_id IS NOT NULL
