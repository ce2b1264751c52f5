-- What has changed since last month? The month that the period ends in, up to its end, against
-- the whole month before; p_value < 0.05 exactly where the 95 % interval leaves out 0.
WITH month AS (
    SELECT date_trunc('month', :'to'::date::timestamp)::date AS start
), asked AS (
    SELECT nps_agg(score) FILTER (WHERE day < start) AS score_before,
           nps_agg(score) FILTER (WHERE day >= start) AS score_after,
           csat_agg(rating) FILTER (WHERE day < start) AS rating_before,
           csat_agg(rating) FILTER (WHERE day >= start) AS rating_after,
           ces_agg(agreement) FILTER (WHERE day < start) AS agreement_before,
           ces_agg(agreement) FILTER (WHERE day >= start) AS agreement_after
      FROM survey, month
     WHERE day BETWEEN start - interval '1 month' AND :'to'
       AND (:'team' = '' OR team = :'team')
), reviewed AS (
    SELECT iqs_agg(rubric, review) FILTER (WHERE day < start) AS quality_before,
           iqs_agg(rubric, review) FILTER (WHERE day >= start) AS quality_after
      FROM review, month
     WHERE day BETWEEN start - interval '1 month' AND :'to'
       AND (:'team' = '' OR team = :'team')
), changes AS (
    SELECT 'NPS' AS metric, 1 AS decimals, c.*,
           responses(score_before) AS n_before, responses(score_after) AS n_after
      FROM asked, nps_change(score_before, score_after) AS c
    UNION ALL
    SELECT 'CSAT', 1, c.*, responses(rating_before), responses(rating_after)
      FROM asked, csat_change(rating_before, rating_after) AS c
    UNION ALL
    SELECT 'CES', 2, c.*, responses(agreement_before), responses(agreement_after)
      FROM asked, ces_change(agreement_before, agreement_after) AS c
    UNION ALL
    SELECT 'IQS', 1, c.*, reviews(quality_before), reviews(quality_after)
      FROM reviewed, iqs_change(quality_before, quality_after) AS c
)
SELECT metric, n_before, round(before, decimals) AS before, n_after,
       round(after, decimals) AS after, round(change, decimals) AS change,
       round(low, decimals) AS low, round(high, decimals) AS high, round(p_value, 3) AS p_value,
       p_value < 0.05 AS clear
  FROM changes
 ORDER BY array_position('{NPS,CSAT,CES,IQS}', metric);
