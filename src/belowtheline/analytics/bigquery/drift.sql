-- What a site's pages yield, run by run, beside the run before that met the site: a new layout shows as a number that
-- falls. `alarm` names what fell by more than a quarter of all comments (a share) or by more than half (comments a page);
-- null when nothing did, or when there is no earlier run to compare with.
WITH found AS (
  SELECT
    runs.run_id,
    runs.started_at,
    d.site AS site,
    STRING_AGG(d.system, ', '
    ORDER BY
      d.system) AS systems,
    CAST(SUM(d.pages) AS INT64) AS pages,
    CAST(SUM(d.comments) AS INT64) AS comments,
    SUM(d.comments) / NULLIF(CAST(SUM(d.pages) AS FLOAT64), 0) AS comments_a_page,
    SUM(d.with_author) / NULLIF(CAST(SUM(d.comments) AS FLOAT64), 0) AS with_author,
    SUM(d.with_time) / NULLIF(CAST(SUM(d.comments) AS FLOAT64), 0) AS with_time,
    SUM(d.with_parent) / NULLIF(CAST(SUM(d.comments) AS FLOAT64), 0) AS with_parent,
    SUM(d.with_votes) / NULLIF(CAST(SUM(d.comments) AS FLOAT64), 0) AS with_votes,
    SUM(d.confidence * d.comments) / NULLIF(CAST(SUM(d.comments) AS FLOAT64), 0) AS confidence
  FROM DATASET.runs AS runs
  CROSS JOIN UNNEST(runs.drift) AS d
  GROUP BY
    runs.run_id,
    runs.started_at,
    d.site
), compared AS (
  SELECT
    found.*,
    LAG(run_id) OVER met AS earlier_run,
    LAG(systems) OVER met AS earlier_systems,
    comments_a_page - LAG(comments_a_page) OVER met AS comments_a_page_change,
    with_author - LAG(with_author) OVER met AS with_author_change,
    with_time - LAG(with_time) OVER met AS with_time_change,
    with_parent - LAG(with_parent) OVER met AS with_parent_change,
    with_votes - LAG(with_votes) OVER met AS with_votes_change,
    confidence - LAG(confidence) OVER met AS confidence_change
  FROM found
  WINDOW met AS (PARTITION BY site ORDER BY started_at, run_id)
)
SELECT
  compared.*,
  NULLIF(
    RTRIM(
      CONCAT(
        COALESCE(
          CASE
            WHEN comments_a_page_change < -0.5 * (
              comments_a_page - comments_a_page_change
            )
            THEN 'comments '
            ELSE ''
          END,
          ''
        ),
        COALESCE(CASE WHEN with_author_change < -0.25 THEN 'authors ' ELSE '' END, ''),
        COALESCE(CASE WHEN with_time_change < -0.25 THEN 'times ' ELSE '' END, ''),
        COALESCE(CASE WHEN with_parent_change < -0.25 THEN 'parents ' ELSE '' END, ''),
        COALESCE(CASE WHEN with_votes_change < -0.25 THEN 'votes ' ELSE '' END, ''),
        COALESCE(CASE WHEN confidence_change < -0.25 THEN 'confidence ' ELSE '' END, '')
      )
    ),
    ''
  ) AS alarm
FROM compared
