-- Each comment once, in the state in which it was last seen.
SELECT * EXCLUDE (relation, canonical_id, similarity, repeated_in) FROM comments_all WHERE relation IS NULL
