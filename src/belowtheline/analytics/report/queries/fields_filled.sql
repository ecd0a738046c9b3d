-- Share of comments whose page says so much.
WITH counted AS (
    SELECT
        nullif(count(*), 0) AS rows_,
        count(author) AS author,
        count(posted_at) AS time_,
        count(CASE WHEN posted_at_precision IN ('second', 'minute') THEN 1 END) AS minute_,
        count(native_id) AS id_,
        count(parent_id) AS parent,
        count(coalesce(likes, dislikes, score)) AS votes,
        count(url) AS address,
        count(language) AS language_
    FROM comments
    WHERE kind = 'comment'
)
SELECT entry.label AS label, entry.value / rows_ AS number
FROM counted
CROSS JOIN UNNEST([
    {'label': 'author', 'value': author},
    {'label': 'time', 'value': time_},
    {'label': 'time, to the minute', 'value': minute_},
    {'label': 'id of the site’s own', 'value': id_},
    {'label': 'is a reply', 'value': parent},
    {'label': 'votes', 'value': votes},
    {'label': 'address', 'value': address},
    {'label': 'language', 'value': language_}
]) AS t(entry)
WHERE rows_ IS NOT NULL
ORDER BY number DESC, label
