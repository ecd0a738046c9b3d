-- The tallies of a run by relation, format and completeness sum to what they divide.
SELECT list_sum([x.count FOR x IN relations]) IS NOT DISTINCT FROM nullif(comments_repeats, 0) AS ok,
    run_id || ': relations' AS what
FROM runs_rows
UNION ALL
SELECT list_sum([x.count FOR x IN formats]) IS NOT DISTINCT FROM nullif(captures_read, 0), run_id || ': formats'
FROM runs_rows
UNION ALL
SELECT list_sum([x.count FOR x IN completeness]) IS NOT DISTINCT FROM nullif(captures_parsed, 0),
    run_id || ': completeness'
FROM runs_rows
UNION ALL
SELECT list_sum([x.count FOR x IN reasons]) IS NOT DISTINCT FROM nullif(dead_letters, 0), run_id || ': reasons'
FROM runs_rows
