-- The example desk's data: 2023-01-01 to 2025-12-31, the same rows on every
-- server, version and platform.
--
-- Chance is a hash: each ticket throws a handful of dice, which are bytes of
-- the SHA-256 of its number.  All arithmetic is on integers, every order is
-- one of integers, and times are UTC without a zone.
--
-- What is in it to be found: the Technical team gets better year by year;
-- imports and tax forms are hard work; the end of each year is hectic; card
-- payments failed for ten days in May 2025; three agents are so new that they
-- have about five answers each; Billing's quality slips in the last quarter;
-- reviewers agree on policy and not on tone; the AI that scores every
-- conversation is too kind.

BEGIN;

CREATE FUNCTION pg_temp.dice(thrower text, id bigint) RETURNS bytea
    LANGUAGE sql IMMUTABLE
    AS $$ SELECT sha256((thrower || ' ' || id::text)::bytea) $$;
COMMENT ON FUNCTION pg_temp.dice IS 'Sixteen dice, always the same for the same thrower';

CREATE FUNCTION pg_temp.die(dice bytea, k integer) RETURNS integer
    LANGUAGE sql IMMUTABLE
    AS $$ SELECT (get_byte(dice, 2 * k) * 256 + get_byte(dice, 2 * k + 1)) * 10000 / 65536 $$;
COMMENT ON FUNCTION pg_temp.die IS 'The k-th of sixteen dice (0..15): 0..9999';

-- People and products ------------------------------------------------------

INSERT INTO team VALUES
    (1, 'Front line'), (2, 'Billing'), (3, 'Technical'), (4, 'Onboarding');

INSERT INTO agent (agent_id, name, team_id, hired_on, left_on) VALUES
    ( 1, 'Ana Ferreira',     1, '2021-03-01', NULL),
    ( 2, 'Bram de Wit',      1, '2022-06-15', NULL),
    ( 3, 'Chidi Nwosu',      1, '2022-09-01', NULL),
    ( 4, 'Dana Levin',       1, '2021-11-08', '2024-08-01'),
    ( 5, 'Emil Sorensen',    1, '2023-04-03', NULL),
    ( 6, 'Farah Haddad',     1, '2024-02-05', NULL),
    ( 7, 'Gwen Price',       1, '2024-08-12', NULL),
    ( 8, 'Hiro Tanabe',      1, '2025-12-26', NULL),
    ( 9, 'Ines Moreau',      2, '2020-05-18', NULL),
    (10, 'Jonas Keller',     2, '2022-01-10', NULL),
    (11, 'Kemi Adeyemi',     2, '2023-07-03', NULL),
    (12, 'Luca Marino',      2, '2022-10-17', '2025-02-15'),
    (13, 'Maja Kowalczyk',   2, '2025-03-03', NULL),
    (14, 'Nadia Rahimi',     2, '2025-12-25', NULL),
    (15, 'Oskar Lindqvist',  3, '2020-02-03', NULL),
    (16, 'Priya Raman',      3, '2021-08-23', NULL),
    (17, 'Quentin Marsh',    3, '2022-04-04', '2023-10-01'),
    (18, 'Rosa Delgado',     3, '2023-09-11', NULL),
    (19, 'Sami Virtanen',    3, '2024-05-06', NULL),
    (20, 'Tomas Novak',      3, '2025-12-15', NULL),
    (21, 'Uma Krishnan',     4, '2021-01-11', NULL),
    (22, 'Victor Osei',      4, '2022-07-18', NULL),
    (23, 'Wanda Petrova',    4, '2023-02-20', NULL),
    (24, 'Yusuf Demir',      4, '2024-11-04', NULL);

INSERT INTO product_area VALUES
    ( 1, 'Ledger',  'Invoices'),
    ( 2, 'Ledger',  'Bank feeds'),
    ( 3, 'Ledger',  'Data import'),
    ( 4, 'Ledger',  'Reports'),
    ( 5, 'Till',    'Card payments'),
    ( 6, 'Till',    'Receipts'),
    ( 7, 'Till',    'Hardware'),
    ( 8, 'Payroll', 'Payslips'),
    ( 9, 'Payroll', 'Tax forms'),
    (10, 'Payroll', 'Time sheets'),
    (11, 'Account', 'Sign-in'),
    (12, 'Account', 'Subscription');

