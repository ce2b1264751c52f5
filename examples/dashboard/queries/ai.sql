-- Can the AI's scores be trusted? It scores every conversation, people check some, drawn at random:
-- what people would give all of them, with the 95 % interval, from both.
SELECT team, all_teams, (c).checked AS n, (c).reviews AS scored, round((c).ai_mean, 1) AS ai,
       round((c).human_mean, 1) AS human, round((c).bias, 1) AS bias,
       round((c).calibrated, 1) AS calibrated, round((c).low, 1) AS low, round((c).high, 1) AS high
  FROM (SELECT team, CASE WHEN grouping(team) = 1 THEN 'yes' END AS all_teams,
               calibrated_iqs(ai_score::numeric, human_score::numeric) AS c
          FROM scored_review
         WHERE day BETWEEN :'from' AND :'to'
         GROUP BY GROUPING SETS ((team), ())) AS teams
 ORDER BY teams.all_teams, (c).calibrated DESC NULLS LAST, team;
