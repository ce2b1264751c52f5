-- Which conversations did several reviewers rate, and how? Those that they rate most differently come
-- first, 200 at most; total says how many there are.
SELECT ticket, max(day) AS day,
       string_agg(coalesce(reviewer || ' ', '') || rating, ', ' ORDER BY reviewer, rating) AS ratings,
       team, channel, product, area, agent, count(*) OVER () AS total
  FROM calibration_rating
 WHERE day BETWEEN :'from' AND :'to' AND rating IS NOT NULL
   AND category IS NOT DISTINCT FROM nullif(:'category', '')
 GROUP BY ticket, lowest, highest, team, channel, product, area, agent
HAVING count(*) > 1
 ORDER BY max(rating) - min(rating) DESC, max(day) DESC, ticket
 LIMIT 200;
