-- Every comment found to repeat another.
SELECT
  *
FROM DATASET.comments_all AS comments_all
WHERE
  NOT relation IS NULL
