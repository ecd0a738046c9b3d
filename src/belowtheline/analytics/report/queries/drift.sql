-- Sites whose pages yield much less than in the run before.
SELECT site, systems, alarm, comments_a_page, comments_a_page - comments_a_page_change AS comments_a_page_before, run_id
FROM drift
WHERE alarm IS NOT NULL
ORDER BY started_at DESC, site
LIMIT 12
