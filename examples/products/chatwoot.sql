-- Chatwoot: csat_survey_responses, an integer rating 1..5 per answered survey.
--
-- Chatwoot's CSAT report prints as satisfaction score the share of 4s and 5s
-- among all responses: csat_top2.  (Where nobody answered, Chatwoot prints 0 and
-- csmetrics NULL.)  Its bars are the share of each rating: distribution().
--
-- Runs in psql; leaves nothing behind; stops with an error if a figure differs.

\set ON_ERROR_STOP on
SET client_min_messages = warning;

CREATE TEMP TABLE csat_survey_responses (
    id                bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    account_id        bigint NOT NULL DEFAULT 1,
    conversation_id   bigint NOT NULL,
    message_id        bigint NOT NULL UNIQUE,
    rating            integer NOT NULL,
    feedback_message  text,
    contact_id        bigint NOT NULL,
    assigned_agent_id bigint,
    created_at        timestamp NOT NULL,
    updated_at        timestamp NOT NULL
);

-- Agent 11 is liked, 12 is not, 13 has two answers.
INSERT INTO csat_survey_responses
       (conversation_id, message_id, rating, contact_id, assigned_agent_id, created_at, updated_at)
SELECT 400 + n, 9000 + 7 * n, rating, 70 + n % 29, agent, answered, answered
  FROM unnest('{5,5,4,5,3,5,4,5,5,1,5,4,5,5,  2,1,4,3,1,2,5,3,4,1,2,  5,5}'::integer[],
              '{11,11,11,11,11,11,11,11,11,11,11,11,11,11,  12,12,12,12,12,12,12,12,12,12,12,  13,13}'::integer[])
       WITH ORDINALITY AS answer (rating, agent, n),
       LATERAL (SELECT '2025-10-01 09:00'::timestamp + n * interval '37 hours') AS time (answered);

-- What Chatwoot's report computes.
CREATE TEMP VIEW own_report AS
SELECT assigned_agent_id AS agent,
       count(*) AS responses,
       round(100.0 * count(*) FILTER (WHERE rating IN (4, 5)) / count(*), 2) AS satisfaction
  FROM csat_survey_responses
 GROUP BY assigned_agent_id;

-- The same with csmetrics.
CREATE TEMP VIEW with_csmetrics AS
SELECT assigned_agent_id AS agent,
       responses(csat_agg(rating)) AS responses,
       round(csat_top2(rating), 2) AS satisfaction
  FROM csat_survey_responses
 GROUP BY assigned_agent_id;

SELECT agent, o.responses, o.satisfaction AS own_report, c.satisfaction AS csmetrics,
       o.satisfaction = c.satisfaction AS same
  FROM own_report o FULL JOIN with_csmetrics c USING (agent)
 ORDER BY agent;

-- The bars: how often each rating was given, and what share that is.
CREATE TEMP VIEW own_bars AS
SELECT rating AS answer, count(*) AS responses,
       round(100.0 * count(*) / sum(count(*)) OVER (), 2) AS share
  FROM csat_survey_responses
 GROUP BY rating;

CREATE TEMP VIEW bars_with_csmetrics AS
SELECT d.answer, d.responses, round(d.share, 2) AS share
  FROM (SELECT csat_agg(rating) AS summary FROM csat_survey_responses) s, distribution(summary) d;

TABLE bars_with_csmetrics ORDER BY answer;

DO $$
BEGIN
    ASSERT NOT EXISTS ((TABLE own_report EXCEPT TABLE with_csmetrics)
                       UNION ALL (TABLE with_csmetrics EXCEPT TABLE own_report)),
           'satisfaction differs';
    ASSERT NOT EXISTS ((TABLE own_bars EXCEPT TABLE bars_with_csmetrics)
                       UNION ALL (TABLE bars_with_csmetrics EXCEPT TABLE own_bars)),
           'bars differ';
    ASSERT (SELECT count(*) FROM with_csmetrics) = 3, 'agents are missing';
END $$;
