-- Formbricks Hub: feedback_records, one row per answered field of any survey; its
-- field_type says what value_number, a double precision, means.
--
-- Formbricks' dashboards print per survey the NPS, the CSAT as the share of 4s and
-- 5s, and the mean CES; a dismissed question has a row without a number, which is
-- in no denominator: nps, csat_top2 and ces.  A CES question may have five or
-- seven points; here it has five, so ces is told.
--
-- Runs in psql; leaves nothing behind; stops with an error if a figure differs.

\set ON_ERROR_STOP on
SET client_min_messages = warning;

CREATE TYPE pg_temp.field_type_enum AS ENUM
    ('text', 'categorical', 'nps', 'csat', 'ces', 'rating', 'number', 'boolean', 'date');

CREATE TEMP TABLE feedback_records (
    id            uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    collected_at  timestamp NOT NULL,
    source_type   varchar NOT NULL DEFAULT 'formbricks_survey',
    source_name   varchar,
    field_id      varchar(255) NOT NULL,
    field_type    pg_temp.field_type_enum NOT NULL,
    value_text    text,
    value_number  double precision,
    tenant_id     varchar(255) NOT NULL DEFAULT 'acme'
);

INSERT INTO feedback_records (collected_at, source_name, field_id, field_type, value_text, value_number)
SELECT '2025-12-01 12:00'::timestamp + n * interval '5 hours', survey, field_type || '-1',
       field_type::pg_temp.field_type_enum, value_text, value_number
  FROM (VALUES
        ('After a chat',   'nps',  NULL, '{9,10,7,8,10,3,9,NULL,6,10,8,9,NULL,10,5,9}'::double precision[]),
        ('After a chat',   'csat', NULL, '{5,4,4,3,5,2,5,NULL,3,5,4,5,NULL,5,2,4}'),
        ('After a chat',   'ces',  NULL, '{5,4,4,4,5,2,NULL,NULL,3,5,3,5,NULL,5,1,4}'),
        ('After a chat',   'text', 'Quick and friendly', '{NULL,NULL}'),
        ('Each quarter',   'nps',  NULL, '{0,6,10,8,7,9,2,NULL,10,5,8}'),
        ('Each quarter',   'csat', NULL, '{1,3,5,4,4,4,1,NULL,NULL,3,4}'),
        ('New onboarding', 'nps',  NULL, '{NULL,NULL,NULL}')
       ) AS field (survey, field_type, value_text, numbers),
       unnest(numbers) WITH ORDINALITY AS answer (value_number, n);

-- What Formbricks' dashboard computes.
CREATE TEMP VIEW own_report AS
SELECT source_name AS survey,
       round(100.0 * (count(*) FILTER (WHERE field_type = 'nps' AND value_number >= 9)
                      - count(*) FILTER (WHERE field_type = 'nps' AND value_number BETWEEN 0 AND 6))
             / nullif(count(value_number) FILTER (WHERE field_type = 'nps'), 0), 2) AS nps,
       round(100.0 * count(*) FILTER (WHERE field_type = 'csat' AND value_number >= 4)
             / nullif(count(value_number) FILTER (WHERE field_type = 'csat'), 0), 2) AS csat,
       round(avg(value_number) FILTER (WHERE field_type = 'ces')::numeric, 2) AS ces
  FROM feedback_records
 GROUP BY source_name;

-- The same with csmetrics.
CREATE TEMP VIEW with_csmetrics AS
SELECT source_name AS survey,
       round(nps(value_number) FILTER (WHERE field_type = 'nps'), 2) AS nps,
       round(csat_top2(value_number) FILTER (WHERE field_type = 'csat'), 2) AS csat,
       round(ces(value_number, 1, 5) FILTER (WHERE field_type = 'ces'), 2) AS ces
  FROM feedback_records
 GROUP BY source_name;

SELECT survey, o.nps AS own_nps, c.nps, o.csat AS own_csat, c.csat, o.ces AS own_ces, c.ces,
       o IS NOT DISTINCT FROM c AS same
  FROM own_report o FULL JOIN with_csmetrics c USING (survey)
 ORDER BY survey;

DO $$
BEGIN
    ASSERT NOT EXISTS ((TABLE own_report EXCEPT TABLE with_csmetrics)
                       UNION ALL (TABLE with_csmetrics EXCEPT TABLE own_report)),
           'the dashboards differ';
    ASSERT (SELECT count(*) FROM with_csmetrics) = 3, 'surveys are missing';
    ASSERT (SELECT nps IS NULL FROM with_csmetrics WHERE survey = 'New onboarding'),
           'everybody dismissed the question, so there is no NPS';
    BEGIN
        PERFORM nps(value_number) FROM (VALUES (8.5::double precision)) AS typo (value_number);
        ASSERT false, 'an 8.5 fell into no bucket';
    EXCEPTION WHEN invalid_parameter_value THEN NULL;
    END;
END $$;
