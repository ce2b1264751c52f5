-- The example desk's report: what an analyst asks of tickets, surveys and quality
-- reviews, one query per question.  "make demo" prints it.

\pset footer off
\pset null '-'

\echo '== Do customers recommend us?\n   NPS by month, with its 95 % interval\n'

SELECT to_char(month, 'YYYY-MM') AS month, responses(s) AS answers,
       promoters(s), passives(s), detractors(s), round(nps(s), 1) AS nps,
       round(lower(nps_ci(s)), 1) AS low, round(upper(nps_ci(s)), 1) AS high
  FROM (SELECT date_trunc('month', day) AS month, nps_agg(score) AS s
          FROM survey
         WHERE day >= '2025-01-01'
         GROUP BY month) AS monthly
 ORDER BY month;

\echo '== How satisfied are they?\n   CSAT by channel in 2025: the composite, and the share of 4s and 5s\n'

SELECT channel, count(*) AS surveys, count(rating) AS answers,
       round(csat(rating), 1) AS csat, round(csat_top2(rating), 1) AS csat_top2
  FROM survey
 WHERE sent_on >= '2025-01-01'
 GROUP BY channel
 ORDER BY csat DESC;

\echo '== What is hard work for them?\n   CES by product area, the hardest first\n'

SELECT area, product, count(agreement) AS answers,
       round(ces(agreement), 2) AS ces, round(ces_top3(agreement), 1) AS ces_top3
  FROM survey
 GROUP BY area, product
 ORDER BY ces, area;

\echo '== Which team does well where?\n   NPS of 2025 by team and channel, with all totals\n'

SELECT coalesce(team, 'all teams') AS team, coalesce(channel, 'all channels') AS channel,
       round(nps(score), 1) AS nps
  FROM survey
 WHERE day >= '2025-01-01'
 GROUP BY GROUPING SETS ((team, channel), (team), (channel), ())
 ORDER BY grouping(team), team, grouping(channel), channel
\crosstabview team channel nps

\echo '== Is the Technical team getting better?\n   Half-years against the one before\n'

SELECT half, responses(s) AS answers, round(nps(s), 1) AS nps,
       round(c.change, 1) AS change, round(c.low, 1) AS low, round(c.high, 1) AS high,
       round(c.p_value, 4) AS p_value
  FROM (SELECT half, s, lag(s) OVER (ORDER BY half) AS before
          FROM (SELECT to_char(day, 'YYYY')
                       || CASE WHEN extract(month FROM day) <= 6 THEN ' H1' ELSE ' H2' END AS half,
                       nps_agg(score) AS s
                  FROM survey
                 WHERE team = 'Technical' AND day IS NOT NULL
                 GROUP BY half) AS by_half) AS pairs
  LEFT JOIN LATERAL nps_change(before, s) AS c ON true
 ORDER BY half;

\echo '== Is the agent with an NPS of 100 the best?\n   The Technical team in the last quarter of 2025: five answers say little\n'

SELECT agent, responses(s) AS answers, round(nps(s), 1) AS nps,
       round(lower(nps_ci(s)), 1) AS low, round(upper(nps_ci(s)), 1) AS high
  FROM (SELECT agent, nps_agg(score) AS s
          FROM survey
         WHERE team = 'Technical' AND day >= '2025-10-01'
         GROUP BY agent) AS agents
 ORDER BY nps DESC;

\echo '== When did the card payment trouble of May show?\n   NPS of the 30 days up to each day; a star is two points\n'

SELECT day, answers, round(nps, 1) AS rolling_nps, repeat('*', round(nps / 2)::integer) AS bar
  FROM (SELECT DISTINCT day, count(score) OVER last_30 AS answers, nps(score) OVER last_30 AS nps
          FROM survey
         WHERE day >= '2025-03-01'
        WINDOW last_30 AS (ORDER BY day RANGE '29 days' PRECEDING)) AS rolling
 WHERE day IN (SELECT generate_series('2025-04-30'::date, '2025-07-09', '10 days'))
 ORDER BY day;

\echo '== Can a month be put together from stored days?\n   Exactly, where a mean of daily scores is not\n'

