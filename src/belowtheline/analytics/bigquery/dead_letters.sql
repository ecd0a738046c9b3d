-- Everything that was refused, in every run.
SELECT
  *
FROM DATASET.dead_letters_rows AS dead_letters_rows
