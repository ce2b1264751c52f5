--
-- nps_ci and its kin: how sure a metric is
--

-- every metric, at 95 % and at another confidence
SELECT nps_ci(s), nps_ci(s, 0.5) AS half, nps_ci(summary => s, confidence => 0.999) AS surer
  FROM (SELECT '0..10 {3,0,0,1,0,2,5,9,14,20,31}'::rating_summary) AS t (s);
SELECT csat_ci(s), csat_top2_ci(s), ces_ci(s), ces_top3_ci(s)
  FROM (SELECT '1..5 {2,1,4,13,20}'::rating_summary) AS t (s);
SELECT csat_ci(s, 0.9), csat_top2_ci(s, 0.9), ces_ci(s, 0.9), ces_top3_ci(s, 0.9)
  FROM (SELECT '1..7 {1,0,2,4,11,20,9}'::rating_summary) AS t (s);

-- other scales: of answers below 0, of good and bad, of 101 points
SELECT ces_ci('-3..3 {1,0,2,4,11,20,9}'), csat_ci('0..1 {3,17}');
SELECT csat_ci(csat_agg(i, 0, 100)), ces_ci(csat_agg(i, 0, 100)) FROM generate_series(0, 100, 3) AS i;

-- a numrange like every other: both bounds belong to it, and it can be asked
SELECT pg_typeof(ci), lower_inc(ci) AND upper_inc(ci) AS closed, ci @> 40.0 AS open_whether_40,
       lower(ci) > 30 AS above_30, upper(ci) < 60 AS below_60, ci && '[60,70]' AS overlaps
  FROM nps_ci('0..10 {3,0,0,1,0,2,5,9,14,20,31}') AS ci;

-- one answer, one side, and counts of 10^15: on the scale, and wide enough
SELECT nps_ci('0..10 {0,0,0,0,0,0,0,0,0,0,1}') AS one, nps_ci('0..10 {0,0,0,0,0,0,0,0,0,0,40}') AS forty,
       csat_ci('1..5 {1,0,0,0,0}') AS worst;
SELECT nps_ci('0..10 {1000000000000000,0,0,0,0,0,0,1000000000000000,0,0,3000000000000000}') AS huge,
       csat_top2_ci('1..5 {0,0,0,1,9223372036854775806}') AS most;
-- somebody at each end, 10^9 to 1
SELECT csat_ci('1..5 {1,0,0,0,1000000000}'), csat_ci('1..5 {1000000000,0,0,0,1}');

-- no answers, no interval
SELECT nps_ci('0..10 {0,0,0,0,0,0,0,0,0,0,0}') IS NULL AS none, nps_ci('{}') IS NULL AS no_scale,
       nps_ci(NULL) IS NULL AS no_summary, nps_ci('0..10 {0,0,0,0,0,0,0,0,0,0,1}', NULL) IS NULL AS no_confidence,
       csat_ci('{}') IS NULL AS csat, csat_top2_ci('{}') IS NULL AS csat_top2,
       ces_ci('{}') IS NULL AS ces, ces_top3_ci('{}') IS NULL AS ces_top3,
       csat_ci('weighted 1..5 {0,0,0,0,0} n=2 w2={0,0,0,0,0}') IS NULL AS no_weight;

-- two boxes are Wilson's interval, to the last decimal but one
SELECT count(*) AS pairs, max(abs(lower(ci) - (middle - half)::numeric)) <= 0.000001 AS low_agrees,
       max(abs(upper(ci) - (middle + half)::numeric)) <= 0.000001 AS high_agrees
  FROM generate_series(1, 60) AS n, generate_series(0, n) AS k,
       LATERAL (SELECT 1.959963984540054::float8 AS z) AS normal,
       LATERAL (SELECT csat_top2_ci(rating_summary(1, ARRAY[n - k, 0, 0, k, 0])) AS ci,
                       (100.0 * k + 50 * z ^ 2) / (n + z ^ 2) AS middle,
                       100 * z * sqrt(k * (n - k) / n::float8 + z ^ 2 / 4) / (n + z ^ 2) AS half) AS wilson;

-- it holds the value, keeps to the scale, and is wider the surer it is
SELECT bool_and(ci @> round(value, 6)) AS holds, bool_and(ci <@ '[-100,100]'::numrange) AS on_scale,
       bool_and(ci <@ nps_ci(s, 0.99)) AS surer_is_wider, bool_and(NOT isempty(ci) AND lower(ci) < upper(ci)) AS wide
  FROM (SELECT nps_agg(get_byte(sha256(int4send(i)), 0) % 11) AS s FROM generate_series(1, 20000) AS i GROUP BY i % 3000) AS g,
       LATERAL (SELECT nps_ci(s) AS ci, nps(s) AS value) AS metric;

