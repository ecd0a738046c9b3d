-- One row an author of one site. Comments without a name that tells people apart (none, Guest, Anonymous …) belong to
-- nobody and are left out; the same name on two sites is two authors.
WITH own AS (
    SELECT
        site,
        author_key,
        max_by(author, posted_at) AS latest_name,
        min(author) AS any_name,
        count(DISTINCT author) AS names,
        count(*) AS posts,
        count(CASE WHEN relation IS NOT NULL THEN 1 END) AS repeats,
        count(CASE WHEN copy_of IS NOT NULL THEN 1 END) AS copies,
        count(CASE WHEN parent_id IS NOT NULL THEN 1 END) AS replies_written,
        count(DISTINCT article_id) AS threads,
        min(posted_at) AS first_posted_at,
        max(posted_at) AS last_posted_at,
        sum(likes) AS likes,
        sum(dislikes) AS dislikes,
        avg(length(text)) AS mean_length
    FROM posts
    WHERE author_key IS NOT NULL AND kind = 'comment'
    GROUP BY site, author_key
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
    coalesce(own.latest_name, own.any_name) AS author,
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
LEFT JOIN received
    ON received.author_key = own.author_key AND coalesce(received.site, '') = coalesce(own.site, '')
