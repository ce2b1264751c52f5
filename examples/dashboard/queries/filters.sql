-- What can be chosen: each team, with the first and the last day of its answers.
SELECT team, min(day) AS first, max(day) AS last
  FROM survey
 WHERE day IS NOT NULL
 GROUP BY team
 ORDER BY team;
