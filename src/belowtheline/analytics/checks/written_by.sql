-- Every row was written by the version its run names.
SELECT
    w.parser_version = json_extract_string(r.versions, '$.belowtheline') AS ok,
    w.run || ' holds rows of version ' || w.parser_version AS what
FROM (
    SELECT run, parser_version FROM comments_rows
    UNION ALL SELECT run, parser_version FROM repeats_rows
    UNION ALL SELECT run, parser_version FROM articles_rows
    UNION ALL SELECT run, parser_version FROM captures_rows
    UNION ALL SELECT run, parser_version FROM dead_letters_rows
) AS w INNER JOIN runs_rows AS r ON r.run_id = w.run
