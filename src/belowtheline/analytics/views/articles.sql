-- Each article once, as its latest capture has it.
SELECT * FROM articles_rows
QUALIFY row_number() OVER (PARTITION BY article_id ORDER BY captured_at DESC NULLS LAST, run DESC) = 1
