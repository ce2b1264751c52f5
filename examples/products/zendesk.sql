-- Zendesk: a ticket export whose satisfaction is text: good, bad, offered (asked,
-- not answered) or unoffered (never asked).
--
-- Zendesk's satisfaction score is good / (good + bad); its response rate is
-- (good + bad) / asked.  csat(boolean) is the former: all bad is 0 %, all good is
-- 100 %; a FILTER leaves out what is no answer.
--
-- Runs in psql; leaves nothing behind; stops with an error if a figure differs.

\set ON_ERROR_STOP on
SET client_min_messages = warning;

CREATE TEMP TABLE zendesk_tickets (
    id                 bigint PRIMARY KEY,
    via                text NOT NULL,
    "group"            text,
    status             text NOT NULL,
    satisfaction_score text,
    solved_at          timestamp
);

INSERT INTO zendesk_tickets
SELECT 35000 + n, (ARRAY['email', 'web', 'chat'])[1 + n % 3], team, 'closed', satisfaction,
       '2025-09-01 10:00'::timestamp + n * interval '19 hours'
  FROM unnest('{good,offered,good,bad,good,unoffered,offered,good,good,offered,good,offered,good,bad,
                good,bad,offered,bad,offered,good,unoffered,bad,offered,good,bad,offered,
                offered,unoffered,offered}'::text[],
              '{Tier 1,Tier 1,Tier 1,Tier 1,Tier 1,Tier 1,Tier 1,Tier 1,Tier 1,Tier 1,Tier 1,Tier 1,
                Tier 1,Tier 1,Tier 2,Tier 2,Tier 2,Tier 2,Tier 2,Tier 2,Tier 2,Tier 2,Tier 2,Tier 2,
                Tier 2,Tier 2,Tier 3,Tier 3,Tier 3}'::text[])
       WITH ORDINALITY AS answer (satisfaction, team, n);

-- What Zendesk's report computes.
CREATE TEMP VIEW own_report AS
SELECT "group",
       count(*) FILTER (WHERE satisfaction_score IN ('good', 'bad')) AS rated,
       round(100.0 * count(*) FILTER (WHERE satisfaction_score = 'good')
             / nullif(count(*) FILTER (WHERE satisfaction_score IN ('good', 'bad')), 0), 1) AS score
  FROM zendesk_tickets
 GROUP BY "group";

-- The same with csmetrics.
CREATE TEMP VIEW with_csmetrics AS
SELECT "group",
       responses(csat_agg(satisfaction_score = 'good')
                 FILTER (WHERE satisfaction_score IN ('good', 'bad'))) AS rated,
       round(csat(satisfaction_score = 'good')
             FILTER (WHERE satisfaction_score IN ('good', 'bad')), 1) AS score
  FROM zendesk_tickets
 GROUP BY "group";

SELECT "group", o.rated, o.score AS own_report, c.score AS csmetrics,
       o.score IS NOT DISTINCT FROM c.score AS same
  FROM own_report o FULL JOIN with_csmetrics c USING ("group")
 ORDER BY "group";

DO $$
BEGIN
    ASSERT NOT EXISTS ((TABLE own_report EXCEPT TABLE with_csmetrics)
                       UNION ALL (TABLE with_csmetrics EXCEPT TABLE own_report)),
           'the scores differ';
    ASSERT (SELECT count(*) FROM with_csmetrics) = 3, 'groups are missing';
    ASSERT (SELECT score IS NULL FROM with_csmetrics WHERE "group" = 'Tier 3'),
           'nobody in Tier 3 was rated, so there is no score';
END $$;
