--
-- nps, csat, ces and their summaries: what they compute, over every type of column
--

-- worked examples: 9-10 less 0-6 over all; the mean on the way from lowest to highest; the mean
SELECT nps(score) FROM (VALUES (10), (9), (8), (7), (6), (0), (10), (10)) AS t (score);
SELECT csat(rating), csat_top2(rating) FROM (VALUES (5), (4), (4), (3), (1)) AS t (rating);
SELECT ces(agreement), ces_top3(agreement) FROM (VALUES (7), (5), (4), (1)) AS t (agreement);
SELECT nps(score) AS all_promoters FROM (VALUES (9), (10)) AS t (score);
SELECT nps(score) AS all_detractors FROM (VALUES (0), (6)) AS t (score);
SELECT csat(rating) AS lowest FROM (VALUES (1), (1)) AS t (rating);
SELECT csat(rating) AS highest FROM (VALUES (5), (5)) AS t (rating);
SELECT csat(good), csat_agg(good) FROM (VALUES (true), (true), (false), (NULL)) AS t (good);

-- each score alone
SELECT score, nps(score) FROM generate_series(0, 10) AS score GROUP BY score ORDER BY score;

-- one's own scale
SELECT csat(rating, 0, 10) AS csat, csat_top2(rating, 0, 10) AS top2, ces(rating, -5, 10) AS ces,
       ces_top3(rating, 0, 10) AS top3
  FROM (VALUES (0), (5), (8), (9), (10)) AS t (rating);
SELECT csat_agg(rating, -3, 3), csat(rating, -3, 3) FROM (VALUES (-3), (0), (3), (3)) AS t (rating);
SELECT responses(csat_agg(percent, 0, 100)), csat(percent, 0, 100) FROM generate_series(0, 100) AS percent;
SELECT csat(x, -32768, -32767) AS lowest_scale, csat(x::float8, -32768, -32767) AS in_float8 FROM (VALUES (-32768), (-32767)) AS t (x);
SELECT csat(x, 32767, 32867) AS highest_scale, csat(x::float8, 32767, 32867) AS in_float8 FROM (VALUES (32767), (32867)) AS t (x);

-- a count outgrows one byte, then two
SELECT n, nps_agg(9) AS summary, pg_column_size(nps_agg(9)) AS bytes
  FROM (SELECT n FROM unnest(ARRAY[255, 256, 65535, 65536, 70000]) AS n, LATERAL generate_series(1, n)) AS t GROUP BY n ORDER BY n;

-- every type of column, without a cast
CREATE TEMP TABLE typed (s smallint, i integer, b bigint, n numeric, r real, d double precision, g boolean);
INSERT INTO typed SELECT x, x, x, x, x, x, x > 5 FROM generate_series(0, 10) AS x, generate_series(0, x) AS repeated;
INSERT INTO typed DEFAULT VALUES;
SELECT nps(s) AS smallint, nps(i) AS integer, nps(b) AS bigint, nps(n) AS numeric, nps(r) AS real, nps(d) AS double FROM typed;
SELECT csat(s, 0, 10) AS smallint, csat(i, 0, 10) AS integer, csat(b, 0, 10) AS bigint, csat(n, 0, 10) AS numeric,
       csat(r, 0, 10) AS real, csat(d, 0, 10) AS double, csat(g) AS boolean FROM typed;
SELECT csat_top2(s, 0, 10) AS smallint, csat_top2(i, 0, 10) AS integer, csat_top2(b, 0, 10) AS bigint, csat_top2(n, 0, 10) AS numeric,
       csat_top2(r, 0, 10) AS real, csat_top2(d, 0, 10) AS double FROM typed;
SELECT ces(s, 0, 10) AS smallint, ces(i, 0, 10) AS integer, ces(b, 0, 10) AS bigint, ces(n, 0, 10) AS numeric,
       ces(r, 0, 10) AS real, ces(d, 0, 10) AS double FROM typed;
SELECT nps_agg(s) = nps_agg(i) AS smallint, nps_agg(b) = nps_agg(i) AS bigint, nps_agg(n) = nps_agg(i) AS numeric,
       nps_agg(r) = nps_agg(i) AS real, nps_agg(d) = nps_agg(i) AS double FROM typed;
SELECT csat(s) AS smallint, csat(i) AS integer, csat(b) AS bigint, csat(n) AS numeric, csat(r) AS real, csat(d) AS double,
       csat_top2(s) = csat_top2(d) AS top2, ces(s) = ces(d) AS ces, ces_top3(i) = ces_top3(n) AS top3
  FROM typed WHERE i BETWEEN 1 AND 5;
SELECT pg_typeof(nps(i)) AS nps, pg_typeof(csat(d)) AS csat, round(nps(i), 1) AS rounded FROM typed WHERE i BETWEEN 1 AND 5;

