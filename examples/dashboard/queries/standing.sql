-- Where do we stand, and what has changed? Each metric over a period with its 95 % interval, and
-- against the period before. A change is clear where its p-value, after Holm's rule for looking at
-- all the metrics at once, is below 0.05.
WITH asked AS (
    SELECT nps_agg(score) FILTER (WHERE day >= :'from') AS score,
           nps_agg(score) FILTER (WHERE day < :'from') AS score_before,
           csat_agg(rating) FILTER (WHERE day >= :'from') AS rating,
           csat_agg(rating) FILTER (WHERE day < :'from') AS rating_before,
           ces_agg(agreement) FILTER (WHERE day >= :'from') AS agreement,
           ces_agg(agreement) FILTER (WHERE day < :'from') AS agreement_before
      FROM survey
     WHERE day BETWEEN :'before' AND :'to'
), reviewed AS (
    SELECT iqs_agg(rubric, review) FILTER (WHERE day >= :'from') AS quality,
           iqs_agg(rubric, review) FILTER (WHERE day < :'from') AS quality_before
      FROM review
     WHERE day BETWEEN :'before' AND :'to'
), metrics AS (
    SELECT 'NPS' AS metric, 1 AS decimals, responses(score) AS n, responses(score_before) AS n_before,
           nps_ci(score) AS ci, c.before, c.after, c.change, c.low, c.high, c.p_value
      FROM asked, nps_change(score_before, score) AS c
    UNION ALL
    SELECT 'CSAT', 1, responses(rating), responses(rating_before),
           csat_ci(rating), c.before, c.after, c.change, c.low, c.high, c.p_value
      FROM asked, csat_change(rating_before, rating) AS c
     WHERE :'csat' = 'composite'
    UNION ALL
    SELECT 'CSAT', 1, responses(rating), responses(rating_before),
           csat_top2_ci(rating), c.before, c.after, c.change, c.low, c.high, c.p_value
      FROM asked, csat_top2_change(rating_before, rating) AS c
     WHERE :'csat' = 'top2'
    UNION ALL
    SELECT 'CES', 2, responses(agreement), responses(agreement_before),
           ces_ci(agreement), c.before, c.after, c.change, c.low, c.high, c.p_value
      FROM asked, ces_change(agreement_before, agreement) AS c
    UNION ALL
    SELECT 'IQS', 1, coalesce(reviews(quality), 0), coalesce(reviews(quality_before), 0),
           iqs_ci(quality), c.before, c.after, c.change, c.low, c.high, c.p_value
      FROM reviewed, iqs_change(quality_before, quality) AS c
), holm AS (
    SELECT *, p_value * (count(p_value) OVER () + 1 - row_number() OVER (ORDER BY p_value)) AS p
      FROM metrics
)
SELECT metric, n, round(after, decimals) AS value,
       round(lower(ci), decimals) AS low, round(upper(ci), decimals) AS high,
       n_before, round(before, decimals) AS before, round(change, decimals) AS change,
       round(low, decimals) AS change_low, round(high, decimals) AS change_high,
       round(p_value, 3) AS p_value,
       CASE WHEN p_value IS NOT NULL
            THEN round(least(max(p) OVER (ORDER BY p_value), 1), 3) END AS p_holm,
       p_value IS NOT NULL AND max(p) OVER (ORDER BY p_value) < 0.05 AS clear
  FROM holm
 ORDER BY array_position('{NPS,CSAT,CES,IQS}', metric);
