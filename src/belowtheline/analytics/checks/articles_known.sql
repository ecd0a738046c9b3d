-- The article of every comment is a capture of the same run, read at the same place and of the same site.
WITH readings AS (
    SELECT run, source, source_offset, article_id, site, comment_id FROM comments_rows
    UNION ALL
    SELECT run, source, source_offset, article_id, site, comment_id FROM repeats_rows
)
SELECT c.article_id IS NOT NULL AND c.site IS NOT DISTINCT FROM r.site AS ok, r.comment_id AS what
FROM readings AS r LEFT JOIN captures AS c USING (run, source, source_offset, article_id)
