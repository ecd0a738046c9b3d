-- Every comment that repeats another, the other captures of a comment included.
SELECT * EXCLUDE (run), run FROM comments_all WHERE relation IS NOT NULL
