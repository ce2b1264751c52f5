--
-- nps_change and its kin: what changed, and whether that is news
--

-- every metric
SELECT * FROM nps_change('0..10 {3,0,0,1,0,2,5,9,14,20,31}', '0..10 {1,0,0,0,0,1,2,8,11,19,38}');
SELECT * FROM csat_change('1..5 {2,1,4,13,20}', '1..5 {1,1,2,9,31}');
SELECT * FROM csat_top2_change('1..5 {2,1,4,13,20}', '1..5 {1,1,2,9,31}', 0.9);
SELECT * FROM ces_change('1..7 {1,0,2,4,11,20,9}', '1..7 {4,3,2,5,11,10,5}', confidence => 0.99);
SELECT * FROM ces_top3_change(after => '1..7 {4,3,2,5,11,10,5}', before => '1..7 {1,0,2,4,11,20,9}');

-- the row and its columns
SELECT pg_typeof(before) AS before, pg_typeof(p_value) AS p_value, (nps_change(NULL, NULL)).*
  FROM nps_change('0..10 {0,0,0,0,0,0,0,0,0,0,1}', '0..10 {1,0,0,0,0,0,0,0,0,0,0}');

-- no answers on a side: what is known of the other, and nothing else
SELECT 'null' AS side, c.* FROM nps_change(NULL, '0..10 {0,0,0,0,0,0,0,0,0,1,2}') AS c
 UNION ALL SELECT 'null', c.* FROM nps_change('0..10 {0,0,0,0,0,0,0,0,0,1,2}', NULL) AS c
 UNION ALL SELECT 'no scale', c.* FROM nps_change('{}', '0..10 {0,0,0,0,0,0,0,0,0,1,2}') AS c
 UNION ALL SELECT 'empty', c.* FROM nps_change('0..10 {0,0,0,0,0,0,0,0,0,1,2}', '0..10 {0,0,0,0,0,0,0,0,0,0,0}') AS c
 UNION ALL SELECT 'no weight', c.* FROM csat_change('1..3 {0,0,1}', 'weighted 1..3 {0,0,0} n=1 w2={0,0,0}') AS c
 UNION ALL SELECT 'both', c.* FROM nps_change(NULL, NULL) AS c;
-- no confidence: no interval; the change and its p-value don't need one
SELECT * FROM nps_change('0..10 {1,0,0,0,0,0,0,0,0,0,1}', '0..10 {0,0,0,0,0,0,0,0,0,1,2}', NULL);

-- the published examples of Newcombe 1998, method 10, in percent: 5.24..33.39, 17.05..80.90, -3.81..19.26
SELECT d.low, d.high
  FROM (VALUES (48, 80, 56, 70), (3, 10, 9, 10), (0, 29, 5, 56)) AS t (k1, n1, k2, n2),
       LATERAL csat_change(rating_summary(0, ARRAY[n1 - k1, k1]), rating_summary(0, ARRAY[n2 - k2, k2])) AS d;

-- MOVER from the two intervals, in plain SQL
CREATE TABLE side AS
SELECT i % 1000 AS pair, i % 2 AS after, nps_agg(get_byte(sha256(int4send(i)), 0) % 11) AS s
  FROM generate_series(1, 20000) AS i GROUP BY 1, 2;
CREATE VIEW pair AS
SELECT b.s AS before, a.s AS after
  FROM side AS b JOIN side AS a ON a.pair = b.pair + 1 WHERE b.after = 0 AND a.after = 1;
SELECT count(*) AS pairs,
       max(abs(low - (change - sqrt((after - lower(a)) ^ 2 + (upper(b) - before) ^ 2)))) < 0.000005 AS low_agrees,
       max(abs(high - (change + sqrt((upper(a) - after) ^ 2 + (before - lower(b)) ^ 2)))) < 0.000005 AS high_agrees,
       bool_and(change = after - before) AS change_agrees, bool_and(before = nps(b_summary) AND after = nps(a_summary)) AS values_agree
  FROM (SELECT c.*, nps_ci(p.before) AS b, nps_ci(p.after) AS a, p.before AS b_summary, p.after AS a_summary
          FROM pair AS p, LATERAL nps_change(p.before, p.after) AS c) AS t;

-- in the metric's own unit, whatever its denominator
SELECT abs(low - (change - sqrt((after - lower(a)) ^ 2 + (upper(b) - before) ^ 2))) < 0.000005 AS low_agrees,
       abs(high - (change + sqrt((upper(a) - after) ^ 2 + (before - lower(b)) ^ 2))) < 0.000005 AS high_agrees
  FROM csat_change('1..7 {1,0,2,4,11,20,9}', '1..7 {4,3,2,5,11,10,5}'),
       csat_ci('1..7 {1,0,2,4,11,20,9}') AS b, csat_ci('1..7 {4,3,2,5,11,10,5}') AS a;

-- p < 1 - confidence where the interval leaves out 0, at any confidence
SELECT count(*) AS pairs, count(*) FILTER (WHERE p_value < 0.05) BETWEEN 50 AND 200 AS one_in_twenty_is_news,
       bool_and((p_value < 1 - confidence) = (low > 0 OR high < 0)) AS agree
  FROM pair AS p, unnest(ARRAY[0.5, 0.8, 0.9, 0.95, 0.99]::float8[]) AS confidence,
       LATERAL nps_change(p.before, p.after, confidence) AS c;

-- the other way round it is the same, mirrored; against itself, nothing
SELECT bool_and(there.change = -back.change AND there.low = -back.high AND there.high = -back.low AND there.p_value = back.p_value) AS mirrored,
       bool_and(same.change = 0 AND same.low = -same.high AND same.p_value = 1) AS same
  FROM pair AS p, LATERAL nps_change(p.before, p.after) AS there, LATERAL nps_change(p.after, p.before) AS back,
       LATERAL nps_change(p.before, p.before) AS same;
-- in proportion is the same, too, whatever the denominator
SELECT change, p_value FROM csat_change('1..7 {1,0,2,4,11,20,9}', '1..7 {3,0,6,12,33,60,27}');

-- one answer against one; 10^15 against 10^15, 2 in 10^8 more
SELECT * FROM nps_change('0..10 {1,0,0,0,0,0,0,0,0,0,0}', '0..10 {0,0,0,0,0,0,0,0,0,0,1}');
SELECT * FROM csat_top2_change('0..2 {500000000000000,0,500000000000000}', '0..2 {499999990000000,0,500000010000000}');
SELECT * FROM csat_change('1..5 {1000000000000000,0,0,0,0}', '1..5 {0,0,0,0,1000000000000000}');

-- weighted against weighted and against unweighted
SELECT w.low = u.low AND w.high = u.high AND w.p_value = u.p_value AS ones
  FROM csat_change('weighted 1..3 {1,2,3} n=6 w2={1,2,3}', 'weighted 1..3 {4,1,1} n=6 w2={4,1,1}') AS w,
       csat_change('1..3 {1,2,3}', 'weighted 1..3 {40,10,10} n=6 w2={400,100,100}') AS u;

-- month against the month before
SELECT month, round(c.change, 1) AS change, c.p_value
  FROM (SELECT month, s, lag(s) OVER (ORDER BY month) AS previous
          FROM (VALUES (1, '0..10 {0,0,0,0,0,0,4,0,0,0,9}'::rating_summary), (2, '0..10 {0,0,0,0,0,0,1,0,0,0,9}'), (3, NULL)) AS v (month, s)) AS m,
       LATERAL nps_change(previous, s) AS c
 ORDER BY month;
DROP TABLE side CASCADE;