-- Tickets ------------------------------------------------------------------

-- How busy each day was: more each year, less at weekends, more at the turn of
-- the year and while card payments failed.
CREATE TEMP TABLE calendar ON COMMIT DROP AS
SELECT day, n, outage,
       (26 + n / 120)
       * (CASE WHEN weekday IN (6, 7) THEN 35 WHEN weekday = 1 THEN 125 ELSE 105 END)
       * (CASE WHEN month IN (1, 11, 12) THEN 118 WHEN month IN (7, 8) THEN 88 ELSE 100 END)
       * (CASE WHEN outage THEN 150 ELSE 100 END)
       * (8500 + pg_temp.die(pg_temp.dice('day', n), 0) * 3 / 10)
       / 10000000000 AS tickets
  FROM (SELECT '2023-01-01'::date + n AS day, n::bigint,
               '2023-01-01'::date + n BETWEEN '2025-05-12' AND '2025-05-21' AS outage,
               extract(isodow FROM '2023-01-01'::date + n)::integer AS weekday,
               extract(month FROM '2023-01-01'::date + n)::integer AS month
          FROM generate_series(0, '2025-12-31'::date - '2023-01-01'::date) AS n) d;

-- Who was there on which day.
CREATE TEMP TABLE roster ON COMMIT DROP AS
SELECT day, team_id, array_agg(agent_id ORDER BY agent_id) AS agents
  FROM calendar
  JOIN agent ON day >= hired_on AND (left_on IS NULL OR day < left_on)
 GROUP BY day, team_id;

-- Each ticket with its dice and what they decide: channel (chat grows), area
-- (tax forms peak from January to March), team, agent, priority, times.
CREATE TEMP TABLE story ON COMMIT DROP AS
WITH drawn AS (
    SELECT row_number() OVER (ORDER BY day, i)::integer AS ticket_id, day, n, outage
      FROM calendar, generate_series(1, tickets) AS i
), thrown AS (
    SELECT *, pg_temp.dice('ticket', ticket_id) AS dice FROM drawn
), placed AS (
    SELECT *,
           (ARRAY['chat', 'email', 'phone', 'social'])[1 + width_bucket(
               pg_temp.die(dice, 0), ARRAY[2400 + n::integer, 6300 + n::integer / 2, 8900])] AS channel,
           CASE WHEN outage AND pg_temp.die(dice, 1) < 3500 THEN 5
                WHEN extract(month FROM day) <= 3 AND pg_temp.die(dice, 1) < 1200 THEN 9
                ELSE 1 + width_bucket(pg_temp.die(dice, 2),
                         ARRAY[1500, 2500, 3400, 4200, 5600, 6300, 7000, 7800, 8300, 8900, 9500])
           END AS area_id,
           day + make_interval(mins => 420 + (pg_temp.die(dice, 3) + pg_temp.die(dice, 4)) * 42 / 1000,
                               secs => pg_temp.die(dice, 4) % 60) AS opened_at
      FROM thrown
), routed AS (
    SELECT *,
           CASE WHEN pg_temp.die(dice, 5) < 4300 THEN 1
                WHEN area_id IN (1, 5, 8, 12) THEN 2
                WHEN area_id IN (2, 7, 9, 11) OR pg_temp.die(dice, 5) < 6500 THEN 3
                ELSE 4 END AS team_id,
           (ARRAY['low', 'normal', 'high', 'urgent'])[1 + width_bucket(
               pg_temp.die(dice, 9), ARRAY[2500, 8000, 9500])] AS priority
      FROM placed
), worked AS (
    SELECT *,
           CASE channel WHEN 'chat' THEN 4 WHEN 'phone' THEN 5 WHEN 'social' THEN 90 ELSE 300 END
           + pg_temp.die(dice, 6) * pg_temp.die(dice, 7) / 10000
             * CASE channel WHEN 'chat' THEN 5 WHEN 'phone' THEN 7 WHEN 'social' THEN 30 ELSE 60 END
             * CASE priority WHEN 'urgent' THEN 4 WHEN 'high' THEN 7 ELSE 10 END
             * CASE WHEN area_id IN (3, 9) THEN 2 ELSE 1 END / 1000 AS minutes
      FROM routed
)
SELECT ticket_id, dice, day, n::integer, outage, channel, area_id, team_id, priority, minutes,
       opened_at, opened_at + make_interval(mins => minutes) AS closed_at,
       agents[1 + pg_temp.die(dice, 8) * cardinality(agents) / 10000] AS agent_id
  FROM worked JOIN roster USING (day, team_id);

