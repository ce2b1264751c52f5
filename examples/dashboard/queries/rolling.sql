-- And day by day? Each day stands for the 30 days that end with it. Summaries are made in the
-- window, so one pass gives the score, its interval and the number of answers.
SELECT day, responses(s) AS n, round(nps(s), 1) AS nps,
       round(lower(nps_ci(s)), 1) AS low, round(upper(nps_ci(s)), 1) AS high
  FROM (SELECT DISTINCT step::date AS day,
               nps_agg(score) OVER (ORDER BY step RANGE '29 days' PRECEDING) AS s
          FROM generate_series(:'from'::date - interval '29 days', :'to'::date, '1 day') AS step
          LEFT JOIN survey ON day = step) AS days
 WHERE day >= :'from'
 ORDER BY day;
