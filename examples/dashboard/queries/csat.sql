-- Where are customers satisfied? CSAT of each part (a channel, a team, ...) with its 95 % interval:
-- the composite (0 % is all ones, 100 % is all fives) or the share of fours and fives; and whether a
-- part differs from the rest, after Holm's rule for looking at all of them at once.
WITH parts AS (
    SELECT part, grouping(part) = 1 AS is_total, csat_agg(rating) AS s
      FROM survey
     WHERE day BETWEEN :'from' AND :'to'
     GROUP BY GROUPING SETS ((part), ())
), compared AS (
    SELECT c.part, responses(c.s) AS n, csat(c.s) AS csat, csat_ci(c.s) AS ci, d.change, d.p_value
      FROM parts c JOIN parts t ON t.is_total AND NOT c.is_total,
           csat_change(t.s - c.s, c.s) AS d
     WHERE :'csat' = 'composite'
    UNION ALL
    SELECT c.part, responses(c.s), csat_top2(c.s), csat_top2_ci(c.s), d.change, d.p_value
      FROM parts c JOIN parts t ON t.is_total AND NOT c.is_total,
           csat_top2_change(t.s - c.s, c.s) AS d
     WHERE :'csat' = 'top2'
), holm AS (
    SELECT *, p_value * (count(p_value) OVER () + 1 - row_number() OVER (ORDER BY p_value)) AS p
      FROM compared
)
SELECT part, n, round(csat, 1) AS csat, round(lower(ci), 1) AS low, round(upper(ci), 1) AS high,
       CASE WHEN p_value IS NULL THEN NULL
            WHEN max(p) OVER (ORDER BY p_value) >= 0.05 THEN 'could be chance'
            WHEN change > 0 THEN 'above the rest'
            ELSE 'below the rest' END AS verdict
  FROM holm
 ORDER BY holm.csat DESC NULLS LAST, part;
