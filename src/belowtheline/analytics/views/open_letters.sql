-- Dead letters that no replay has resolved, each once, as it was refused last.
SELECT letter.* FROM dead_letters_rows AS letter
JOIN runs_rows AS refused ON letter.run = refused.run_id
LEFT JOIN (
    SELECT known.letter_id, max(run.finished_at) AS at
    FROM runs_rows AS run, unnest(run.replayed) AS taken_up (known)
    WHERE known.became = 'resolved' GROUP BY 1
) AS resolved USING (letter_id)
WHERE resolved.at IS NULL OR resolved.at < refused.finished_at
QUALIFY row_number() OVER (PARTITION BY letter_id ORDER BY refused.finished_at DESC, letter.run DESC) = 1
