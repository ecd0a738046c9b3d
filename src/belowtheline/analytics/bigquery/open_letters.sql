-- Dead letters that no replay has resolved, each once, as it was refused last.
SELECT
  letter.*
FROM DATASET.dead_letters_rows AS letter
JOIN DATASET.runs_rows AS refused
  ON letter.run = refused.run_id
LEFT JOIN (
  SELECT
    known.letter_id,
    MAX(run.finished_at) AS `at`
  FROM DATASET.runs_rows AS run, UNNEST(run.replayed) AS known
  WHERE
    known.became = 'resolved'
  GROUP BY
    1
) AS resolved
  USING (letter_id)
WHERE
  resolved.`at` IS NULL OR resolved.`at` < refused.finished_at
QUALIFY
  ROW_NUMBER() OVER (PARTITION BY letter_id ORDER BY refused.finished_at DESC, letter.run DESC) = 1
