-- Every row of comments/ and repeats/, in the state the latest run that settled repeats says it is in.
-- relation is null for the row that stands for its comment; each comment has one.
WITH written AS (
    SELECT * FROM comments_rows
    UNION ALL BY NAME
    SELECT * FROM repeats_rows
),

-- Amendments older than the run they are about mean an earlier run of that name.
amended AS (
    SELECT a.*
    FROM amendments_rows AS a
    INNER JOIN runs_rows AS r ON r.run_id = a.amended_run AND a.sequence >= coalesce(r.sequence, 0)
    QUALIFY row_number() OVER (
        PARTITION BY a.amended_run, a.source, a.source_offset, a.position ORDER BY a.sequence DESC
    ) = 1
),

latest AS (
    SELECT w.* REPLACE (
        if(a.sequence IS NULL, w.cluster_id, a.cluster_id) AS cluster_id,
        if(a.sequence IS NULL, w.occurrences, a.occurrences) AS occurrences,
        if(a.sequence IS NULL, w.copy_of, a.copy_of) AS copy_of,
        if(a.sequence IS NULL, w.quotes_id, a.quotes_id) AS quotes_id,
        if(a.sequence IS NULL, w.first_seen, a.first_seen) AS first_seen,
        if(a.sequence IS NULL, w.last_seen, a.last_seen) AS last_seen,
        if(a.sequence IS NULL, w.captures, a.captures) AS captures,
        if(a.sequence IS NULL, w.relation, a.relation) AS relation,
        if(a.sequence IS NULL, w.canonical_id, a.canonical_id) AS canonical_id,
        if(a.sequence IS NULL, w.similarity, a.similarity) AS similarity,
        if(a.sequence IS NULL, w.repeated_in, a.repeated_in) AS repeated_in
    )
    FROM written AS w
    LEFT JOIN amended AS a
        ON a.amended_run = w.run AND a.source = w.source
        AND a.source_offset = w.source_offset AND a.position = w.position
),

-- Two runs that no later one has settled may both have a row that stands for a comment: the newest does.
ranked AS (
    SELECT
        *,
        relation IS NULL AND row_number() OVER (
            PARTITION BY comment_id ORDER BY relation IS NOT NULL, last_seen DESC NULLS LAST, run DESC
        ) > 1 AS late
    FROM latest
)

SELECT * EXCLUDE (late) REPLACE (
    if(late, 'recapture', relation) AS relation,
    if(late, comment_id, canonical_id) AS canonical_id,
    if(late, 'same-thread', repeated_in) AS repeated_in
)
FROM ranked
