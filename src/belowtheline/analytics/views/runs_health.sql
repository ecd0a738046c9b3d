-- One row a run: did it add up, how much was refused, how fast was it. Shares are of captures read (dead letters), of
-- captures parsed (complete) and of comments parsed (repeats); null when there was nothing to take a share of.
SELECT
    run_id,
    command,
    started_at,
    (epoch_us(finished_at) - epoch_us(started_at)) / 1000000.0 AS seconds,
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
    captures_refused / nullif(CAST(captures_read AS DOUBLE), 0) AS refused_share,
    comments_repeats / nullif(CAST(comments_parsed AS DOUBLE), 0) AS repeats_share,
    (SELECT sum(c.count) FROM UNNEST(completeness) AS t(c) WHERE c.name = 'complete')
    / nullif(CAST(captures_parsed AS DOUBLE), 0) AS complete_share,
    captures_read
    / nullif((epoch_us(finished_at) - epoch_us(started_at)) / 1000000.0, 0) AS captures_per_second,
    (
        SELECT string_agg(concat(r.name, ' ', CAST(r.count AS VARCHAR)), ', ' ORDER BY r.count DESC, r.name NULLS FIRST)
        FROM UNNEST(reasons) AS t(r)
    ) AS refusals
FROM runs
