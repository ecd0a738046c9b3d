-- Following parents upwards ends at a root: no comment answers itself, however far round.
WITH RECURSIVE readings AS MATERIALIZED (
    SELECT run, source, source_offset, comment_id, parent_id FROM comments_rows
    UNION ALL
    SELECT run, source, source_offset, comment_id, parent_id FROM repeats_rows
), answers AS MATERIALIZED (
    SELECT r.* FROM readings AS r
    SEMI JOIN readings AS p
        ON p.run = r.run AND p.source = r.source AND p.source_offset = r.source_offset AND p.comment_id = r.parent_id
), down AS (
    SELECT run, source, source_offset, comment_id FROM readings
    ANTI JOIN answers USING (run, source, source_offset, comment_id)
    UNION ALL
    SELECT a.run, a.source, a.source_offset, a.comment_id
    FROM down AS d INNER JOIN answers AS a
        ON a.run = d.run AND a.source = d.source AND a.source_offset = d.source_offset AND a.parent_id = d.comment_id
), reached AS (SELECT DISTINCT run, source, source_offset, comment_id FROM down)
SELECT d.comment_id IS NOT NULL AS ok, r.comment_id AS what
FROM readings AS r LEFT JOIN reached AS d USING (run, source, source_offset, comment_id)
