-- A root has depth 0 and itself as root, an answer its parent's depth + 1 and root; unknown stays unknown.
WITH readings AS (
    SELECT run, source, source_offset, comment_id, parent_id, depth, root_id FROM comments_rows
    UNION ALL
    SELECT run, source, source_offset, comment_id, parent_id, depth, root_id FROM repeats_rows
)
SELECT
    CASE
        WHEN r.parent_id IS NULL THEN r.root_id IS NOT DISTINCT FROM if(r.depth = 0, r.comment_id, NULL)
        WHEN p.comment_id IS NULL THEN true -- a parent that was refused; parents_known looks after the others
        ELSE r.depth IS NOT DISTINCT FROM p.depth + 1 AND r.root_id IS NOT DISTINCT FROM p.root_id
    END AND coalesce(r.depth, 0) >= 0 AS ok,
    r.comment_id AS what
FROM readings AS r LEFT JOIN readings AS p
    ON p.run = r.run AND p.source = r.source AND p.source_offset = r.source_offset AND p.comment_id = r.parent_id
