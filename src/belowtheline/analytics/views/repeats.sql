-- Every comment found to repeat another.
SELECT * FROM comments_all WHERE relation IS NOT NULL
