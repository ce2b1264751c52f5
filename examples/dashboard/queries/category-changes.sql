-- What has changed in the categories? Each against the period before. A change is clear where its
-- p-value, after Holm's rule for looking at all the categories at once, is below 0.05.
WITH reviewed AS (
    SELECT iqs_agg(rubric, review) FILTER (WHERE day >= :'from') AS quality,
           iqs_agg(rubric, review) FILTER (WHERE day < :'from') AS quality_before
      FROM review
     WHERE day BETWEEN :'before' AND :'to'
), changes AS (
    SELECT c.*, coalesce(a.rated, 0) AS n, coalesce(b.rated, 0) AS n_before
      FROM reviewed CROSS JOIN LATERAL category_changes(quality_before, quality) AS c
      LEFT JOIN LATERAL category_scores(quality) AS a USING (category)
      LEFT JOIN LATERAL category_scores(quality_before) AS b USING (category)
), holm AS (
    SELECT *, p_value * (count(p_value) OVER () + 1 - row_number() OVER (ORDER BY p_value)) AS p
      FROM changes
)
SELECT category, n, round(after, 1) AS value, n_before, round(before, 1) AS before,
       round(change, 1) AS change, round(low, 1) AS change_low, round(high, 1) AS change_high,
       round(p_value, 3) AS p_value,
       CASE WHEN p_value IS NOT NULL
            THEN round(least(max(p) OVER (ORDER BY p_value), 1), 3) END AS p_holm,
       p_value IS NOT NULL AND max(p) OVER (ORDER BY p_value) < 0.05 AS clear
  FROM holm
 ORDER BY holm.p_value, category;
