-- Every row of comments/ and repeats/; relation is null for the row that stands for its comment.
WITH placed AS (
  SELECT
    *,
    ROW_NUMBER() OVER (PARTITION BY comment_id ORDER BY last_seen DESC, run DESC) AS place
  FROM DATASET.comments_rows AS comments_rows
)
SELECT
  placed.*
  EXCEPT (place, run),
  CASE WHEN place > 1 THEN 'recapture' END AS relation,
  CASE WHEN place > 1 THEN comment_id END AS canonical_id,
  CAST(NULL AS FLOAT64) AS similarity,
  CASE WHEN place > 1 THEN 'same-thread' END AS repeated_in,
  run
FROM placed
UNION ALL
SELECT
  *
FROM DATASET.repeats_rows AS repeats_rows
