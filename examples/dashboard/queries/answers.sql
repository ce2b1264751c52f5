-- Which answers are behind a figure? The worst first, 200 at most; total says how many there are.
SELECT ticket, day, answer, team, channel, product, area, agent, count(*) OVER () AS total
  FROM (SELECT *, CASE :'metric' WHEN 'NPS' THEN score::numeric
                                 WHEN 'CSAT' THEN rating::numeric
                                 ELSE agreement::numeric END AS answer
          FROM survey
         WHERE day BETWEEN :'from' AND :'to') AS answers
 WHERE answer IS NOT NULL
 ORDER BY answer, day DESC, ticket
 LIMIT 200;
