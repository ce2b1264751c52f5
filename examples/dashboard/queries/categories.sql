-- How well do we do in each category and section of the rubric? Mean scores, 0 to 100, with their
-- 95 % intervals, the weakest first; how often each was rated, and how often it failed the review.
SELECT kind, name, rated AS n, round(score, 1) AS score, round(low, 1) AS low, round(high, 1) AS high,
       failed
  FROM (SELECT iqs_agg(rubric, review) AS s
          FROM review
         WHERE day BETWEEN :'from' AND :'to') AS reviewed,
       LATERAL (SELECT 'category' AS kind, category AS name, score, rated, failed, low, high
                  FROM category_scores(s)
                UNION ALL
                SELECT 'section', "group", score, rated, failed, low, high
                  FROM group_scores(s)) AS parts
 ORDER BY kind, parts.score, name;
