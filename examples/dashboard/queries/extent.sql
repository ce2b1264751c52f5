-- Where do the data begin and end? For each metric, for the calibration sessions and for what people
-- checked of the AI's scores: how many there are, and their first and last day.
SELECT metric, n, first, last
  FROM (SELECT count(score) AS nps, min(day) FILTER (WHERE score IS NOT NULL) AS nps_first,
               max(day) FILTER (WHERE score IS NOT NULL) AS nps_last,
               count(rating) AS csat, min(day) FILTER (WHERE rating IS NOT NULL) AS csat_first,
               max(day) FILTER (WHERE rating IS NOT NULL) AS csat_last,
               count(agreement) AS ces, min(day) FILTER (WHERE agreement IS NOT NULL) AS ces_first,
               max(day) FILTER (WHERE agreement IS NOT NULL) AS ces_last
          FROM survey WHERE day IS NOT NULL) AS answers,
       (SELECT count(*) AS iqs, min(day) AS iqs_first, max(day) AS iqs_last FROM review) AS reviews,
       (SELECT count(rating) AS ratings, min(day) FILTER (WHERE rating IS NOT NULL) AS ratings_first,
               max(day) FILTER (WHERE rating IS NOT NULL) AS ratings_last
          FROM calibration_rating) AS calibration,
       (SELECT count(human_score) AS checks, min(day) FILTER (WHERE human_score IS NOT NULL) AS checks_first,
               max(day) FILTER (WHERE human_score IS NOT NULL) AS checks_last
          FROM scored_review) AS checked,
       LATERAL (VALUES ('NPS', nps, nps_first, nps_last), ('CSAT', csat, csat_first, csat_last),
                       ('CES', ces, ces_first, ces_last), ('IQS', iqs, iqs_first, iqs_last),
                       ('agreement', ratings, ratings_first, ratings_last),
                       ('AI', checks, checks_first, checks_last))
           AS metrics (metric, n, first, last);
