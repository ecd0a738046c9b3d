-- An article of a run stands for as many captures as captures/ holds of it, or for one; the times are theirs.
WITH held AS (
    SELECT run, article_id, count(*) AS held, min(first_captured_at) AS first, max(captured_at) AS last
    FROM captures_rows GROUP BY ALL
)
SELECT
    coalesce(h.held, 1) = a.captures AND (h.held IS NULL OR h.held > 1)
        AND (h.held IS NULL OR a.first_captured_at IS NOT DISTINCT FROM h.first)
        AND (h.held IS NULL OR a.captured_at IS NOT DISTINCT FROM h.last) AS ok,
    coalesce(a.article_id, h.article_id) AS what
FROM articles_rows AS a FULL JOIN held AS h USING (run, article_id)
