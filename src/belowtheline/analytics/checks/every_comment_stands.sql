-- Every comment that was ever read has one row that stands for it, or all its rows name the other one it repeats.
SELECT
    count(*) FILTER (relation IS NULL) = 1
        OR (count(*) FILTER (relation IS NULL) = 0 AND bool_and(coalesce(canonical_id <> comment_id, false))) AS ok,
    comment_id AS what
FROM comments_all GROUP BY comment_id