-- two units of one metric: CES on 0..4 is CSAT, 25 to the point
SELECT bool_and(abs(25 * lower(ces_ci(s)) - lower(csat_ci(s))) < 0.00002 AND abs(25 * upper(ces_ci(s)) - upper(csat_ci(s))) < 0.00002) AS agree
  FROM (SELECT ces_agg(get_byte(sha256(int4send(i)), 0) % 5, 0, 4) AS s FROM generate_series(1, 2000) AS i GROUP BY i % 300) AS g;

-- weights: all equal they change nothing, whatever their unit
SELECT csat_ci(weighted_rating_agg(rating, 1, 1, 5)) = csat_ci(csat_agg(rating)) AS ones,
       csat_ci(weighted_rating_agg(rating, 1e-50, 1, 5)) = csat_ci(csat_agg(rating)) AS tiny,
       csat_ci(weighted_rating_agg(rating, 1e50, 1, 5)) = csat_ci(csat_agg(rating)) AS vast,
       csat_ci(weighted_rating_agg(rating, rating, 1, 5)) = csat_ci(weighted_rating_agg(rating, rating * 0.125, 1, 5)) AS scaled
  FROM unnest(ARRAY[1,2,2,3,4,4,4,5,5,5,5]) AS rating;
-- otherwise s^2 / V = 0.16 / (0.64 * 1 + 0.04 * 8) * 5^2 = 25/6 answers, four fifths of them at the top: Wilson's interval again
SELECT csat_top2_ci('weighted 0..2 {1,2,2} n=9 w2={1,4,4}') = csat_top2_ci('weighted 0..2 {1,0.25,3.75} n=25 w2={1,0.0625,7.9375}') AS only_the_boxes_sums_count,
       csat_top2_ci('weighted 0..2 {1,0,4} n=5 w2={1,0,8}');
SELECT round(((100 * 4.0 / 5 * n + 50 * z ^ 2 - 100 * z * sqrt(n * 0.8 * 0.2 + z ^ 2 / 4)) / (n + z ^ 2))::numeric, 6) AS low,
       round(((100 * 4.0 / 5 * n + 50 * z ^ 2 + 100 * z * sqrt(n * 0.8 * 0.2 + z ^ 2 / 4)) / (n + z ^ 2))::numeric, 6) AS high
  FROM (SELECT 25 / 6::float8, 1.959963984540054::float8) AS t (n, z);

-- but never more than there are answers
SELECT csat_top2_ci('weighted 0..2 {1,0,4} n=4 w2={1,0,6}') = csat_top2_ci('weighted 0..2 {1,0,4} n=4 w2={1,0,5.5}') AS capped;
-- and where all answers have the same points, Kish's effective size, 5^2 / 9 = 25/9 answers, all at the top
SELECT csat_top2_ci('weighted 0..2 {0,1,4} n=5 w2={0,1,8}'), round((100 * 25 / 9.0 / (25 / 9.0 + 1.959963984540054 ^ 2))::numeric, 6) AS low;
-- weights that go with the answers: the numbers of R's svymean (SE 6.2449 and 21.099) and svydesign
SELECT unhappy, round(nps(s), 4) AS nps, nps_ci(s)
  FROM (VALUES (20, 0.1), (5, 10)) AS v (unhappy, weight),
       LATERAL (SELECT weighted_rating_agg(answer, w, 0, 10) AS s
                  FROM (SELECT 3, weight::float8 FROM generate_series(1, unhappy) UNION ALL SELECT 7, 1 FROM generate_series(1, 10)
                         UNION ALL SELECT 10, 1 FROM generate_series(1, 35)) AS a (answer, w)) AS summaries
 ORDER BY unhappy DESC;

-- over stored summaries, windows and rolled-up ones
SELECT day, nps_ci(nps_agg(score) OVER (ORDER BY day RANGE 1 PRECEDING)) AS two_days
  FROM (VALUES (1, 10), (1, 9), (1, 3), (2, 8), (2, 10), (3, 0)) AS t (day, score);
SELECT nps_ci(sum(s)) = nps_ci('0..10 {1,0,0,1,0,0,0,0,1,1,2}') AS rolled_up
  FROM (VALUES ('0..10 {0,0,0,1,0,0,0,0,0,1,1}'::rating_summary), ('0..10 {1,0,0,0,0,0,0,0,1,0,1}')) AS t (s);
