-- Where do we stand? Each metric over the whole period, with its 95 % interval.
WITH asked AS (
    SELECT nps_agg(score) AS score, csat_agg(rating) AS rating, ces_agg(agreement) AS agreement
      FROM survey
     WHERE day BETWEEN :'from' AND :'to'
       AND (:'team' = '' OR team = :'team')
), reviewed AS (
    SELECT iqs_agg(rubric, review) AS quality
      FROM review
     WHERE day BETWEEN :'from' AND :'to'
       AND (:'team' = '' OR team = :'team')
)
SELECT metric, n, round(value, decimals) AS value,
       round(lower(ci), decimals) AS low, round(upper(ci), decimals) AS high
  FROM asked, reviewed,
       LATERAL (VALUES ('NPS', 1, responses(score), nps(score), nps_ci(score)),
                       ('CSAT', 1, responses(rating), csat(rating), csat_ci(rating)),
                       ('CES', 2, responses(agreement), ces(agreement), ces_ci(agreement)),
                       ('IQS', 1, reviews(quality), iqs(quality), iqs_ci(quality)))
           AS metrics (metric, decimals, n, value, ci);
