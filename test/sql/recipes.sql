--
-- The recipes of docs/recipes.md on figures that others have published or that a hand can reckon.
--
-- Each query is the page's, word for word, but for what it reads: change both together.
--
\pset null (null)
CREATE TEMP TABLE survey (day date, team text, channel text, score integer);

-- Many teams, many looks: as R's p.adjust has it; what has no p-value is no look
CREATE FUNCTION adjusted(p_values numeric[]) RETURNS TABLE (p numeric, holm numeric, bh numeric) LANGUAGE sql AS $$
SELECT p, max(least(1, (m - i + 1) * p)) OVER (ORDER BY i) AS holm, min(least(1, m * p / i)) OVER (ORDER BY i DESC) AS bh
  FROM (SELECT p, row_number() OVER (ORDER BY p) AS i, count(*) OVER () AS m
          FROM unnest(p_values) AS p WHERE p IS NOT NULL) AS ranked
 ORDER BY p;
$$;
SELECT p, round(a.holm, 3) AS holm, round(a.bh, 3) AS bh, a.holm = r.holm AS holm_agrees, a.bh = r.bh AS bh_agrees
  FROM adjusted(ARRAY[0.01, NULL, 0.04, 0.03, 0.005]) AS a
       FULL JOIN (VALUES (0.01, 0.03, 0.02), (0.04, 0.06, 0.04), (0.03, 0.06, 0.04), (0.005, 0.02, 0.02)) AS r (p, holm, bh) USING (p)
 ORDER BY p;
-- the fifteen of Benjamini and Hochberg (1995)
SELECT count(*) FILTER (WHERE holm <= 0.05) AS holm, count(*) FILTER (WHERE p <= 0.05 / 15) AS bonferroni, count(*) FILTER (WHERE bh <= 0.05) AS bh,
       (count(*) FILTER (WHERE holm <= 0.05), count(*) FILTER (WHERE p <= 0.05 / 15), count(*) FILTER (WHERE bh <= 0.05)) = (3, 3, 4) AS agrees
  FROM adjusted(ARRAY[0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262, 0.5719, 0.6528, 0.7590, 1.0000]);
-- months, of which the first has no change
SELECT month, p_value, holm, holm IS NOT DISTINCT FROM published AS agrees
  FROM (SELECT *, CASE WHEN change IS NOT NULL THEN max(least(1, (m - i + 1) * p_value)) OVER (ORDER BY i) END AS holm
          FROM (SELECT *, row_number() OVER (ORDER BY p_value) AS i, count(p_value) OVER () AS m
                  FROM (VALUES (1, NULL, NULL, NULL), (2, 9, 0.01, 0.03), (3, 9, 0.04, 0.06), (4, 9, 0.03, 0.06), (5, 9, 0.005, 0.02))
                       AS changes (month, change, p_value, published)) AS changes) AS adjusted
 ORDER BY month;

-- Agents, ranked so that luck does not win: as metafor's method DL has it
CREATE TEMP TABLE given (data text, agent text, y numeric, v numeric);
CREATE FUNCTION shrunk(wanted text) RETURNS TABLE (agent text, tau2 numeric, mu numeric, csat numeric, shrunk numeric, error numeric) LANGUAGE sql AS $$
WITH agents AS (
    SELECT agent, y, v FROM given WHERE data = wanted
), sums AS (
    SELECT count(*) AS k, sum(1 / v) AS w, sum(1 / v ^ 2) AS w2, sum(y / v) AS wy, sum(y ^ 2 / v) AS wyy FROM agents
), spread AS (
    SELECT greatest(0, CASE WHEN k > 1 THEN (wyy - wy ^ 2 / w - (k - 1)) / (w - w2 / w) END) AS tau2 FROM sums
), middle AS (
    SELECT tau2, sum(y / (v + tau2)) / sum(1 / (v + tau2)) AS mu FROM agents, spread GROUP BY tau2)