SELECT round(nps(stored), 2) AS from_days, round(nps(raw), 2) AS from_answers,
       stored = raw AS equal, round(mean_of_days, 2) AS mean_of_daily_scores
  FROM (SELECT sum(score) AS stored FROM survey_daily
         WHERE day BETWEEN '2025-11-01' AND '2025-11-30') AS s,
       (SELECT nps_agg(score) AS raw FROM survey
         WHERE day BETWEEN '2025-11-01' AND '2025-11-30') AS r,
       (SELECT avg(nps(score)) AS mean_of_days FROM survey_daily
         WHERE day BETWEEN '2025-11-01' AND '2025-11-30') AS m;

\echo '== How good is the support by our own standards?\n   IQS by agent in the last quarter of 2025, each review graded by the rubric of its time\n'

SELECT team, agent, reviews(s), round(iqs(s), 1) AS iqs,
       round(lower(iqs_ci(s)), 1) AS low, round(upper(iqs_ci(s)), 1) AS high,
       round(pass_rate(s, 80)) AS pass_80, failed_reviews(s) AS failed
  FROM (SELECT t.name AS team, a.name AS agent, iqs_agg(rubric, r) AS s
          FROM quality_review r
          JOIN quality_rubric USING (rubric_id)
          JOIN agent a USING (agent_id)
          JOIN team t USING (team_id)
         WHERE reviewed_at >= '2025-10-01'
         GROUP BY t.name, a.name) AS agents
 ORDER BY team, iqs DESC;

\echo '== Where does coaching pay?\n   The two weakest categories of each team, last quarter of 2025\n'

SELECT team, category, round(score, 1) AS score, round(low, 1) AS low, round(high, 1) AS high, rated, failed
  FROM (SELECT t.name AS team, iqs_agg(rubric, r) AS s
          FROM quality_review r
          JOIN quality_rubric USING (rubric_id)
          JOIN agent a USING (agent_id)
          JOIN team t USING (team_id)
         WHERE reviewed_at >= '2025-10-01'
         GROUP BY t.name) AS teams
 CROSS JOIN LATERAL (SELECT * FROM category_scores(s) LIMIT 2) AS weakest
 ORDER BY team, score;

\echo '== Did quality change?\n   IQS of the last quarter of 2025 against the one before\n'

SELECT team, round(before, 1) AS q3, round(after, 1) AS q4, round(change, 1) AS change,
       round(low, 1) AS low, round(high, 1) AS high, round(p_value, 3) AS p_value
  FROM (SELECT t.name AS team,
               iqs_agg(rubric, r) FILTER (WHERE reviewed_at < '2025-10-01') AS q3,
               iqs_agg(rubric, r) FILTER (WHERE reviewed_at >= '2025-10-01') AS q4
          FROM quality_review r
          JOIN quality_rubric USING (rubric_id)
          JOIN agent a USING (agent_id)
          JOIN team t USING (team_id)
         WHERE reviewed_at >= '2025-07-01'
         GROUP BY t.name) AS quarters
 CROSS JOIN LATERAL iqs_change(q3, q4)
 ORDER BY p_value;

\echo '== Do the reviewers agree?\n   Calibration sessions of 2025: three reviewers grade the same conversations; what to discuss first comes first\n'

SELECT category, (a).conversations, round((a).percent_agreement) AS same,
       round((a).krippendorff_alpha, 2) AS alpha, round((a).alpha_low, 2) AS low,
       round((a).alpha_high, 2) AS high, round((a).gwet_ac, 2) AS ac
  FROM (SELECT category, agreement(ratings, 'ordinal') AS a
          FROM (SELECT category, ticket_id, csat_agg(rating, 1, highest) AS ratings
                  FROM calibration_rating
                 GROUP BY category, ticket_id, highest) AS conversations
         GROUP BY category) AS categories
 ORDER BY alpha;

\echo '== Can the AI\'s scores be trusted?\n   It scores every conversation, people one in ten: the last quarter of 2025\n'

SELECT team, (c).reviews, (c).checked, round((c).ai_mean, 1) AS ai, round((c).human_mean, 1) AS human,
       round((c).bias, 1) AS bias, round((c).calibrated, 1) AS calibrated,
       round((c).low, 1) AS low, round((c).high, 1) AS high
  FROM (SELECT team, calibrated_iqs(ai_score, human_score) AS c
          FROM scored_review
         WHERE day >= '2025-10-01'
         GROUP BY team) AS teams
 ORDER BY calibrated DESC;
