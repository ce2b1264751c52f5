-- Where do the data begin and end? For each metric the number of answers, and their first and last
-- day.
SELECT metric, n, first, last
  FROM (SELECT count(score) AS nps, min(day) FILTER (WHERE score IS NOT NULL) AS nps_first,
               max(day) FILTER (WHERE score IS NOT NULL) AS nps_last,
               count(rating) AS csat, min(day) FILTER (WHERE rating IS NOT NULL) AS csat_first,
               max(day) FILTER (WHERE rating IS NOT NULL) AS csat_last,
               count(agreement) AS ces, min(day) FILTER (WHERE agreement IS NOT NULL) AS ces_first,
               max(day) FILTER (WHERE agreement IS NOT NULL) AS ces_last
          FROM survey WHERE day IS NOT NULL) AS answers,
       (SELECT count(*) AS iqs, min(day) AS iqs_first, max(day) AS iqs_last FROM review) AS reviews,
       LATERAL (VALUES ('NPS', nps, nps_first, nps_last), ('CSAT', csat, csat_first, csat_last),
                       ('CES', ces, ces_first, ces_last), ('IQS', iqs, iqs_first, iqs_last))
           AS metrics (metric, n, first, last);
