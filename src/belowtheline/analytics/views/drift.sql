-- What a site's pages yield, run by run, beside the run before that met the site: a new layout shows as a number that
-- falls. `alarm` names what fell by more than a quarter of all comments (a share) or by more than half (comments a page);
-- null when nothing did, or when there is no earlier run to compare with.
WITH found AS (
    SELECT
        runs.run_id,
        runs.started_at,
        d.site AS site,
        string_agg(d.system, ', ' ORDER BY d.system NULLS FIRST) AS systems,
        CAST(sum(d.pages) AS BIGINT) AS pages,
        CAST(sum(d.comments) AS BIGINT) AS comments,
        sum(d.comments) / nullif(CAST(sum(d.pages) AS DOUBLE), 0) AS comments_a_page,
        sum(d.with_author) / nullif(CAST(sum(d.comments) AS DOUBLE), 0) AS with_author,
        sum(d.with_time) / nullif(CAST(sum(d.comments) AS DOUBLE), 0) AS with_time,
        sum(d.with_parent) / nullif(CAST(sum(d.comments) AS DOUBLE), 0) AS with_parent,
        sum(d.with_votes) / nullif(CAST(sum(d.comments) AS DOUBLE), 0) AS with_votes,
        sum(d.confidence * d.comments) / nullif(CAST(sum(d.comments) AS DOUBLE), 0) AS confidence
    FROM runs
    CROSS JOIN UNNEST(runs.drift) AS t(d)
    GROUP BY runs.run_id, runs.started_at, d.site
),
compared AS (
    SELECT
        found.*,
        lag(run_id) OVER met AS earlier_run,
        lag(systems) OVER met AS earlier_systems,
        comments_a_page - lag(comments_a_page) OVER met AS comments_a_page_change,
        with_author - lag(with_author) OVER met AS with_author_change,
        with_time - lag(with_time) OVER met AS with_time_change,
        with_parent - lag(with_parent) OVER met AS with_parent_change,
        with_votes - lag(with_votes) OVER met AS with_votes_change,
        confidence - lag(confidence) OVER met AS confidence_change
    FROM found
    WINDOW met AS (PARTITION BY site ORDER BY started_at, run_id)
)
SELECT
    compared.*,
    nullif(
        rtrim(concat(
            CASE WHEN comments_a_page_change < -0.5 * (comments_a_page - comments_a_page_change) THEN 'comments ' ELSE '' END,
            CASE WHEN with_author_change < -0.25 THEN 'authors ' ELSE '' END,
            CASE WHEN with_time_change < -0.25 THEN 'times ' ELSE '' END,
            CASE WHEN with_parent_change < -0.25 THEN 'parents ' ELSE '' END,
            CASE WHEN with_votes_change < -0.25 THEN 'votes ' ELSE '' END,
            CASE WHEN confidence_change < -0.25 THEN 'confidence ' ELSE '' END
        )),
        ''
    ) AS alarm
FROM compared
