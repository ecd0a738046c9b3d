-- Each comment once, in the state in which it was last seen, whatever the number of runs.
SELECT
  *
  EXCEPT (relation, canonical_id, similarity, repeated_in)
FROM DATASET.comments_all AS comments_all
WHERE
  relation IS NULL
