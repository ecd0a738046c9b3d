-- What the corpus holds, in one row.
SELECT
    (SELECT count(*) FROM comments) AS comments,
    (SELECT count(*) FROM articles) AS articles,
    (SELECT count(*) FROM articles WHERE comments_parsed > 0) AS threads,
    (SELECT count(*) FROM sites WHERE site IS NOT NULL) AS sites,
    (SELECT count(*) FROM authors) AS authors,
    (SELECT count(*) FROM repeats) AS repeats,
    (SELECT count(*) FROM dead_letters) AS dead_letters,
    (SELECT count(*) FROM runs) AS runs,
    (SELECT min(posted_at) FROM comments) AS first_posted_at,
    (SELECT max(posted_at) FROM comments) AS last_posted_at
