-- What is repeated, copied or quoted is a comment that stands for itself, and never the comment itself.
SELECT
    c.comment_id IS NOT NULL AND (r.relation = 'recapture' OR r.canonical_id <> r.comment_id) AS ok,
    r.comment_id || ' repeats ' || coalesce(r.canonical_id, 'nothing') AS what
FROM repeats AS r LEFT JOIN comments AS c ON c.comment_id = r.canonical_id
UNION ALL
SELECT o.comment_id IS NOT NULL AND c.copy_of <> c.comment_id, c.comment_id || ' copies ' || c.copy_of
FROM comments_all AS c LEFT JOIN comments AS o ON o.comment_id = c.copy_of WHERE c.copy_of IS NOT NULL
UNION ALL
SELECT o.comment_id IS NOT NULL AND c.quotes_id <> c.comment_id, c.comment_id || ' quotes ' || c.quotes_id
FROM comments_all AS c LEFT JOIN comments AS o ON o.comment_id = c.quotes_id WHERE c.quotes_id IS NOT NULL
UNION ALL
SELECT canonical_id IS NULL AND repeated_in IS NULL AND similarity IS NULL, comment_id || ' stands, yet repeats'
FROM comments_all WHERE relation IS NULL
