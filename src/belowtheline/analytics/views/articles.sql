-- Each article once: of all captures of all runs the latest wins, field by field.
-- What describes one capture (comment_system … parser_version) is taken from the latest together, null or not.
-- The same rule merges captures within a run: storage/finish.py, merge_articles.
WITH several AS (
    SELECT article_id FROM captures GROUP BY article_id HAVING count(*) > 1
)
SELECT * FROM captures WHERE article_id NOT IN (FROM several)
UNION ALL BY NAME
SELECT * REPLACE (
    first_value(url IGNORE NULLS) OVER latest AS url,
    first_value(canonical_url IGNORE NULLS) OVER latest AS canonical_url,
    first_value(site IGNORE NULLS) OVER latest AS site,
    first_value(title IGNORE NULLS) OVER latest AS title,
    coalesce(first_value(CASE WHEN len(authors) > 0 THEN authors END IGNORE NULLS) OVER latest, authors) AS authors,
    first_value(published_at IGNORE NULLS) OVER latest AS published_at,
    first_value(published_at_text IGNORE NULLS) OVER latest AS published_at_text,
    first_value(modified_at IGNORE NULLS) OVER latest AS modified_at,
    first_value(language IGNORE NULLS) OVER latest AS language,
    first_value(section IGNORE NULLS) OVER latest AS section,
    first_value(description IGNORE NULLS) OVER latest AS description,
    first_value(body IGNORE NULLS) OVER latest AS body,
    first_value(word_count IGNORE NULLS) OVER latest AS word_count,
    min(first_captured_at) OVER latest AS first_captured_at,
    (sum(captures) OVER latest)::BIGINT AS captures
)
FROM captures
WHERE article_id IN (FROM several)
WINDOW latest AS (
    PARTITION BY article_id
    ORDER BY captured_at DESC NULLS LAST, comments_parsed DESC NULLS LAST, source, source_offset, run
    ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
)
QUALIFY row_number() OVER latest = 1
