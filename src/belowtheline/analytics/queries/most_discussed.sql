SELECT title, site, comments_parsed AS comments, comments_declared AS declared, completeness
FROM articles
ORDER BY comments_parsed DESC NULLS LAST, title
LIMIT 5
