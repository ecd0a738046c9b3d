-- Every comment that repeats another, the other captures of a comment included.
SELECT
  *
  EXCEPT (run),
  run
FROM DATASET.comments_all AS comments_all
WHERE
  NOT relation IS NULL
