--
-- agreement: how much the reviewers of a set of conversations agree. Published examples, plain
-- SQL as the oracle, and what there is nothing to say about.
--

-- a table of conversations by points, as text, becomes one rating summary per conversation
CREATE FUNCTION pg_temp.conversations(tbl text, low integer, high integer) RETURNS SETOF rating_summary LANGUAGE sql AS $$
	SELECT rating_summary(low, regexp_split_to_array(trim(line), '\s+')::bigint[]) FROM string_to_table(tbl, '/') AS line
$$;

--
-- published examples
--

-- Krippendorff (2011): 4 observers, 12 units, one of them with a single rating; the four levels
SELECT level, (agreement(c, level)).* FROM unnest('{nominal,ordinal,interval,ratio}'::text[]) WITH ORDINALITY AS l (level, i),
	pg_temp.conversations('3 0 0 0 0/0 3 1 0 0/0 0 4 0 0/0 0 4 0 0/0 4 0 0 0/1 1 1 1 0/0 0 0 4 0/3 1 0 0 0/0 4 0 0 0/0 0 0 0 3/2 0 0 0 0/0 0 1 0 0', 1, 5) AS c
 GROUP BY level ORDER BY min(i);

-- two abstractors, 100 subjects in 3 categories (Gwet's irrCAC, cont3x3abstractors): AC1 0.8493305, alpha 0.7972585
CREATE TEMP TABLE abstractor AS
	SELECT a, b FROM (VALUES (1, 1, 13), (2, 2, 20), (2, 3, 7), (3, 2, 4), (3, 3, 56)) AS t (a, b, n), generate_series(1, n);
SELECT (agreement(s, 'nominal')).* FROM (SELECT csat_agg(r, 1, 3) AS s FROM (SELECT row_number() OVER () AS c, a, b FROM abstractor) AS t, unnest(ARRAY[a, b]) AS r GROUP BY c) AS t;

-- Fleiss: 14 raters, 10 subjects, 5 categories, P = 0.378
SELECT (agreement(c, 'nominal')).* FROM pg_temp.conversations('0 0 0 0 14/0 2 6 4 2/0 0 3 5 6/0 3 9 2 0/2 2 8 1 1/7 7 0 0 0/3 2 6 3 0/2 5 3 2 2/6 5 2 1 0/0 2 2 3 7', 1, 5) AS c;

-- Shrout and Fleiss (1979): 4 judges, 6 targets; alpha of interval data 0.1473
SELECT (agreement(s, 'interval')).* FROM (
	SELECT csat_agg(r, 1, 10) AS s FROM (VALUES (1, '{9,2,5,8}'), (2, '{6,1,3,2}'), (3, '{8,4,6,8}'), (4, '{7,1,2,6}'), (5, '{10,5,6,9}'), (6, '{6,2,4,7}')) AS t (c, j), unnest(j::int[]) AS r GROUP BY c) AS t;

--
-- the oracle: the definitions, in plain SQL over single ratings
--

CREATE TEMP TABLE rated (tbl integer, points integer, conversation integer, reviewer integer, rating integer);
SELECT setseed(0.16);
INSERT INTO rated SELECT t, 2 + t % 6, c, r, least(2 + t % 6, 1 + floor((t % 3 + random()) * (2 + t % 6) / (1 + t % 3) * power(random(), t % 2)))::int
  FROM generate_series(1, 40) AS t, generate_series(1, 2 + t) AS c, generate_series(1, 4) AS r WHERE random() < 0.7;
CREATE TEMP VIEW compared AS
	SELECT *, count(*) OVER (PARTITION BY tbl, conversation) AS m FROM rated;
-- coincidences of each two points
CREATE TEMP TABLE coincidence AS
	SELECT a.tbl, a.points, a.rating AS k, b.rating AS l, sum(1.0::float8 / (a.m - 1)) AS o
	  FROM compared AS a JOIN compared AS b USING (tbl, conversation) WHERE a.reviewer <> b.reviewer GROUP BY 1, 2, 3, 4;
CREATE TEMP TABLE point AS
	SELECT tbl, k, sum(o) AS n, sum(sum(o)) OVER (PARTITION BY tbl) AS total,
	       sum(sum(o)) OVER (PARTITION BY tbl ORDER BY k) - sum(o) / 2 AS rank FROM coincidence GROUP BY tbl, k;
CREATE TEMP TABLE distance AS
	SELECT p.tbl, p.k, q.k AS l, p.n * q.n AS expected, p.total, level,
	       CASE level WHEN 'nominal' THEN (p.k <> q.k)::int WHEN 'ordinal' THEN (p.rank - q.rank) ^ 2
	                  WHEN 'interval' THEN (p.k - q.k) ^ 2.0 ELSE ((p.k - q.k)::float8 / (p.k + q.k)) ^ 2 END AS d
	  FROM point AS p JOIN point AS q USING (tbl), unnest('{nominal,ordinal,interval,ratio}'::text[]) AS level;
CREATE TEMP TABLE oracle_alpha AS
	SELECT tbl, level, 1 - (max(total) - 1) * sum(o * d) / nullif(sum(expected * d), 0) AS alpha
	  FROM distance LEFT JOIN coincidence USING (tbl, k, l) GROUP BY tbl, level;
-- AC: weights 1, linear, squared, of ratios; the chance of a point is its mean share
CREATE TEMP TABLE oracle_weight AS
	SELECT points, k, l, level, 1 - CASE level WHEN 'nominal' THEN (k <> l)::int WHEN 'ordinal' THEN abs(k - l) / (points - 1.0)
	       WHEN 'interval' THEN ((k - l) / (points - 1.0)) ^ 2 ELSE ((k - l) / (k + l + 0.0)) ^ 2 / ((points - 1.0) / (points + 1.0)) ^ 2 END AS w
	  FROM generate_series(2, 7) AS points, generate_series(1, points) AS k, generate_series(1, points) AS l, unnest('{nominal,ordinal,interval,ratio}'::text[]) AS level;
CREATE TEMP TABLE oracle_ac AS
	WITH share AS (
		SELECT tbl, points, k, sum(p) / (SELECT count(DISTINCT conversation) FROM rated WHERE rated.tbl = t.tbl) AS p
		  FROM (SELECT tbl, points, rating AS k, conversation, 1.0 / m AS p FROM compared) AS t GROUP BY tbl, points, k
	), chance AS (
		SELECT tbl, level, max(t) / (max(points) * (max(points) - 1.0)) * sum(p * (1 - p)) AS pe
		  FROM share JOIN (SELECT points, level, sum(w) AS t FROM oracle_weight GROUP BY 1, 2) AS w USING (points) GROUP BY tbl, level
	), agreed AS (
		SELECT tbl, level, avg(pa) AS pa, avg(same) AS same FROM (
			SELECT a.tbl, level, a.conversation, avg(w) AS pa, avg((a.rating = b.rating)::int) AS same FROM compared AS a JOIN compared AS b USING (tbl, conversation)
			  JOIN oracle_weight AS o ON o.points = a.points AND k = a.rating AND l = b.rating WHERE a.reviewer <> b.reviewer GROUP BY 1, 2, 3) AS t GROUP BY tbl, level
	) SELECT tbl, level, (pa - pe) / (1 - pe) AS ac, 100 * same AS percent FROM agreed JOIN chance USING (tbl, level);
CREATE TEMP TABLE conversation AS
	SELECT tbl, points, conversation, csat_agg(rating, 1, points) AS s, count(*) AS m FROM rated GROUP BY 1, 2, 3;
CREATE TEMP TABLE answer AS
	SELECT tbl, level, (agreement(s, level)).*, count(*) FILTER (WHERE m > 1) AS with_two, sum(m) FILTER (WHERE m > 1) AS of_them
	  FROM conversation, unnest('{nominal,ordinal,interval,ratio}'::text[]) AS level GROUP BY tbl, level;
SELECT count(*), count(krippendorff_alpha) > 150 AS alphas, count(gwet_ac) > 150 AS acs FROM answer;
SELECT tbl, level, krippendorff_alpha, alpha, gwet_ac, ac, percent_agreement, percent FROM answer JOIN oracle_alpha USING (tbl, level) JOIN oracle_ac USING (tbl, level)
 WHERE conversations > 1 AND (abs(krippendorff_alpha - alpha) < 1e-6) IS DISTINCT FROM true AND alpha IS NOT NULL
    OR conversations > 1 AND (abs(gwet_ac - ac) < 1e-6) IS DISTINCT FROM true OR (abs(percent_agreement - percent) < 1e-6) IS DISTINCT FROM true
    OR (alpha IS NULL OR conversations < 2) <> (krippendorff_alpha IS NULL);
SELECT * FROM answer WHERE conversations <> with_two OR ratings <> of_them
    OR NOT (alpha_low <= krippendorff_alpha AND krippendorff_alpha <= alpha_high AND alpha_low >= -1 AND alpha_high <= 1)
    OR NOT (ac_low <= gwet_ac AND gwet_ac <= ac_high AND ac_low >= -1 AND ac_high <= 1);

-- two ratings each, one point more or fewer: alpha doesn't care where an interval scale begins
SELECT count(*) FROM (SELECT tbl, (agreement(s, 'interval')).* FROM conversation GROUP BY tbl) AS a JOIN
	(SELECT tbl, (agreement(t, 'interval')).* FROM (SELECT tbl, csat_agg(rating - 20, -19, points - 20) AS t FROM rated GROUP BY tbl, conversation, points) AS c GROUP BY tbl) AS b USING (tbl)
 WHERE (a.krippendorff_alpha, a.alpha_low, a.gwet_ac) IS DISTINCT FROM (b.krippendorff_alpha, b.alpha_low, b.gwet_ac);

-- half points, and hundredths: a scale with a step gives what its points give
SELECT level, (agreement(s, level)).krippendorff_alpha, (agreement(t, level)).krippendorff_alpha, (agreement(s, level)).gwet_ac, (agreement(t, level)).gwet_ac
  FROM (SELECT csat_agg(r / 2.0, 0.5, 2.5, 0.5) AS s, csat_agg(r, 1, 5) AS t FROM (VALUES (1, '{1,2}'), (2, '{3,3,4}'), (3, '{5,4,5}'), (4, '{2,2}')) AS t (c, rs), unnest(rs::int[]) AS r GROUP BY c) AS c, unnest('{nominal,ordinal,interval,ratio}'::text[]) AS level
 GROUP BY level ORDER BY level;
SELECT (agreement(s, 'interval')).* FROM (SELECT csat_agg(r, 0, 10, 0.01) AS s FROM (VALUES (1, '{7.25,7.5}'), (2, '{3.01,3.3,4}'), (3, '{9.99,10}'), (4, '{0,0.5}')) AS t (c, rs), unnest(rs::numeric[]) AS r GROUP BY c) AS c;

--
-- where there is nothing to say
--

-- all ratings the same: alpha has nothing to go by; AC knows that they agree, and how far ten conversations show it
SELECT (agreement(c, 'nominal')).* FROM pg_temp.conversations('0 0 3/0 0 3/0 0 3/0 0 3/0 0 3/0 0 3/0 0 3/0 0 3/0 0 3/0 0 3', 1, 3) AS c;
-- nearly all at the top: one dissent, and alpha is below 0; AC isn't
SELECT (agreement(c, 'nominal')).* FROM pg_temp.conversations('0 0 3/0 0 3/0 0 3/0 0 3/0 0 3/0 0 3/0 0 3/0 0 3/0 0 3/1 0 2', 1, 3) AS c;
-- they agree always, on different things
SELECT (agreement(c, 'ordinal')).* FROM pg_temp.conversations('0 0 3/0 3 0/0 0 3/3 0 0', 1, 3) AS c;
-- one conversation, single ratings, empty summaries, none, NULL
SELECT (agreement(c, 'nominal')).* FROM pg_temp.conversations('0 2 1', 1, 3) AS c;
SELECT (agreement(c, 'nominal')).* FROM pg_temp.conversations('0 2 1/1 0 0/0 0 0', 1, 3) AS c;
SELECT (agreement(c, 'ordinal')).* FROM pg_temp.conversations('0 1 0/1 0 0/0 0 1', 1, 3) AS c;
SELECT (agreement(c, 'ratio')).* FROM pg_temp.conversations('0 0 0/0 0 0', 1, 3) AS c;
SELECT (agreement('{}'::rating_summary, 'nominal')).*;
SELECT (agreement(NULL, 'nominal')).*;
SELECT (agreement(s, 'nominal')).* FROM (SELECT nps_agg(1) AS s WHERE false) AS t WHERE s IS NULL;
-- a NULL summary is no conversation, an empty one without a scale goes with every scale
SELECT (agreement(c, 'nominal')).* FROM (SELECT pg_temp.conversations('0 2 0/1 1 0', 1, 3) UNION ALL SELECT NULL UNION ALL SELECT '{}') AS t (c);
-- zero is a point of a ratio scale
SELECT (agreement(c, 'ratio')).* FROM pg_temp.conversations('2 0 0/0 1 1/0 0 2/1 1 0', 0, 2) AS c;

--
-- wrong input
--

\set SHOW_CONTEXT never
SELECT agreement(c, 'Nominal') FROM pg_temp.conversations('2 0 0', 1, 3) AS c;
\echo :LAST_ERROR_SQLSTATE
SELECT agreement(c, '') FROM pg_temp.conversations('2 0 0', 1, 3) AS c;
\echo :LAST_ERROR_SQLSTATE
SELECT agreement(c, repeat('x', 100)) FROM pg_temp.conversations('2 0 0', 1, 3) AS c;
\echo :LAST_ERROR_SQLSTATE
SELECT agreement(c, NULL) FROM pg_temp.conversations('2 0 0', 1, 3) AS c;
\echo :LAST_ERROR_SQLSTATE
SELECT agreement(c, 'ratio') FROM pg_temp.conversations('2 0 0', -1, 1) AS c;
\echo :LAST_ERROR_SQLSTATE
SELECT agreement('1..3 {2,0,0}', l) FROM unnest('{ordinal,interval}'::text[]) AS l;
\echo :LAST_ERROR_SQLSTATE
SELECT agreement(c, 'nominal') FROM (SELECT pg_temp.conversations('2 0 0', 1, 3) UNION ALL SELECT pg_temp.conversations('2 0 0', 0, 2)) AS t (c);
\echo :LAST_ERROR_SQLSTATE
SELECT agreement(weighted_rating_agg, 'nominal') FROM (SELECT weighted_rating_agg(1, 2.0, 1, 3)) AS t;
\echo :LAST_ERROR_SQLSTATE
SELECT agreement(rating_summary(1, ARRAY[4294967296, 0]), 'nominal');
\echo :LAST_ERROR_SQLSTATE
SELECT agreement_final('\x01');
\echo :LAST_ERROR_SQLSTATE
SELECT agreement_accum('\x0100', nps_agg(1), 'nominal') FROM generate_series(1, 1);
\echo :LAST_ERROR_SQLSTATE
SELECT agreement_combine(rater_agreement_accum(NULL, 1, 1, 1, 5, 'nominal'), rater_agreement_accum(NULL, 1, 1, 1, 5, 'nominal'));
\echo :LAST_ERROR_SQLSTATE
SELECT agreement_combine(agreement_accum(NULL, '1..2 {1,1}', 'nominal'), agreement_accum(NULL, '1..3 {1,1,1}', 'nominal'));
\echo :LAST_ERROR_SQLSTATE
SELECT agreement_combine(agreement_accum(NULL, '1..2 {1,1}', 'nominal'), agreement_accum(NULL, '1..2 {1,1}', 'ordinal'));
\echo :LAST_ERROR_SQLSTATE

--
-- however it is put together, it is the same
--

-- shared out over two, five and fifty states, by hand and out of order
CREATE AGGREGATE pg_temp.agreement_state(summary rating_summary, level text) (SFUNC = agreement_accum, STYPE = bytea);
CREATE AGGREGATE pg_temp.agreement_merge(bytea) (SFUNC = agreement_combine, STYPE = bytea);
SELECT parts, count(*) FROM unnest('{2,5,50}'::int[]) AS parts, LATERAL (
	SELECT tbl, level, agreement_final(pg_temp.agreement_merge(state ORDER BY md5(part::text))) AS merged FROM (
		SELECT tbl, level, abs(hashtext(conversation::text)) % parts AS part, pg_temp.agreement_state(s, level) AS state
		  FROM conversation, unnest('{nominal,ordinal,interval,ratio}'::text[]) AS level GROUP BY 1, 2, 3) AS t GROUP BY tbl, level) AS m
  JOIN answer AS a USING (tbl, level)
 WHERE merged::text <> ROW(conversations, ratings, percent_agreement, krippendorff_alpha, alpha_low, alpha_high, gwet_ac, ac_low, ac_high)::text GROUP BY parts;
-- stored and sent as text; without an aggregate's context each call is a value of its own
SELECT tbl, count(*) FROM (SELECT tbl, pg_temp.agreement_state(s, 'ordinal')::text::bytea AS state FROM conversation GROUP BY tbl) AS t JOIN answer AS a USING (tbl)
 WHERE level = 'ordinal' AND agreement_final(agreement_combine(state, agreement_accum(NULL, '{}', 'ordinal')))::text
    <> ROW(conversations, ratings, percent_agreement, krippendorff_alpha, alpha_low, alpha_high, gwet_ac, ac_low, ac_high)::text GROUP BY tbl;
WITH one AS (SELECT agreement_accum(NULL, '1..3 {0,1,2}', 'nominal') AS s), two AS (SELECT s, agreement_accum(s, '1..3 {1,1,1}', 'nominal') AS t FROM one)
SELECT (agreement_final(s)).conversations, (agreement_final(t)).conversations, (agreement_final(agreement_combine(t, t))).conversations FROM two;

-- in parallel
CREATE TABLE many_conversations AS SELECT i AS conversation, rating_summary(0, ARRAY(SELECT floor(3 * random() ^ 4)::bigint FROM generate_series(0, 10) WHERE i > 0)) AS s FROM generate_series(1, 20000) AS i;
ALTER TABLE many_conversations SET (parallel_workers = 2);
ANALYZE many_conversations;
CREATE TEMP TABLE serial AS SELECT (agreement(s, 'ordinal')).* FROM many_conversations;
SET parallel_setup_cost = 0;
SET parallel_tuple_cost = 0;
SET min_parallel_table_scan_size = 0;
CREATE FUNCTION pg_temp.plan(query text) RETURNS SETOF text LANGUAGE plpgsql AS $$ BEGIN RETURN QUERY EXECUTE 'EXPLAIN (COSTS OFF) ' || query; END $$;
SELECT count(*) FILTER (WHERE plan LIKE '%Partial Aggregate%') AS partial, count(*) FILTER (WHERE plan LIKE '%Workers Planned: 2%') AS workers
  FROM pg_temp.plan('SELECT agreement(s, ''ordinal'') FROM many_conversations');
SELECT (agreement(s, 'ordinal')).* FROM many_conversations EXCEPT SELECT * FROM serial;
SELECT conversations > 15000 AS conversations FROM serial;
-- over a window
SELECT i, (a).conversations, (a).krippendorff_alpha FROM (SELECT i, agreement(s, 'ordinal') OVER (ORDER BY i) AS a FROM (VALUES (1, '1..3 {2,0,0}'::rating_summary), (2, '1..3 {0,1,1}'), (3, '1..3 {0,0,2}')) AS t (i, s)) AS w;
DROP TABLE many_conversations;