-- all of it against plain SQL
CREATE TEMP TABLE answer (grp integer, score integer);
INSERT INTO answer SELECT x % 7, CASE WHEN x % 3 > 0 THEN (x * x + x / 5) % 11 END FROM generate_series(1, 5000) AS x;
SELECT grp,
       nps(score) = 100 * (count(*) FILTER (WHERE score >= 9) - count(*) FILTER (WHERE score <= 6))::numeric / count(score) AS nps,
       csat(score, 0, 10) = 100 * sum(score)::numeric / (10 * count(score)) AS csat,
       csat_top2(score, 0, 10) = 100 * count(*) FILTER (WHERE score >= 9)::numeric / count(score) AS csat_top2,
       ces(score, 0, 10) = avg(score) AS ces,
       ces_top3(score, 0, 10) = 100 * count(*) FILTER (WHERE score >= 8)::numeric / count(score) AS ces_top3,
       nps_agg(score) = rating_summary(0, ARRAY[count(*) FILTER (WHERE score = 0), count(*) FILTER (WHERE score = 1), count(*) FILTER (WHERE score = 2), count(*) FILTER (WHERE score = 3), count(*) FILTER (WHERE score = 4), count(*) FILTER (WHERE score = 5), count(*) FILTER (WHERE score = 6), count(*) FILTER (WHERE score = 7), count(*) FILTER (WHERE score = 8), count(*) FILTER (WHERE score = 9), count(*) FILTER (WHERE score = 10)]) AS summary
  FROM answer GROUP BY grp ORDER BY grp;

-- NULLs are no answers; no answers give NULL, and an empty summary
SELECT nps(score), csat(score), ces(score), csat_top2(score), ces_top3(score), csat(score, 0, 5) AS scaled, csat(score > 1) AS good
  FROM (VALUES (NULL::integer), (NULL)) AS t (score);
SELECT nps(score), csat(score), csat(score, 0, 5) AS scaled, csat(score > 1) AS good FROM answer WHERE false;
SELECT nps_agg(score), csat_agg(score), ces_agg(score), csat_agg(score > 1) AS good FROM answer WHERE false;
SELECT csat_agg(score, 0, 5) AS null_answers FROM (VALUES (NULL::integer)) AS t (score);
SELECT csat_agg(score, 0, 5) AS no_rows, sum(csat_agg) AS rolled_up
  FROM answer, (SELECT csat_agg(score, 0, 5) FROM answer WHERE false) AS nothing WHERE false;
SELECT responses(s), promoters(s), nps(s), csat(s), csat_top2(s), ces(s), ces_top3(s), average(s), stddev(s),
       top_box(s, 2), bottom_box(s, 2), net_box(s, 2, 2)
  FROM (SELECT nps_agg(score) FROM answer WHERE false) AS t (s);
SELECT responses(s), promoters(s), passives(s), detractors(s), nps(s), csat(s), csat_top2(s), ces(s), ces_top3(s), average(s),
       stddev(s), top_box(s, 2), bottom_box(s, 2), net_box(s, 2, 2), (SELECT count(*) FROM distribution(s)) AS rows
  FROM (SELECT '{}'::rating_summary) AS t (s);

-- an empty day is the identity of sum, whatever its scale came from
SELECT sum(s) FROM (VALUES ('0..2 {1,2,3}'::rating_summary), ('{}'), ('0..2 {0,0,0}'), (NULL), ('0..2 {4,5,600}')) AS t (s);
SELECT sum(s) AS only_empty FROM (VALUES ('{}'::rating_summary), ('{}'), (NULL)) AS t (s);

-- what a query may do with any aggregate
SELECT nps(score) FILTER (WHERE grp = 1) AS filtered, nps(DISTINCT score) AS distinct_scores, nps(score ORDER BY score DESC) AS ordered
  FROM answer;
SELECT grp, round(nps(score), 2) AS nps, responses(nps_agg(score)), grouping(grp)
  FROM answer WHERE grp < 2 GROUP BY ROLLUP (grp) ORDER BY grp;
SELECT nps_agg(score) = (SELECT sum(s) FROM (SELECT nps_agg(score) FROM answer GROUP BY grp, score % 2) AS t (s)) AS rolled_up FROM answer;

-- weighted: weights 1 give the unweighted figures, 0 counts for nothing, and the scale of the weights is free
SELECT weighted_rating_agg(score, 1, 0, 10) AS ones FROM answer WHERE grp = 1 AND score < 2;
SELECT nps(s), round(csat(s), 10) AS csat, average(s), round(stddev(s), 10) = round(stddev(u), 10) AS stddev, responses(s) = responses(u) AS responses,
       promoters(s) = promoters(u) AS promoters, nps(s) - nps(u) < 1e-12 AS same
  FROM (SELECT weighted_rating_agg(score, 1, 0, 10), nps_agg(score) FROM answer) AS t (s, u);
SELECT weighted_rating_agg(x, w, 1, 3), average(weighted_rating_agg(x, w, 1, 3)), average(weighted_rating_agg(x, w * 1000, 1, 3)) AS scaled,
       csat(weighted_rating_agg(x::float8, w, 1, 3))
  FROM (VALUES (1, 0.5), (2, 1.5), (3, 2), (3, 0), (NULL, 7), (2, NULL)) AS t (x, w);
SELECT weighted_rating_agg(x, w, 1, 3) AS s, average(weighted_rating_agg(x, w, 1, 3)) AS no_weight FROM (VALUES (1, 0.0), (2, 0)) AS t (x, w);
SELECT weighted_rating_agg(x, 1, 1, 3) AS nobody FROM generate_series(1, 0) AS x;
SELECT sum(s), (SELECT answer || ': ' || responses || ', ' || share FROM distribution(sum(s)) LIMIT 1) AS first
  FROM (SELECT weighted_rating_agg(x, 0.5, 1, 3) FROM generate_series(1, 3) AS x GROUP BY x % 2) AS t (s);
