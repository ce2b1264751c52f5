-- Which ratings are behind a category or a section? The worst first, 200 at most; total says how
-- many there are. A summary of one review holds its scores.
SELECT ticket, day, round(score, 1) AS score, team, channel, product, area, agent,
       count(*) OVER () AS total
  FROM (SELECT review.*, CASE :'kind' WHEN 'category' THEN category_score(s, :'category')
                                      ELSE (SELECT g.score FROM group_scores(s) AS g
                                             WHERE g."group" = :'category') END AS score
          FROM review,
               LATERAL (SELECT iqs_agg(one.rubric, one.review) AS s
                          FROM (VALUES (review.rubric, review)) AS one (rubric, review)) AS summary
         WHERE day BETWEEN :'from' AND :'to') AS ratings
 WHERE score IS NOT NULL
 ORDER BY score, day DESC, ticket
 LIMIT 200;
