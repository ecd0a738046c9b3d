-- One row a finished run.
SELECT
  *
FROM DATASET.runs_rows AS runs_rows
