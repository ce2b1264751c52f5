-- On which channel are customers satisfied? The composite CSAT (0 % is all ones, 100 % is all
-- fives) with its 95 % interval; beside it the share of fours and fives.
SELECT channel, responses(s) AS n, round(csat(s), 1) AS csat,
       round(lower(csat_ci(s)), 1) AS low, round(upper(csat_ci(s)), 1) AS high,
       round(csat_top2(s), 1) AS top2
  FROM (SELECT channel, csat_agg(rating) AS s
          FROM survey
         WHERE day BETWEEN :'from' AND :'to'
           AND (:'team' = '' OR team = :'team')
         GROUP BY channel) AS channels
 ORDER BY csat(s) DESC NULLS LAST, channel;
