-- One row a capture that was parsed: captures/ holds those of articles with several captures in a run.
SELECT
  *
FROM DATASET.captures_rows AS captures_rows
FULL UNION ALL BY NAME
SELECT
  *
FROM DATASET.articles_rows AS articles_rows
WHERE
  NOT EXISTS(
    SELECT
      1
    FROM DATASET.captures_rows AS captures_rows
    WHERE
      captures_rows.run = articles_rows.run AND captures_rows.article_id = articles_rows.article_id
  )
