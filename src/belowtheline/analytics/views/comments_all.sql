-- Every row of comments/ and repeats/; relation is null for the row that stands for its comment.
WITH placed AS (
    SELECT
        *,
        row_number() OVER (PARTITION BY comment_id ORDER BY last_seen DESC NULLS LAST, run DESC) AS place
    FROM comments_rows
)
SELECT
    placed.* EXCLUDE (place, run),
    CASE WHEN place > 1 THEN 'recapture' END AS relation,
    CASE WHEN place > 1 THEN comment_id END AS canonical_id,
    CAST(NULL AS DOUBLE) AS similarity,
    CASE WHEN place > 1 THEN 'same-thread' END AS repeated_in,
    run
FROM placed
UNION ALL
SELECT * FROM repeats_rows