SELECT agent, tau2, mu, y, mu + tau2 / (tau2 + v) * (y - mu) AS shrunk, sqrt(v * tau2 / (v + tau2)) AS error
  FROM agents, middle
 ORDER BY mu + tau2 / (tau2 + v) * (y - mu) DESC;
$$;
-- the desk's Technical team in the last quarter of 2025, NPS, by their promoters, passives and detractors; the intervals as printed
INSERT INTO given
SELECT 'agents', agent, nps(s), ((round(upper(nps_ci(s)), 1) - round(lower(nps_ci(s)), 1)) / (2 * 1.959964)) ^ 2
  FROM (VALUES ('Tomas Novak', '0..10 {0,0,0,0,0,0,0,0,0,0,5}'::rating_summary), ('Rosa Delgado', '0..10 {0,0,0,0,0,0,6,0,9,0,38}'),
               ('Sami Virtanen', '0..10 {0,0,0,0,0,0,7,0,9,0,29}'), ('Priya Raman', '0..10 {0,0,0,0,0,0,11,0,4,0,26}'),
               ('Oskar Lindqvist', '0..10 {0,0,0,0,0,0,8,0,10,0,22}')) AS t (agent, s);
SELECT agent, round(tau2, 2) AS tau2, round(mu, 2) AS mu, round(shrunk, 1) AS shrunk,
       (round(tau2, 2), round(mu, 2), round(shrunk, 1)) = (186.42, 51.88, published) AS agrees
  FROM shrunk('agents') FULL JOIN (VALUES ('Tomas Novak', 65.1), ('Rosa Delgado', 57.7), ('Sami Virtanen', 50.1), ('Priya Raman', 44.0), ('Oskar Lindqvist', 42.5))
       AS metafor (agent, published) USING (agent)
 ORDER BY shrunk DESC;
