-- One row a capture that was parsed: captures/ holds those of articles with several captures in a run.
SELECT * FROM captures_rows
UNION ALL BY NAME
SELECT * FROM articles_rows
ANTI JOIN captures_rows ON captures_rows.run = articles_rows.run AND captures_rows.article_id = articles_rows.article_id
