-- Each comment once, in the state in which it was last seen, whatever the number of runs.
SELECT * EXCLUDE (relation, canonical_id, similarity, repeated_in) FROM comments_all WHERE relation IS NULL
