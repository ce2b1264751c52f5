--
-- accessors: what a summary tells
--

-- 5 detractors, 3 passives, 4 promoters
CREATE TEMP TABLE summary AS SELECT '0..10 {1,0,0,1,0,1,2,2,1,1,3}'::rating_summary AS s;
SELECT nps(s), responses(s), promoters(s), passives(s), detractors(s) FROM summary;
SELECT csat(s), csat_top2(s), ces(s), ces_top3(s), average(s) FROM summary;
SELECT top_box(s, 1), top_box(s, 2), top_box(s, 10), bottom_box(s, 1), bottom_box(s, 7), bottom_box(s, 10) FROM summary;
SELECT net_box(s, 2, 7) AS nps, net_box(s, 1, 1), net_box(s, 4, 7), net_box(s, 1, 10) FROM summary;
SELECT * FROM summary, distribution(s);

-- mean and spread are those of the answers themselves, digit for digit
SELECT average(nps_agg(x)) = avg(x) AS average, stddev(nps_agg(x)) = stddev(x) AS stddev, stddev(nps_agg(x))
  FROM (VALUES (0), (3), (5), (6), (6), (7), (7), (8), (9), (10), (10), (10)) AS t (x);
SELECT n, stddev(csat_agg(x)) = stddev(x) AS stddev, average(csat_agg(x)) = avg(x) AS average
  FROM unnest(ARRAY[2, 3, 10, 1000, 100000]) AS n, LATERAL (SELECT (1 + (i * i + i / 3) % 5)::integer AS x FROM generate_series(1::bigint, n) AS i) AS t
 GROUP BY n ORDER BY n;
SELECT stddev('1..5 {0,0,1,0,0}'::rating_summary) AS one_answer, stddev('1..5 {0,0,2,0,0}'::rating_summary) AS no_spread;

-- as many answers as there can be
SELECT nps(s), csat(s), average(s), round(stddev(s), 20) AS stddev, responses(s), promoters(s), top_box(s, 1)
  FROM (SELECT '0..10 {4611686018427387903,0,0,0,0,0,0,0,0,0,4611686018427387904}'::rating_summary) AS t (s);
SELECT csat(s), average(s), stddev(s), net_box(s, 50, 50)
  FROM (SELECT ('-32768..-32668 {9223372036854775807' || repeat(',0', 100) || '}')::rating_summary) AS t (s);

-- other scales
SELECT csat(s), ces(s), top_box(s, 1), bottom_box(s, 1), net_box(s, 1, 1) FROM (SELECT '0..1 {1,3}'::rating_summary) AS t (s);
SELECT answer, responses, round(share, 2) AS share FROM distribution('-1..1 {1,0,2}');
SELECT * FROM distribution('1..3 {0,0,0}');
SELECT answer, responses, share FROM distribution('weighted 1..3 {0.5,0,1.5} n=3 w2={0.25,0,1.25}');
SELECT promoters(s), passives(s), detractors(s), responses(s), nps(s), net_box(s, 2, 7)
  FROM (SELECT 'weighted 0..10 {0,0,0,0,0,0.5,0,1.5,0,1.25,0.75} n=6 w2={0,0,0,0,0,0.25,0,1.25,0,0.8,0.5625}'::rating_summary) AS t (s);

-- NULL in, NULL out
SELECT nps(s), csat(s), csat_top2(s), ces(s), ces_top3(s), average(s), stddev(s), responses(s), promoters(s), passives(s), detractors(s),
       top_box(s, 1), bottom_box(s, 1), net_box(s, 1, 1), (SELECT count(*) FROM distribution(s)) AS rows
  FROM (SELECT NULL::rating_summary) AS t (s);
SELECT top_box(s, NULL), net_box(s, 1, NULL) FROM summary;
