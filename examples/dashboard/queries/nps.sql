-- How has NPS moved? One score a day, week or month, with its 95 % interval. A step of the
-- calendar in which nobody answered is there, too: its score is NULL.
SELECT step::date AS since, responses(s) AS n, round(nps(s), 1) AS nps,
       round(lower(nps_ci(s)), 1) AS low, round(upper(nps_ci(s)), 1) AS high
  FROM (SELECT step, nps_agg(score) AS s
          FROM generate_series(date_trunc(:'grain', :'from'::date::timestamp), :'to'::date,
                               ('1 ' || :'grain')::interval) AS step
          LEFT JOIN survey
            ON date_trunc(:'grain', day::timestamp) = step
           AND day BETWEEN :'from' AND :'to'
         GROUP BY step) AS steps
 ORDER BY step;
