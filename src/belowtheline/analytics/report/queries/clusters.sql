-- The texts that stand most often.
SELECT posts, authors, articles, sites, author, substr(text, 1, 240) AS text
FROM repeat_clusters
ORDER BY posts DESC, cluster_id
LIMIT 10
