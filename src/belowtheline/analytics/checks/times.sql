-- An article was captured first no later than last, and a run started no later than it ended.
SELECT coalesce(first_captured_at <= captured_at, captured_at IS NULL OR first_captured_at IS NOT NULL) AS ok,
    article_id AS what
FROM articles_rows
UNION ALL
SELECT started_at <= finished_at, run_id FROM runs_rows
UNION ALL
SELECT (posted_at IS NOT NULL) OR posted_at_precision IN ('none', 'relative'), comment_id FROM comments_all