INSERT INTO ticket (ticket_id, opened_at, closed_at, channel, priority, area_id, agent_id)
SELECT ticket_id, opened_at, CASE WHEN closed_at < '2026-01-01' THEN closed_at END,
       channel, priority, area_id, agent_id
  FROM story
 ORDER BY ticket_id;

-- Surveys ------------------------------------------------------------------

-- How easy each area is, and how well each agent does: points to be added.
CREATE TEMP TABLE area_ease ON COMMIT DROP AS
SELECT * FROM (VALUES (1, 600), (2, -300), (3, -2300), (4, 300), (5, 100), (6, 900), (7, -600),
                      (8, 700), (9, -1500), (10, 400), (11, 200), (12, 0)) AS a (area_id, ease);

CREATE TEMP TABLE agent_skill ON COMMIT DROP AS
SELECT agent_id, pg_temp.die(pg_temp.dice('agent', agent_id), 0) / 8 - 625 AS skill FROM agent;

-- How the customer felt at the end (some 5000 is in the middle), and whether
-- they answered.
CREATE TEMP TABLE feeling ON COMMIT DROP AS
SELECT ticket_id, closed_at, ease,
       pg_temp.dice('survey', ticket_id) AS dice,
       pg_temp.die(s.dice, 15) < CASE channel WHEN 'chat' THEN 3600 WHEN 'email' THEN 2500
                                              WHEN 'phone' THEN 2200 ELSE 1300 END AS answers,
       850 + (pg_temp.die(s.dice, 10) + pg_temp.die(s.dice, 11) + pg_temp.die(s.dice, 12)) / 3
       + skill + ease / 4
       + CASE team_id WHEN 1 THEN 200 WHEN 2 THEN 0 WHEN 3 THEN n * 2 - 1500 ELSE 400 END
       + CASE channel WHEN 'chat' THEN 250 WHEN 'phone' THEN 300 WHEN 'email' THEN -100 ELSE -700 END
       + CASE extract(month FROM day)::integer WHEN 11 THEN -250 WHEN 12 THEN -500 WHEN 1 THEN -250
                                               WHEN 6 THEN 150 WHEN 7 THEN 200 ELSE 0 END
       - CASE WHEN outage AND area_id = 5 THEN 3500 WHEN outage THEN 600 ELSE 0 END
       - least(minutes / 4, 900)
       - CASE WHEN pg_temp.die(s.dice, 13) < 350 THEN 4000 ELSE 0 END AS mood
  FROM story s JOIN area_ease USING (area_id) JOIN agent_skill USING (agent_id)
 WHERE closed_at < '2026-01-01';

-- The three questions.  Some stop after the first or the second, a few skip the
-- first.
INSERT INTO survey_response (ticket_id, sent_at, answered_at, rating, score, agreement)
WITH thought AS (
    SELECT ticket_id, answers, closed_at,
           closed_at + make_interval(mins => 20 + pg_temp.die(dice, 0)
                                                  * pg_temp.die(dice, 1) / 25000) AS answered_at,
           1 + width_bucket(mood + pg_temp.die(dice, 2) / 3 - 1667,
                            ARRAY[2300, 3000, 3700, 5200]) AS rating,
           width_bucket(mood + pg_temp.die(dice, 3) / 3 - 1667,
                        ARRAY[1500, 1800, 2100, 2400, 2750, 3250, 3700, 4250, 5050, 6150]) AS score,
           1 + width_bucket(mood + ease * 3 / 4 + pg_temp.die(dice, 4) / 3 - 1667,
                            ARRAY[2200, 2900, 3500, 4100, 4900, 6200]) AS agreement,
           pg_temp.die(dice, 5) AS patience
      FROM feeling
), said AS (
    SELECT *, answers AND answered_at < '2026-01-01' AS answered FROM thought
)
SELECT ticket_id, closed_at + interval '15 minutes',
       CASE WHEN answered THEN answered_at END,
       CASE WHEN answered AND patience >= 300 THEN rating END,
       CASE WHEN answered AND patience < 9000 THEN score END,
       CASE WHEN answered AND patience < 8200 THEN agreement END
  FROM said
 ORDER BY ticket_id;