-- thirteen trials of BCG vaccine (metafor's dat.bcg), the logarithm of the relative risk
INSERT INTO given
SELECT 'bcg', row_number() OVER (), ln(tpos / (tpos + tneg) / (cpos / (cpos + cneg))), 1 / tpos - 1 / (tpos + tneg) + 1 / cpos - 1 / (cpos + cneg)
  FROM (VALUES (4.0, 119.0, 11.0, 128.0), (6, 300, 29, 274), (3, 228, 11, 209), (62, 13536, 248, 12619), (33, 5036, 47, 5761), (180, 1361, 372, 1079),
               (8, 2537, 10, 619), (505, 87886, 499, 87892), (29, 7470, 45, 7232), (17, 1699, 65, 1600), (186, 50448, 141, 27197), (5, 2493, 3, 2338),
               (27, 16886, 29, 17825)) AS trial (tpos, tneg, cpos, cneg);
SELECT count(*) AS trials, round(max(tau2), 4) AS tau2, round(max(mu), 4) AS mu, (round(max(tau2), 4), round(max(mu), 4)) = (0.3088, -0.7141) AS agrees
  FROM shrunk('bcg');
-- one agent alone has nobody to be drawn to; two who are closer than luck puts them are one
INSERT INTO given VALUES ('alone', 'Uma', 80, 37), ('alike', 'Uma', 80, 37), ('alike', 'Hiro', 81, 37);
SELECT agent, round(tau2, 1) AS tau2, round(shrunk, 1) AS shrunk, (tau2, round(shrunk, 6)) = (0, 80) AS agrees FROM shrunk('alone');
SELECT agent, round(tau2, 1) AS tau2, round(shrunk, 1) AS shrunk, (tau2, round(shrunk, 6)) = (0, 80.5) AS agrees FROM shrunk('alike') ORDER BY agent;

-- A score as if the mix were another: each channel is half of the answers, W and Z lack one, nobody answered on the phone
INSERT INTO survey
SELECT '2025-08-01', team, channel, score
  FROM (VALUES ('X', 'chat', 10, 7), ('X', 'chat', 0, 3), ('X', 'email', 10, 12), ('X', 'email', 0, 8),
               ('Y', 'chat', 10, 18), ('Y', 'chat', 0, 12), ('Y', 'email', 10, 6), ('Y', 'email', 0, 14),
               ('Z', 'email', 10, 20), ('W', 'chat', 10, 20), ('X', 'phone', NULL, 5)) AS t (team, channel, score, n), generate_series(1, n);
CREATE TEMP TABLE standardised AS
WITH part AS (
    SELECT team, channel, nps_agg(score) AS s FROM survey WHERE day >= '2025-07-01' GROUP BY team, channel
), share AS (
    SELECT channel, responses(sum(s)) / sum(responses(sum(s))) OVER () AS w FROM part GROUP BY channel)
SELECT team, nps(sum(s)) AS nps, sum(w * nps(s)) AS standardised,
       sum(w * nps(s)) - sqrt(sum((w * (nps(s) - lower(nps_ci(s)))) ^ 2)) AS low,
       sum(w * nps(s)) + sqrt(sum((w * (upper(nps_ci(s)) - nps(s))) ^ 2)) AS high
  FROM part JOIN share USING (channel)
 WHERE responses(s) > 0
 GROUP BY team
HAVING count(*) = (SELECT count(*) FROM share WHERE w > 0)
 ORDER BY standardised DESC;
-- by hand: chat 40 and email 20 make 30, chat 20 and email -40 make -10; with promoters and detractors alone each interval is Wilson's
CREATE FUNCTION wilson(good numeric, n numeric, side numeric) RETURNS numeric LANGUAGE sql AS
$$SELECT 200 * (good / n + z ^ 2 / 2 / n + side * z * sqrt(good / n * (1 - good / n) / n + z ^ 2 / 4 / n ^ 2)) / (1 + z ^ 2 / n) - 100 FROM (VALUES (1.959963984540054)) AS t (z)$$;
SELECT abs(lower(nps_ci('0..10 {3,0,0,0,0,0,0,0,0,0,7}')) - wilson(7, 10, -1)) < 0.000001 AS is_wilson;
SELECT team, round(nps, 4) AS nps, round(standardised, 4) AS standardised, round(s.low, 4) AS low, round(s.high, 4) AS high,
       standardised = hand.m AS agrees, abs(s.low - hand.low) < 0.00001 AS low_agrees, abs(s.high - hand.high) < 0.00001 AS high_agrees
  FROM standardised AS s FULL JOIN
       (VALUES ('X', 30, 30 - sqrt((0.5 * (40 - wilson(7, 10, -1))) ^ 2 + (0.5 * (20 - wilson(12, 20, -1))) ^ 2),
                         30 + sqrt((0.5 * (wilson(7, 10, 1) - 40)) ^ 2 + (0.5 * (wilson(12, 20, 1) - 20)) ^ 2)),
               ('Y', -10, -10 - sqrt((0.5 * (20 - wilson(18, 30, -1))) ^ 2 + (0.5 * (-40 - wilson(6, 20, -1))) ^ 2),
                          -10 + sqrt((0.5 * (wilson(18, 30, 1) - 20)) ^ 2 + (0.5 * (wilson(6, 20, 1) + 40)) ^ 2))) AS hand (team, m, low, high) USING (team)
 ORDER BY team;

-- Why did the score change? Mix and rate: both segments rose, the score fell
TRUNCATE survey;
INSERT INTO survey
SELECT day::date, 'all', channel, score
  FROM (VALUES ('2024-11-01', 'chat', 10, 300), ('2024-11-01', 'chat', 8, 300), ('2024-11-01', 'email', 10, 40), ('2024-11-01', 'email', 8, 360),
               ('2025-11-01', 'chat', 10, 156), ('2025-11-01', 'chat', 8, 144), ('2025-11-01', 'email', 10, 98), ('2025-11-01', 'email', 8, 602))
               AS t (day, channel, score, n), generate_series(1, n);
CREATE TEMP VIEW mix_and_rate AS
WITH segment AS (
    SELECT channel, responses(a) AS n1, responses(b) AS n2, coalesce(nps(a), nps(b)) AS m1, coalesce(nps(b), nps(a)) AS m2
      FROM (SELECT channel, nps_agg(score) FILTER (WHERE day BETWEEN '2024-10-01' AND '2024-12-31') AS a,
                            nps_agg(score) FILTER (WHERE day BETWEEN '2025-10-01' AND '2025-12-31') AS b
              FROM survey GROUP BY channel) AS channels
), share AS (
    SELECT *, n1 / sum(n1) OVER () AS w1, n2 / sum(n2) OVER () AS w2,
           sum(n1 * m1) OVER () / sum(n1) OVER () AS all1, sum(n2 * m2) OVER () / sum(n2) OVER () AS all2
      FROM segment)
SELECT channel, round(m1, 1) AS nps_2024, round(m2, 1) AS nps_2025, round(100 * w1, 1) AS share_2024, round(100 * w2, 1) AS share_2025,
       round(sum((w1 + w2) / 2 * (m2 - m1)), 2) AS rate, round(sum((w2 - w1) * ((m1 + m2) - (all1 + all2)) / 2), 2) AS mix
  FROM share
 GROUP BY GROUPING SETS ((channel, m1, m2, w1, w2), ())
 ORDER BY channel;
SELECT m.channel, m.rate, m.mix, (m.rate, m.mix) = (hand.rate, hand.mix) AS agrees
  FROM mix_and_rate AS m LEFT JOIN (VALUES ('chat', 0.9, -6.39), ('email', 2.2, -5.31), (NULL, 3.1, -11.7)) AS hand (channel, rate, mix)
       ON m.channel IS NOT DISTINCT FROM hand.channel
 ORDER BY m.channel;
SELECT round(before, 1) AS before, round(after, 1) AS after, round(after - before, 2) = (SELECT rate + mix FROM mix_and_rate WHERE channel IS NULL) AS adds_up,
       (before, after) = (34.0, 25.4) AS agrees
  FROM (SELECT nps(score) FILTER (WHERE day < '2025-01-01') AS before, nps(score) FILTER (WHERE day > '2025-01-01') AS after FROM survey) AS t;
-- a segment's impact: without chat 14 is left, without email 52
SELECT channel, round(nps(total) - nps(total - s), 2) AS impact, nps(total) - nps(total - s) = hand AS agrees
  FROM (SELECT channel, s, sum(s) OVER () AS total
          FROM (SELECT channel, nps_agg(score) AS s FROM survey WHERE day >= '2025-10-01' GROUP BY channel) AS channels) AS parts
       JOIN (VALUES ('chat', 25.4 - 14), ('email', 25.4 - 52)) AS t (channel, hand) USING (channel)
 ORDER BY impact;
-- a segment of one side alone, and one that nobody answered: all of it is mix, and it still adds up
INSERT INTO survey SELECT '2025-12-01', 'all', 'social', 0 FROM generate_series(1, 250);
INSERT INTO survey SELECT '2025-12-01', 'all', 'fax', NULL FROM generate_series(1, 9);
SELECT channel, rate, mix FROM mix_and_rate;
SELECT round(nps(score) FILTER (WHERE day > '2025-01-01') - nps(score) FILTER (WHERE day < '2025-01-01'), 2) AS change,
       round(nps(score) FILTER (WHERE day > '2025-01-01') - nps(score) FILTER (WHERE day < '2025-01-01'), 2) = (SELECT rate + mix FROM mix_and_rate WHERE channel IS NULL) AS adds_up
  FROM survey;

-- Is there a trend? As R's prop.trend.test(c(83, 90, 129, 70), c(86, 93, 136, 82)) has it; promoters are one box, passives the other
CREATE TEMP VIEW trend AS
WITH month AS (
    SELECT extract(month FROM day)::numeric AS x, responses(nps_agg(score)) AS n, nps(score) AS y, stddev_pop(nps_points(score)) AS s
      FROM survey WHERE day >= '2025-01-01' AND score IS NOT NULL GROUP BY x
), line AS (
    SELECT count(*) AS k, sum(n * (x - mx) * (y - my)) / sum(n * (x - mx) ^ 2) AS slope, sum(n * (x - mx) ^ 2) AS sxx, max(mx) AS mx, max(my) AS my,
           sum(n * (y - my) ^ 2) AS syy, (sum(n * (s ^ 2 + y ^ 2)) - sum(n) * max(my) ^ 2) / sum(n) AS variance
      FROM month, (SELECT sum(n * x) / sum(n) AS mx, sum(n * y) / sum(n) AS my FROM month) AS means)
SELECT k, slope AS per_month, slope / sqrt(variance / sxx) AS z_of_answers,
       sqrt((syy - slope ^ 2 * sxx) / (k - 2) / sxx) AS error, slope / sqrt((syy - slope ^ 2 * sxx) / (k - 2) / sxx) AS t,
       (syy - slope ^ 2 * sxx) / (k - 2) / variance AS dispersion
  FROM line;
CREATE FUNCTION two_sided(z numeric) RETURNS numeric LANGUAGE sql AS  -- Simpson's rule
$$SELECT 2 * (0.5 - abs(z) / 3000 * sum(CASE WHEN i IN (0, 1000) THEN 1 WHEN i % 2 = 1 THEN 4 ELSE 2 END * exp((z * i / 1000) ^ 2 / -2)) / 2.506628274631)
    FROM generate_series(0, 1000) AS i$$;
TRUNCATE survey;
INSERT INTO survey
SELECT make_date(2025, month, 1), 'all', 'chat', CASE WHEN i <= yes THEN 10 ELSE 8 END
  FROM (VALUES (1, 83, 86), (2, 90, 93), (3, 129, 136), (4, 70, 82)) AS t (month, yes, n), generate_series(1, n) AS i;
SELECT round(z_of_answers ^ 2, 4) AS chi_square, round(two_sided(z_of_answers), 6) AS p,
       (round(z_of_answers ^ 2, 4), round(two_sided(z_of_answers), 6)) = (8.2249, 0.004132) AS agrees FROM trend;
-- a month of one answer has no spread and counts; one without any answer does not
CREATE FUNCTION by_hand() RETURNS numeric LANGUAGE sql AS
$$SELECT round(corr(extract(month FROM day), score)::numeric ^ 2 * count(score), 6) FROM survey$$;
INSERT INTO survey VALUES ('2025-05-01', 'all', 'chat', 8), ('2025-06-01', 'all', 'chat', NULL);
SELECT k AS months, round(z_of_answers ^ 2, 4) AS chi_square, k = 5 AND round(z_of_answers ^ 2, 6) = by_hand() AS agrees FROM trend;

-- the desk's 2025, by its promoters, passives and detractors: the line, and Laney's chart
TRUNCATE survey;
INSERT INTO survey
SELECT make_date(2025, month, 1), 'all', 'chat', CASE WHEN i <= p THEN 10 WHEN i <= p + q THEN 8 ELSE 0 END
  FROM (VALUES (1, 128, 52, 67), (2, 106, 31, 33), (3, 95, 51, 37), (4, 116, 47, 53), (5, 130, 48, 78), (6, 125, 35, 26), (7, 123, 31, 33),
               (8, 106, 41, 33), (9, 148, 41, 40), (10, 142, 43, 34), (11, 162, 57, 52), (12, 146, 58, 73)) AS t (month, p, q, d),
       generate_series(1, p + q + d) AS i;
SELECT round(per_month, 4) AS per_month, round(z_of_answers, 4) AS z_of_answers, round(two_sided(z_of_answers), 4) AS p, round(error, 4) AS error, round(t, 4) AS t,
       round(dispersion, 3) AS dispersion,
       (round(per_month, 4), round(z_of_answers, 4), round(two_sided(z_of_answers), 4), round(error, 4), round(t, 4), round(dispersion, 3))
       = (0.9031, 2.0323, 0.0421, 0.9025, 1.0007, 4.124) AS agrees
  FROM trend;
INSERT INTO survey VALUES ('2025-06-30', 'all', 'chat', NULL), ('2026-01-01', 'all', 'chat', NULL);
CREATE TEMP TABLE chart AS
WITH month AS (
    SELECT date_trunc('month', day)::date AS month, count(score) AS n, nps(score) AS m FROM survey WHERE day >= '2025-01-01' AND score IS NOT NULL GROUP BY 1
), centre AS (
    SELECT avg(nps_points(score)) AS c, stddev_pop(nps_points(score)) AS s FROM survey WHERE day >= '2025-01-01'
), step AS (
    SELECT *, s / sqrt(n::numeric) AS error, abs((m - c) / (s / sqrt(n::numeric)) - lag((m - c) / (s / sqrt(n::numeric))) OVER (ORDER BY month)) AS step FROM month, centre
), sigma AS (
    SELECT *, avg(step) OVER () / 1.128 AS sigma_z FROM step)
SELECT to_char(month, 'YYYY-MM') AS month, n AS answers, round(m, 2) AS nps, round(c - 3 * error, 2) AS low, round(c + 3 * error, 2) AS high,
       round(c - 3 * error * sigma_z, 2) AS laney_low, round(c + 3 * error * sigma_z, 2) AS laney_high,
       abs(m - c) > 3 * error * sigma_z AS out_of_the_ordinary, c, s, sigma_z
  FROM sigma
 ORDER BY month;
SELECT count(*) AS months, round(max(c), 4) AS centre, round(max(s), 3) AS s, round(max(sigma_z), 4) AS sigma_z,
       (count(*), round(max(c), 4), round(max(s), 3), round(max(sigma_z), 4)) = (12, 36.9325, 81.208, 1.7572) AS agrees FROM chart;
SELECT month, nps, low, high, laney_low, laney_high, out_of_the_ordinary,
       (nps, low, high, laney_low, laney_high, out_of_the_ordinary) = (20.31, 21.71, 52.16, 10.18, 63.69, false) AS agrees
  FROM chart WHERE nps NOT BETWEEN low AND high;

-- The same customers, before and after: Tango's interval (1998), as R's PropCIs has it
SELECT ces_ci('-1..1 {2,36,12}'), ces_ci('-1..1 {2,36,12}') = numrange(0.061112, 0.344709, '[]') AS agrees;
-- the ends solve his equation: z^2 n (2 q + d (1 - d)) = (c - b - n d)^2, q being the likeliest share of those who fell
SELECT n, b, c, ces_ci(s), round(abs(c - b - n * d) / sqrt(n * (2 * q + d * (1 - d))), 4) AS z,
       abs(abs(c - b - n * d) / sqrt(n * (2 * q + d * (1 - d))) - 1.959964) < 0.0001 AS agrees
  FROM (VALUES (50, 2, 12), (100, 9, 21), (40, 5, 5)) AS t (n, b, c),
       LATERAL (SELECT format('-1..1 {%s,%s,%s}', b, n - b - c, c)::rating_summary AS s) AS summary,
       LATERAL unnest(ARRAY[lower(ces_ci(s)), upper(ces_ci(s))]) AS d,
       LATERAL (SELECT -b - c + (2 * n - c + b) * d AS linear, -b * d * (1 - d) AS last) AS quadratic,
       LATERAL (SELECT (sqrt(linear ^ 2 - 8 * n * last) - linear) / (4 * n) AS q) AS share;
WITH customer (before, after, customers) AS (VALUES (9, 9, 20), (8, 9, 12), (6, 8, 6), (6, 5, 9), (10, 8, 3)),
class AS (
    SELECT customers, nps_points(after) / 100 - nps_points(before) / 100 AS change, before, after FROM customer)
SELECT s, round(100 * ces(s), 1) AS change, s = '-2..2 {0,3,29,18,0}'::rating_summary AS by_hand, round(100 * ces(s), 1) = round(after - before, 1) AS agrees
  FROM (SELECT counted_rating_agg(change, customers, -2, 2) AS s, counted_rating_agg(before, customers, 0, 10) AS b, counted_rating_agg(after, customers, 0, 10) AS a
          FROM class) AS summaries, LATERAL nps_change(b, a) AS c;
