-- Each article once, as its latest capture has it.
SELECT
  *
FROM DATASET.articles_rows AS articles_rows
WHERE
  TRUE
QUALIFY
  ROW_NUMBER() OVER (PARTITION BY article_id ORDER BY captured_at DESC, run DESC) = 1