-- What a nightly job would store.
INSERT INTO survey_daily (day, team_id, channel, score, rating, agreement)
SELECT answered_at::date AS day, team_id, channel,
       nps_agg(score), csat_agg(rating), ces_agg(agreement)
  FROM survey_response JOIN ticket USING (ticket_id) JOIN agent USING (agent_id)
 WHERE answered_at IS NOT NULL
 GROUP BY day, team_id, channel
 ORDER BY day, team_id, channel;

-- Quality reviews ----------------------------------------------------------

INSERT INTO quality_rubric VALUES
(1, '2023-01-01', '{
    "scale": [1, 5],
    "fail_below": 50,
    "categories": {
        "solution": {"weight": 50, "critical": true},
        "tone": 20,
        "product_knowledge": {"weight": 20, "scale": [1, 4]},
        "policy": {"weight": 10, "outcomes": {"followed": 100, "partly": 40, "broken": 0}}}}'),
(2, '2025-01-01', '{
    "scale": [1, 5],
    "fail_below": 50,
    "categories": {
        "solution": {"weight": 40, "critical": true},
        "tone": 20,
        "product_knowledge": {"weight": 20, "scale": [1, 4]},
        "policy": {"weight": 10, "outcomes": {"followed": 100, "partly": 40, "broken": 0}},
        "identity_check": {"weight": 10, "critical": true}}}');

-- How well each conversation was handled, and how it would be graded.
CREATE TEMP TABLE handled ON COMMIT DROP AS
SELECT ticket_id, agent_id, team_id, channel, closed_at, ease,
       story.dice AS story_dice, thrown.dice AS review_dice,
       closed_at + make_interval(mins => 600 + pg_temp.die(thrown.dice, 10) / 2) AS reviewed_at,
       1100 + skill
       + CASE WHEN team_id = 3 THEN n - 700
              WHEN team_id = 2 AND day >= '2025-10-01' THEN -950
              ELSE 150 END AS craft
  FROM story
  JOIN agent_skill USING (agent_id)
  JOIN area_ease USING (area_id)
 CROSS JOIN LATERAL pg_temp.dice('review', ticket_id) AS thrown (dice);

CREATE TEMP TABLE graded ON COMMIT DROP AS
SELECT ticket_id, agent_id, story_dice, review_dice, closed_at, reviewed_at,
       craft + pg_temp.die(review_dice, 1) AS solution,
       craft + CASE team_id WHEN 3 THEN -1400 ELSE 500 END + pg_temp.die(review_dice, 3) AS tone,
       craft + ease / 3
       + CASE team_id WHEN 1 THEN -1200 WHEN 3 THEN 1200 ELSE 0 END
       + pg_temp.die(review_dice, 5) AS product_knowledge,
       craft + CASE WHEN team_id = 2 AND reviewed_at >= '2025-10-01' THEN -2200 ELSE 600 END
       + pg_temp.die(review_dice, 7) AS policy,
       pg_temp.die(review_dice, 2) >= 200 AS has_tone,
       pg_temp.die(review_dice, 4) >= 1500 AS needs_knowledge,
       pg_temp.die(review_dice, 6) >= 3500 AS has_policy,
       channel IN ('phone', 'chat') AND pg_temp.die(review_dice, 8) >= 1000 AS has_caller
  FROM handled;

-- One conversation in ten, drawn at random, is reviewed a few days after it was closed.
INSERT INTO quality_review (review_id, rubric_id, ticket_id, agent_id, reviewer, reviewed_at,
                            solution, tone, product_knowledge, policy, identity_check)
