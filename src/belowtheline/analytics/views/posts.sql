-- What stands under the articles: every comment once, repeats of other comments too (they were said, and may have been
-- answered), captures of the same comment not. `relation` is null for the comments that stand in `comments`.
SELECT *
FROM comments_all
QUALIFY
    row_number() OVER (
        PARTITION BY comment_id
        ORDER BY
            CASE WHEN relation IS NULL THEN 0 WHEN relation = 'recapture' THEN 2 ELSE 1 END,
            last_seen DESC NULLS LAST,
            run DESC
    ) = 1
