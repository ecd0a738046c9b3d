-- Captures of articles, one row each.
SELECT * FROM articles_rows
