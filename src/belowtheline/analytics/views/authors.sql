-- One row an author of one site. Comments without a name that tells people apart (none, Guest, Anonymous …) belong to
-- nobody and are left out; the same name on two sites is two authors. The name is the latest one.
WITH own AS (
    SELECT
        site,
        author_key,
        count(DISTINCT author) AS names,
        count(*) AS posts,
        count(CASE WHEN relation IS NOT NULL THEN 1 END) AS repeats,
        count(CASE WHEN copy_of IS NOT NULL THEN 1 END) AS copies,
        count(CASE WHEN parent_id IS NOT NULL THEN 1 END) AS replies_written,
        count(DISTINCT article_id) AS threads,
        min(posted_at) AS first_posted_at,
        max(posted_at) AS last_posted_at,
        CAST(sum(likes) AS BIGINT) AS likes,
        CAST(sum(dislikes) AS BIGINT) AS dislikes,
        avg(length(text)) AS mean_length
    FROM posts
    WHERE author_key IS NOT NULL AND kind = 'comment'
    GROUP BY site, author_key
),
named AS (
    SELECT site, author_key, author
    FROM posts
    WHERE author_key IS NOT NULL AND kind = 'comment'
    QUALIFY
        row_number() OVER (PARTITION BY site, author_key ORDER BY posted_at DESC NULLS LAST, author NULLS LAST) = 1
),
received AS (
    SELECT parent.site, parent.author_key, count(*) AS replies_received
    FROM posts AS reply
    JOIN posts AS parent ON parent.comment_id = reply.parent_id
    WHERE
        parent.author_key IS NOT NULL
        AND (reply.author_key IS NULL OR reply.author_key <> parent.author_key)
    GROUP BY parent.site, parent.author_key
)
SELECT
    own.site,
    own.author_key,
    named.author,
    own.names,
    own.posts,
    own.repeats,
    own.copies,
    own.threads,
    own.replies_written,
    coalesce(received.replies_received, 0) AS replies_received,
    own.likes,
    own.dislikes,
    own.mean_length,
    own.first_posted_at,
    own.last_posted_at
FROM own
JOIN named
    ON named.author_key = own.author_key AND coalesce(named.site, '') = coalesce(own.site, '')
LEFT JOIN received
    ON received.author_key = own.author_key AND coalesce(received.site, '') = coalesce(own.site, '')
