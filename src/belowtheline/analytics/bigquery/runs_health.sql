-- One row a run: did it add up, how much was refused, how fast was it. Shares are of captures read (dead letters), of
-- captures parsed (complete) and of comments parsed (repeats); null when there was nothing to take a share of.
SELECT
  run_id,
  command,
  started_at,
  (
    UNIX_MICROS(finished_at) - UNIX_MICROS(started_at)
  ) / 1000000.0 AS seconds,
  reconciled,
  files_read,
  bytes_read,
  captures_read,
  captures_parsed,
  articles,
  comments_parsed,
  comments_kept,
  comments_repeats,
  dead_letters,
  captures_refused / NULLIF(CAST(captures_read AS FLOAT64), 0) AS refused_share,
  comments_repeats / NULLIF(CAST(comments_parsed AS FLOAT64), 0) AS repeats_share,
  (
    SELECT
      SUM(c.count)
    FROM UNNEST(completeness) AS c
    WHERE
      c.name = 'complete'
  ) / NULLIF(CAST(captures_parsed AS FLOAT64), 0) AS complete_share,
  captures_read / NULLIF((
    UNIX_MICROS(finished_at) - UNIX_MICROS(started_at)
  ) / 1000000.0, 0) AS captures_per_second,
  (
    SELECT
      STRING_AGG(
        CONCAT(COALESCE(r.name, ''), ' ', COALESCE(CAST(r.count AS STRING), '')), ', '
        ORDER BY
          r.count DESC,
          r.name
      )
    FROM UNNEST(reasons) AS r
  ) AS refusals
FROM DATASET.runs AS runs
