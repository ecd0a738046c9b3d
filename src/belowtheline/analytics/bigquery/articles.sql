-- Each article once: of all captures of all runs the latest wins, field by field.
-- What describes one capture (comment_system … parser_version) is taken from the latest together, null or not.
-- The same rule merges captures within a run: storage/finish.py, merge_articles.
WITH several AS (
  SELECT
    article_id
  FROM DATASET.captures AS captures
  GROUP BY
    article_id
  HAVING
    COUNT(*) > 1
)
SELECT
  *
FROM DATASET.captures AS captures
WHERE
  NOT article_id IN (
    SELECT
      *
    FROM several
  )
FULL UNION ALL BY NAME
SELECT
  *
  REPLACE (FIRST_VALUE(url IGNORE NULLS) OVER latest AS url, FIRST_VALUE(canonical_url IGNORE NULLS) OVER latest AS canonical_url, FIRST_VALUE(site IGNORE NULLS) OVER latest AS site, FIRST_VALUE(title IGNORE NULLS) OVER latest AS title, COALESCE(FIRST_VALUE(CASE WHEN ARRAY_LENGTH(authors) > 0 THEN authors END IGNORE NULLS) OVER latest, authors) AS authors, FIRST_VALUE(published_at IGNORE NULLS) OVER latest AS published_at, FIRST_VALUE(published_at_text IGNORE NULLS) OVER latest AS published_at_text, FIRST_VALUE(modified_at IGNORE NULLS) OVER latest AS modified_at, FIRST_VALUE(language IGNORE NULLS) OVER latest AS language, FIRST_VALUE(section IGNORE NULLS) OVER latest AS section, FIRST_VALUE(description IGNORE NULLS) OVER latest AS description, FIRST_VALUE(body IGNORE NULLS) OVER latest AS body, FIRST_VALUE(word_count IGNORE NULLS) OVER latest AS word_count, MIN(first_captured_at) OVER latest AS first_captured_at, CAST((
    SUM(captures) OVER latest
  ) AS INT64) AS captures)
FROM DATASET.captures AS captures
WHERE
  article_id IN (
    SELECT
      *
    FROM several
  )
QUALIFY
  ROW_NUMBER() OVER latest = 1
WINDOW latest AS (
  PARTITION BY article_id
  ORDER BY captured_at DESC, comments_parsed DESC, source, source_offset, run
  ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
)
