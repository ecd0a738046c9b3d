-- Everything that was refused, in every run.
SELECT * FROM dead_letters_rows
