-- Every comment found to repeat another, in every run.
SELECT * FROM repeats_all
