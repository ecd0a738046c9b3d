-- Shares lie between 0 and 1, counts and places are not negative.
SELECT
    position >= 0 AND source_offset >= 0 AND occurrences >= 1 AND captures >= 1 AND coalesce(likes, 0) >= 0
        AND coalesce(dislikes, 0) >= 0 AND confidence BETWEEN 0 AND 1 AND coalesce(similarity BETWEEN 0 AND 1, true) AS ok,
    comment_id AS what
FROM comments_all
UNION ALL
SELECT captures >= 1 AND comments_parsed >= 0 AND coalesce(comments_declared, 0) >= 0 AND source_offset >= 0, article_id
FROM captures
