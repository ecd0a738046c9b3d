-- repeated_in says where the canonical comment stands: in the same thread, on the same site, or elsewhere.
SELECT
    CASE r.repeated_in
        WHEN 'same-thread' THEN r.article_id = c.article_id
        WHEN 'same-site' THEN r.article_id <> c.article_id AND r.site IS NOT DISTINCT FROM c.site
        ELSE r.site IS DISTINCT FROM c.site
    END AS ok,
    r.comment_id AS what
FROM repeats AS r INNER JOIN comments AS c ON c.comment_id = r.canonical_id
