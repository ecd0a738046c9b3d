-- An id names one row: of articles, comments and dead letters in each run, of comments over all runs settled together.
WITH last AS (
    SELECT list_append(coalesce(settled_over, []), run_id) AS ids
    FROM runs_rows WHERE sequence IS NOT NULL ORDER BY sequence DESC LIMIT 1
)
SELECT count(*) = 1 AS ok, 'article_id ' || article_id AS what FROM articles_rows GROUP BY run, article_id
UNION ALL
SELECT count(*) = 1, 'letter_id ' || letter_id FROM dead_letters_rows GROUP BY run, letter_id
UNION ALL
SELECT count(*) = 1, 'comment_id ' || comment_id FROM comments_rows GROUP BY run, comment_id
UNION ALL
SELECT count(*) = 1, 'comment_id ' || comment_id || ' over runs'
FROM comments_rows WHERE list_contains((SELECT ids FROM last), run) GROUP BY comment_id
