-- Comments by the time they were posted, in steps that suit the span; steps without comments are 0. Comments whose page
-- prints no time are not in it.
WITH dated AS (
    SELECT CAST(posted_at AS TIMESTAMP) AS posted_at FROM comments WHERE posted_at IS NOT NULL
),
span AS (
    SELECT
        min(posted_at) AS first_one,
        max(posted_at) AS last_one,
        CASE
            WHEN date_diff('day', min(posted_at), max(posted_at)) > 36500 THEN 'century'
            WHEN date_diff('day', min(posted_at), max(posted_at)) > 3650 THEN 'year'
            WHEN date_diff('day', min(posted_at), max(posted_at)) > 400 THEN 'month'
            WHEN date_diff('day', min(posted_at), max(posted_at)) > 2 THEN 'day'
            ELSE 'hour'
        END AS unit
    FROM dated
),
steps AS (
    SELECT
        UNNEST(generate_series(
            date_trunc(unit, first_one),
            last_one,
            CASE unit
                WHEN 'century' THEN INTERVAL 100 YEAR
                WHEN 'year' THEN INTERVAL 1 YEAR
                WHEN 'month' THEN INTERVAL 1 MONTH
                WHEN 'day' THEN INTERVAL 1 DAY
                ELSE INTERVAL 1 HOUR
            END
        )) AS step,
        unit
    FROM span
),
counted AS (
    SELECT date_trunc(span.unit, dated.posted_at) AS step, count(*) AS number
    FROM dated
    CROSS JOIN span
    GROUP BY date_trunc(span.unit, dated.posted_at)
)
SELECT
    CAST(steps.step AS TIMESTAMP) AS step,
    coalesce(counted.number, 0) AS number,
    steps.unit
FROM steps
LEFT JOIN counted ON counted.step = steps.step
ORDER BY steps.step
