-- Which of the AI's scores did people check? Where they differ most comes first, 200 at most; total
-- says how many there are.
SELECT ticket, day, round(ai_score::numeric, 1) AS ai, round(human_score::numeric, 1) AS human,
       team, channel, product, area, agent, count(*) OVER () AS total
  FROM scored_review
 WHERE day BETWEEN :'from' AND :'to' AND ai_score IS NOT NULL AND human_score IS NOT NULL
 ORDER BY abs(ai_score - human_score) DESC, day DESC, ticket
 LIMIT 200;
