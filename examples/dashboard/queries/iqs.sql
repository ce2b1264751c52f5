-- How well do agents handle conversations, by our own rubric? IQS with its 95 % interval, the
-- category in which each scores least, where coaching pays, and whether an agent differs from the
-- rest, after Holm's rule for looking at all of them at once. Agents with fewer than ten reviews
-- come last.
WITH agents AS (
    SELECT agent, grouping(agent) = 1 AS is_total, iqs_agg(rubric, review) AS s
      FROM review
     WHERE day BETWEEN :'from' AND :'to'
     GROUP BY GROUPING SETS ((agent), ())
), holm AS (
    SELECT a.agent, a.s, d.change, d.p_value,
           d.p_value * (count(d.p_value) OVER () + 1 - row_number() OVER (ORDER BY d.p_value)) AS p
      FROM agents a JOIN agents t ON t.is_total AND NOT a.is_total,
           iqs_change(t.s - a.s, a.s) AS d
)
SELECT agent, reviews(s) AS n, round(iqs(s), 1) AS iqs,
       round(lower(iqs_ci(s)), 1) AS low, round(upper(iqs_ci(s)), 1) AS high,
       failed_reviews(s) AS failed, replace(category, '_', ' ') AS weakest, round(score, 1) AS score,
       CASE WHEN p_value IS NULL THEN NULL
            WHEN max(p) OVER (ORDER BY p_value) >= 0.05 THEN 'could be chance'
            WHEN change > 0 THEN 'above the rest'
            ELSE 'below the rest' END AS verdict
  FROM holm
  LEFT JOIN LATERAL (SELECT category, score FROM category_scores(s)
                      ORDER BY score, category LIMIT 1) AS weakest ON true
 ORDER BY reviews(s) < 10, iqs(s), agent;
