-- Every row of comments/ and repeats/, in the state the latest run that settled repeats says it is in.
-- relation is null for the row that stands for its comment; each comment has one.
-- Amendments older than the run they are about mean an earlier run of that name.
-- Two runs that no later one has settled may both have a row that stands for a comment: the newest does.
WITH written AS (
  SELECT
    *
  FROM DATASET.comments_rows AS comments_rows
  FULL UNION ALL BY NAME
  SELECT
    *
  FROM DATASET.repeats_rows AS repeats_rows
), amended AS (
  SELECT
    a.*
  FROM DATASET.amendments_rows AS a
  INNER JOIN DATASET.runs_rows AS r
    ON r.run_id = a.amended_run AND a.sequence >= COALESCE(r.sequence, 0)
  WHERE
    TRUE
  QUALIFY
    ROW_NUMBER() OVER (PARTITION BY a.amended_run, a.source, a.source_offset, a.position ORDER BY a.sequence DESC) = 1
), latest AS (
  SELECT
    w.*
    REPLACE (IF(a.sequence IS NULL, w.cluster_id, a.cluster_id) AS cluster_id, IF(a.sequence IS NULL, w.occurrences, a.occurrences) AS occurrences, IF(a.sequence IS NULL, w.copy_of, a.copy_of) AS copy_of, IF(a.sequence IS NULL, w.quotes_id, a.quotes_id) AS quotes_id, IF(a.sequence IS NULL, w.first_seen, a.first_seen) AS first_seen, IF(a.sequence IS NULL, w.last_seen, a.last_seen) AS last_seen, IF(a.sequence IS NULL, w.captures, a.captures) AS captures, IF(a.sequence IS NULL, w.relation, a.relation) AS relation, IF(a.sequence IS NULL, w.canonical_id, a.canonical_id) AS canonical_id, IF(a.sequence IS NULL, w.similarity, a.similarity) AS similarity, IF(a.sequence IS NULL, w.repeated_in, a.repeated_in) AS repeated_in)
  FROM written AS w
  LEFT JOIN amended AS a
    ON a.amended_run = w.run AND a.source = w.source AND a.source_offset = w.source_offset AND a.position = w.position
), ranked AS (
  SELECT
    *,
    relation IS NULL
    AND ROW_NUMBER() OVER (PARTITION BY comment_id ORDER BY NOT relation IS NULL NULLS LAST, last_seen DESC, run DESC) > 1 AS late
  FROM latest
)
SELECT
  *
  EXCEPT (late)
  REPLACE (IF(late, 'recapture', relation) AS relation, IF(late, comment_id, canonical_id) AS canonical_id, IF(late, 'same-thread', repeated_in) AS repeated_in)
FROM ranked
