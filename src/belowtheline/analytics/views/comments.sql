-- Each comment once, in the state in which it was last seen. `comments_all` has one row a run.
SELECT * FROM comments_all
QUALIFY row_number() OVER (PARTITION BY comment_id ORDER BY last_seen DESC NULLS LAST, run DESC) = 1
