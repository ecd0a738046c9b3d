-- What stands under the articles: every comment once, repeats of other comments too (they were said, and may have been
-- answered), captures of the same comment not. `relation` is null for the comments that stand in `comments`.
SELECT
  *
FROM DATASET.comments_all AS comments_all
WHERE
  TRUE
QUALIFY
  ROW_NUMBER() OVER (
    PARTITION BY comment_id
    ORDER BY CASE WHEN relation IS NULL THEN 0 WHEN relation = 'recapture' THEN 2 ELSE 1 END NULLS LAST, last_seen DESC, run DESC
  ) = 1
