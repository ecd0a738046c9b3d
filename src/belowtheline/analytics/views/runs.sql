-- One row a finished run.
SELECT * FROM runs_rows