SELECT row_number() OVER (ORDER BY ticket_id),
       CASE WHEN reviewed_at < '2025-01-01' THEN 1 ELSE 2 END,
       ticket_id, agent_id,
       (ARRAY['Alma Reyes', 'Boris Wagner', 'Celia Nguyen'])[1 + pg_temp.die(review_dice, 0) * 3 / 10000],
       reviewed_at,
       1 + width_bucket(solution, ARRAY[950, 1600, 3000, 6200]),
       CASE WHEN has_tone THEN 1 + width_bucket(tone, ARRAY[300, 1100, 2800, 5800]) END,
       CASE WHEN needs_knowledge THEN 1 + width_bucket(product_knowledge, ARRAY[600, 2400, 5600]) END,
       CASE WHEN has_policy
            THEN (ARRAY['broken', 'partly', 'followed'])[1 + width_bucket(policy, ARRAY[700, 2600])] END,
       CASE WHEN has_caller THEN pg_temp.die(review_dice, 9) >= 300 END
  FROM graded
 WHERE pg_temp.die(story_dice, 14) < 1000 AND reviewed_at < '2026-01-01';

-- Calibration sessions: at the end of each month of 2025 three reviewers grade the same ten
-- conversations.  They agree on policy and solution; tone is a matter of taste, and Boris is
-- kinder than the others.
INSERT INTO calibration_review (session_on, ticket_id, reviewer, solution, tone, product_knowledge, policy)
SELECT session_on, ticket_id, reviewer,
       1 + width_bucket(solution + (pg_temp.die(dice, 0) - 5000) / 5, ARRAY[950, 1600, 3000, 6200]),
       CASE WHEN has_tone
            THEN 1 + width_bucket(tone + kindness + (pg_temp.die(dice, 1) - 5000) * 4 / 5,
                                  ARRAY[300, 1100, 2800, 5800]) END,
       CASE WHEN needs_knowledge
            THEN 1 + width_bucket(product_knowledge + (pg_temp.die(dice, 2) - 5000) / 2,
                                  ARRAY[600, 2400, 5600]) END,
       CASE WHEN has_policy
            THEN (ARRAY['broken', 'partly', 'followed'])[1 + width_bucket(
                policy + (pg_temp.die(dice, 3) - 5000) / 10, ARRAY[700, 2600])] END
  FROM (SELECT *, row_number() OVER (PARTITION BY session_on ORDER BY pg_temp.dice('session', ticket_id)) AS place
          FROM (SELECT *, (date_trunc('month', closed_at) + interval '1 month - 1 day')::date AS session_on
                  FROM graded
                 WHERE closed_at >= '2025-01-01' AND closed_at < '2026-01-01') AS closed) AS drawn
 CROSS JOIN (VALUES ('Alma Reyes', 0), ('Boris Wagner', 1500), ('Celia Nguyen', -300)) AS r (reviewer, kindness)
 CROSS JOIN LATERAL pg_temp.dice('session ' || reviewer, ticket_id) AS thrown (dice)
 WHERE place <= 10
 ORDER BY ticket_id, reviewer;

-- An AI scores every conversation.  It goes by what people go by, is some points too kind, and
-- sees two failures out of three.
INSERT INTO ai_review (ticket_id, score)
SELECT ticket_id,
       CASE WHEN solution < 1600 AND pg_temp.die(dice, 0) < 6667 THEN pg_temp.die(dice, 1) / 1000
            ELSE least(100, 47 + (width_bucket(solution, ARRAY[950, 1600, 3000, 6200]) * 6
                                  + width_bucket(tone, ARRAY[300, 1100, 2800, 5800]) * 3
                                  + width_bucket(product_knowledge, ARRAY[600, 2400, 5600]) * 4
                                  + pg_temp.die(dice, 1) / 1000)) END
  FROM graded
 CROSS JOIN LATERAL pg_temp.dice('ai', ticket_id) AS thrown (dice)
 WHERE closed_at < '2026-01-01'
 ORDER BY ticket_id;

COMMIT;

ANALYZE team, agent, product_area, ticket, survey_response, survey_daily, quality_rubric, quality_review,
    calibration_review, ai_review;
