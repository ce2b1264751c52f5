-- How well do agents handle conversations, by our own rubric? IQS with its 95 % interval, and the
-- category in which each scores least: where coaching pays. Agents with fewer than ten reviews
-- come last.
SELECT agent, reviews(s) AS n, round(iqs(s), 1) AS iqs,
       round(lower(iqs_ci(s)), 1) AS low, round(upper(iqs_ci(s)), 1) AS high,
       failed_reviews(s) AS failed, replace(category, '_', ' ') AS weakest, round(score, 1) AS score
  FROM (SELECT agent, iqs_agg(rubric, review) AS s
          FROM review
         WHERE day BETWEEN :'from' AND :'to'
           AND (:'team' = '' OR team = :'team')
         GROUP BY agent) AS agents
  LEFT JOIN LATERAL (SELECT category, score FROM category_scores(s)
                      ORDER BY score, category LIMIT 1) AS weakest ON true
 ORDER BY reviews(s) < 10, iqs(s), agent;
