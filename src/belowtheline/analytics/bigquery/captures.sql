-- Captures of articles, one row each.
SELECT
  *
FROM DATASET.articles_rows AS articles_rows
