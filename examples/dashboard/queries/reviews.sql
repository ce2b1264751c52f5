-- Which reviews are behind a figure? The worst first, 200 at most; total says how many there are.
SELECT ticket, day, round(score, 1) AS score, team, channel, product, area, agent,
       count(*) OVER () AS total
  FROM (SELECT review.*, review_score(rubric, review) AS score
          FROM review
         WHERE day BETWEEN :'from' AND :'to') AS reviews
 WHERE score IS NOT NULL
 ORDER BY score, day DESC, ticket
 LIMIT 200;
